import type { ActedBy } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const nominationStates = ['selected', 'made', 'recognized', 'declined', 'refused', 'closed'] as const;
/**
 * `selected`: chosen and ranked, known to the standing office, the chair and the province alone until it is published.
 * `made`: published, with the province. `recognized`, `declined`: what the province answered; a refusal by registration puts it
 * back. `refused`: registration refused it. `closed`: dropped, or the recognition that it stood on was revoked.
 */
export type NominationState = (typeof nominationStates)[number];

/** Where no second nomination of the same initiative may stand. */
export const current = `state IN ('selected', 'made', 'recognized')`;

export const nominationChecks = {
  state: `state IN ('selected', 'made', 'recognized', 'declined', 'refused', 'closed')`,
  answered: `(state IN ('recognized', 'declined')) = (num_nonnulls(answered_on, answered_by, answer_fact_id) = 3)`,
  recognized: `state <> 'recognized' OR answer_number IS NOT NULL`,
  declined: `state <> 'declined' OR answer_reason IS NOT NULL`,
  told: `state IN ('selected', 'closed') OR fact_id IS NOT NULL`,
  rank: 'rank > 0',
};

/** Đề cử lên tỉnh, and the province's answer. */
@Entity('nomination')
@Check('nomination_state', nominationChecks.state)
@Check('nomination_answered', nominationChecks.answered)
@Check('nomination_recognized', nominationChecks.recognized)
@Check('nomination_declined', nominationChecks.declined)
@Check('nomination_told', nominationChecks.told)
@Check('nomination_rank', nominationChecks.rank)
@Index('nomination_once', ['initiativeId'], { unique: true, where: current })
@Index('nomination_list', ['localityId', 'year', 'state'])
@Index('nomination_letter_of', ['letterId'])
@Index('nomination_newest', ['createdAt', 'id'])
export class Nomination {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: NominationState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Year of the regulation that the initiative belongs to. */
  @Column('integer') readonly year!: number;
  @Column('text') readonly reason!: string;
  /** Thứ tự ưu tiên, from 1. */
  @Column('integer', { nullable: true }) readonly rank!: number | null;
  @Column('jsonb', { name: 'made_by' }) readonly madeBy!: ActedBy;
  @Column('date', { name: 'made_on' }) readonly madeOn!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  /** Tờ trình that it went to the province with. */
  @Column('uuid', { name: 'letter_id', nullable: true }) readonly letterId!: string | null;
  /** The event that told registration of the nomination; none before it is published. */
  @Column('uuid', { name: 'fact_id', nullable: true }) readonly factId!: string | null;
  /** Number of the province's decision. */
  @Column('text', { name: 'answer_number', nullable: true }) readonly answerNumber!: string | null;
  @Column('text', { name: 'answer_reason', nullable: true }) readonly answerReason!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) readonly answeredOn!: string | null;
  @Column('jsonb', { name: 'answered_by', nullable: true }) readonly answeredBy!: ActedBy | null;
  /** The event that told registration of the answer. */
  @Column('uuid', { name: 'answer_fact_id', nullable: true }) readonly answerFactId!: string | null;
  /** Why registration refused what was told last. */
  @Column('text', { name: 'refused_reasons', array: true }) readonly refusedReasons!: string[];
  /** A recognition that it stands on was revoked. */
  @Column('boolean') readonly flagged!: boolean;
}
