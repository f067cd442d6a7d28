import type { Level } from '#lib/contracts/shared.js';
import type { PaperKind } from '#lib/regulation/regulation.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const certificateStates = ['valid', 'revoked', 'void', 'replaced'] as const;
/**
 * `void`: registration refused the recognition, so it never took effect; the number stays used. `replaced`: another
 * certificate took its place.
 */
export type CertificateState = (typeof certificateStates)[number];

/** Văn bản that corrected or ended a certificate; of a reissue, the certificate that took its place. */
export interface AmendingPaper {
  /** Đính chính, thay thế quyết định, cấp lại giấy, hủy bỏ công nhận. */
  act: 'correction' | 'replacement' | 'reissue' | 'revocation';
  number: string;
  /** Local date. */
  signedOn: string;
}

export const certificateChecks = {
  state: `state IN ('valid', 'revoked', 'void', 'replaced')`,
  replaced: `(state = 'replaced') = (replaced_by_id IS NOT NULL) AND (state <> 'replaced' OR amended_by IS NOT NULL)`,
};

/** Where no second certificate of the same author for the same line may stand. */
export const standingCertificate = `state <> 'replaced'`;

/** Giấy chứng nhận: one per author, naming the others (TT 18/2013 Phụ lục III); only what became of it changes. */
@Entity('certificate')
@Check('certificate_state', certificateChecks.state)
@Check('certificate_replaced', certificateChecks.replaced)
@Unique('certificate_number', ['bodyUnitId', 'kind', 'year', 'sequence'])
@Index('certificate_author', ['itemId', 'personId'], { unique: true, where: standingCertificate })
@Index('certificate_replaces_once', ['replacesId'], { unique: true })
@Index('certificate_by_number', ['number'])
@Index('certificate_person', ['personId'])
@Index('certificate_newest', ['issuedAt', 'id'])
@Index('certificate_initiative', ['initiativeId'])
export class Certificate {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly state!: CertificateState;
  @Column('uuid', { name: 'decision_id' }) readonly decisionId!: string;
  /** The line of the decision that it certifies. */
  @Column('uuid', { name: 'item_id' }) readonly itemId!: string;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text') readonly level!: Level;
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  @Column('text') readonly kind!: PaperKind;
  @Column('integer') readonly year!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'full_name' }) readonly fullName!: string;
  /** Names of the other authors. */
  @Column('text', { name: 'co_authors', array: true }) readonly coAuthors!: string[];
  @Column('text') readonly title!: string;
  @Column('text', { name: 'decision_number' }) readonly decisionNumber!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'issued_at' }) readonly issuedAt!: Date;
  /** The certificate that this one takes the place of. */
  @Column('uuid', { name: 'replaces_id', nullable: true }) readonly replacesId!: string | null;
  /** The certificate that took its place. */
  @Column('uuid', { name: 'replaced_by_id', nullable: true }) readonly replacedById!: string | null;
  /** The paper that corrected its decision since, or replaced it. */
  @Column('jsonb', { name: 'amended_by', nullable: true }) readonly amendedBy!: AmendingPaper | null;
}
