import type { ActedBy, Evidence } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const followUpStates = ['scheduled', 'open', 'still-fixed', 'came-back', 'closed'] as const;
/**
 * `scheduled`: for a later year; the clock opens it. `open`: the head owes an answer, also after `dueAt`. `still-fixed`,
 * `came-back`: what the head said. `closed`: no longer asked, because the recognition was revoked.
 */
export type FollowUpState = (typeof followUpStates)[number];

export const followUpChecks = {
  state: `state IN ('scheduled', 'open', 'still-fixed', 'came-back', 'closed')`,
  answered: `(state IN ('still-fixed', 'came-back')) = (answered_by IS NOT NULL AND answered_at IS NOT NULL)`,
};

/** Kiểm tra hằng năm: whether the shortcoming that a recognized initiative answered is still fixed. */
@Entity('follow_up')
@Check('follow_up_state', followUpChecks.state)
@Check('follow_up_answered', followUpChecks.answered)
@Unique('follow_up_once', ['initiativeId', 'ordinal'])
@Index('follow_up_scheduled', ['opensAt'], { where: `state = 'scheduled'` })
@Index('follow_up_list', ['state', 'dueAt', 'id'])
export class FollowUp {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: FollowUpState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** Which of the yearly questions, from 1. */
  @Column('integer') readonly ordinal!: number;
  /** The shortcoming in the words that it was committed with. */
  @Column('text') readonly shortcoming!: string;
  /** When it is asked: the first reminder's day. */
  @Column('timestamptz', { name: 'opens_at' }) readonly opensAt!: Date;
  /** The first instant that is too late. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('jsonb') readonly evidence!: readonly Evidence[];
  @Column('jsonb', { name: 'answered_by', nullable: true }) readonly answeredBy!: ActedBy | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
}
