import type { ActedBy, Level } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const rewardProposalStates = ['selected', 'proposed', 'granted', 'not-granted', 'withdrawn'] as const;
/**
 * `selected`: chosen, not told to the authors yet. `proposed`: went with a signed letter. `granted`, `not-granted`: what
 * was answered. `withdrawn`: dropped, or the recognition was revoked before the answer.
 */
export type RewardProposalState = (typeof rewardProposalStates)[number];

/** Hình thức khen thưởng, as the regulation called it then. */
export interface RewardFormRef {
  key: string;
  label: string;
}

/** Where no second proposal of the same author, initiative and level may stand. */
export const standing = `state <> 'withdrawn'`;

export const rewardProposalChecks = {
  state: `state IN ('selected', 'proposed', 'granted', 'not-granted', 'withdrawn')`,
  level: `level IN ('unit', 'district', 'province')`,
  sent: `num_nonnulls(letter_id, letter_number, proposed_on) IN (0, 3)`,
  proposed: `state IN ('selected', 'withdrawn') OR letter_id IS NOT NULL`,
  answered: `(state IN ('granted', 'not-granted')) = (num_nonnulls(answered_on, answered_by) = 2)`,
  granted: `state <> 'granted' OR num_nonnulls(answer_number, granted_form) = 2`,
  refused: `state <> 'not-granted' OR answer_reason IS NOT NULL`,
};

/** Đề nghị khen thưởng: one author of one initiative that was recognized at a level (P9, B4). */
@Entity('reward_proposal')
@Check('reward_proposal_state', rewardProposalChecks.state)
@Check('reward_proposal_level', rewardProposalChecks.level)
@Check('reward_proposal_sent', rewardProposalChecks.sent)
@Check('reward_proposal_proposed', rewardProposalChecks.proposed)
@Check('reward_proposal_answered', rewardProposalChecks.answered)
@Check('reward_proposal_granted', rewardProposalChecks.granted)
@Check('reward_proposal_refused', rewardProposalChecks.refused)
@Index('reward_proposal_once', ['initiativeId', 'level', 'personId'], { unique: true, where: standing })
@Index('reward_proposal_initiative', ['initiativeId'])
@Index('reward_proposal_list', ['localityId', 'state'])
@Index('reward_proposal_newest', ['createdAt', 'id'])
export class RewardProposal {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: RewardProposalState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Of the recognition that it stands on. */
  @Column('text') readonly level!: Level;
  /** Tác giả được đề nghị. */
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'full_name' }) readonly fullName!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Unit of the initiative. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text') readonly sector!: string;
  @Column('text') readonly title!: string;
  /** Of the recognition. */
  @Column('text', { name: 'decision_number' }) readonly decisionNumber!: string;
  @Column('date', { name: 'decided_on' }) readonly decidedOn!: string;
  /** Hình thức đề nghị. */
  @Column('jsonb') readonly form!: RewardFormRef;
  @Column('text') readonly reason!: string;
  @Column('jsonb', { name: 'selected_by' }) readonly selectedBy!: ActedBy;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  /** Tờ trình that it went with. */
  @Index('reward_proposal_letter')
  @Column('uuid', { name: 'letter_id', nullable: true })
  readonly letterId!: string | null;
  @Column('text', { name: 'letter_number', nullable: true }) readonly letterNumber!: string | null;
  /** Local date of the letter. */
  @Column('date', { name: 'proposed_on', nullable: true }) readonly proposedOn!: string | null;
  /** Số quyết định khen thưởng. */
  @Column('text', { name: 'answer_number', nullable: true }) readonly answerNumber!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) readonly answeredOn!: string | null;
  @Column('text', { name: 'answer_reason', nullable: true }) readonly answerReason!: string | null;
  @Column('jsonb', { name: 'answered_by', nullable: true }) readonly answeredBy!: ActedBy | null;
  /** Hình thức được khen. */
  @Column('jsonb', { name: 'granted_form', nullable: true }) readonly grantedForm!: RewardFormRef | null;
  /** The recognition that it stands on was revoked: someone has to look at it. */
  @Column('boolean') readonly flagged!: boolean;
}
