import type { ActedBy, Evidence } from '#lib/contracts/shared.js';
import type { SimilarUnit } from '#lib/regulation/scope-test.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const confirmationStates = ['open', 'confirmed', 'declined', 'closed'] as const;
/**
 * `open`: with the unit's head. `confirmed`, `declined`: what the head said; a refusal by registration opens it again.
 * `closed`: the initiative went another way, such as its withdrawal, before the head spoke.
 */
export type ConfirmationState = (typeof confirmationStates)[number];

export const confirmationChecks = {
  state: `state IN ('open', 'confirmed', 'declined', 'closed')`,
  decided: `(state IN ('confirmed', 'declined')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL AND fact_id IS NOT NULL)`,
  confirmed: `state <> 'confirmed' OR (effect IS NOT NULL AND scope IS NOT NULL AND commitment IS NOT NULL)`,
  declined: `state <> 'declined' OR reason IS NOT NULL`,
};

/** Xác nhận của thủ trưởng: effect, scope and commitment of one initiative, or the reason why not. */
@Entity('confirmation')
@Check('confirmation_state', confirmationChecks.state)
@Check('confirmation_decided', confirmationChecks.decided)
@Check('confirmation_confirmed', confirmationChecks.confirmed)
@Check('confirmation_declined', confirmationChecks.declined)
@Unique('confirmation_initiative', ['initiativeId'])
@Index('confirmation_list', ['unitId', 'state'])
@Index('confirmation_newest', ['openedAt', 'id'])
export class Confirmation {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: ConfirmationState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  /** Hiệu quả áp dụng. */
  @Column('text', { nullable: true }) readonly effect!: string | null;
  /** Phạm vi ảnh hưởng. */
  @Column('text', { nullable: true }) readonly scope!: string | null;
  /** Cam kết: the shortcoming is fixed and does not last into later years. */
  @Column('text', { nullable: true }) readonly commitment!: string | null;
  @Column('text', { nullable: true }) readonly proof!: string | null;
  /** Files by their hash, and links, that prove it. */
  @Column('jsonb') readonly evidence!: readonly Evidence[];
  /** Units with the same conditions, and which of them could use it; null where the head did not say. */
  @Column('jsonb', { name: 'similar_units', nullable: true }) readonly similarUnits!: readonly SimilarUnit[] | null;
  @Column('uuid', { name: 'shortcoming_id', nullable: true }) readonly shortcomingId!: string | null;
  /** The shortcoming that the commitment is about, in the words it had then. */
  @Column('text', { nullable: true }) readonly shortcoming!: string | null;
  /** Why it was declined. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('jsonb', { name: 'decided_by', nullable: true }) readonly decidedBy!: ActedBy | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) readonly decidedAt!: Date | null;
  /** The event that told registration. */
  @Column('uuid', { name: 'fact_id', nullable: true }) readonly factId!: string | null;
  /** Why registration refused what was told last. */
  @Column('text', { name: 'refused_reasons', array: true }) readonly refusedReasons!: string[];
}
