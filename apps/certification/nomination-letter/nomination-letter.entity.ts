import type { ActedBy } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Signer } from '../decision/decision.entity.js';

export const letterStates = ['signed', 'published'] as const;
/** `signed`: with the province, under embargo. `published`: registration is told, and through it everyone. */
export type LetterState = (typeof letterStates)[number];

export const letterChecks = {
  state: `state IN ('signed', 'published')`,
  published: `(state = 'published') = (num_nonnulls(published_at, published_by) = 2)`,
};

/** Tờ trình đề cử lên tỉnh: one paper for many nominations; number and date are given at signing (NĐ 30/2020). */
@Entity('nomination_letter')
@Check('nomination_letter_state', letterChecks.state)
@Check('nomination_letter_published', letterChecks.published)
@Unique('nomination_letter_number', ['bodyUnitId', 'numberYear', 'sequence'])
@Index('nomination_letter_newest', ['signedAt', 'id'])
export class NominationLetter {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: LetterState;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Year of the regulation that the initiatives belong to. */
  @Column('integer') readonly year!: number;
  /** Cơ quan trình. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  /** Nơi nhận, as the regulation names it. */
  @Column('text') readonly addressee!: string;
  /** Qua cơ quan nào, as the regulation names it. */
  @Column('text', { nullable: true }) readonly through!: string | null;
  /** Cơ quan tham mưu lựa chọn. */
  @Column('text', { name: 'selected_by', nullable: true }) readonly selectedBy!: string | null;
  /** Best rank first. */
  @Column('uuid', { name: 'nomination_ids', array: true }) readonly nominationIds!: string[];
  /** Local year of signing, which the number runs in. */
  @Column('integer', { name: 'number_year' }) readonly numberYear!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('jsonb') readonly signer!: Signer;
  @Column('timestamptz', { name: 'published_at', nullable: true }) readonly publishedAt!: Date | null;
  @Column('jsonb', { name: 'published_by', nullable: true }) readonly publishedBy!: ActedBy | null;
}
