import type { Level } from '#lib/contracts/shared.js';
import type { PaperKind } from '#lib/regulation/regulation.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const certificateStates = ['valid', 'revoked', 'void'] as const;
/** `void`: registration refused the recognition, so it never took effect; the number stays used. */
export type CertificateState = (typeof certificateStates)[number];

/** Giấy chứng nhận: one per author, naming the others (TT 18/2013 Phụ lục III); only its state ever changes. */
@Entity('certificate')
@Check('certificate_state', `state IN ('valid', 'revoked', 'void')`)
@Unique('certificate_number', ['bodyUnitId', 'kind', 'year', 'sequence'])
@Unique('certificate_author', ['itemId', 'personId'])
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
}
