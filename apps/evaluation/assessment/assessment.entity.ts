import type { Defect } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CouncilLevel } from '../council/council.entity.js';
import type { Refusal } from '../fact.js';
import type { Conclusion } from './conclusion.js';

/**
 * `scoring`: members score, each for themselves · `deliberating`: the chair has opened the scores, a meeting may vote ·
 * `concluded`: by the council · `cancelled`: the initiative left, or registration would not have it opened.
 */
export const assessmentStates = ['scoring', 'deliberating', 'concluded', 'cancelled'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** Phân công: who owes a score sheet until when, and in whose place. */
export interface Assignment {
  personId: string;
  dueAt: string;
  replaces?: string;
  /** The plan that it came from. */
  planId?: string;
}

/** Chỗ khuyết: whoever left an assignment without another taking it. */
export interface Vacancy {
  personId: string;
  dueAt: string;
}

/** Từ chối tham gia vì xung đột lợi ích, or another reason; goes into the minutes. */
export interface Recusal {
  personId: string;
  name: string;
  reason: string;
  at: string;
  /**
   * Khai báo xung đột muộn: after they had declared that they were free of it or, so that the conclusion stays as it
   * is, after that.
   */
  late?: 'declared-free' | 'concluded';
}

export const assessmentOutcomes = ['recommend', 'improve', 'decline'] as const;
export type AssessmentOutcome = (typeof assessmentOutcomes)[number];

export const assessmentChecks = {
  state: `state IN (${assessmentStates.map((state) => `'${state}'`).join(', ')})`,
  level: `level IN ('unit', 'district')`,
  opened: `state NOT IN ('deliberating', 'concluded') OR scores_opened_at IS NOT NULL`,
  concluded: `(state = 'concluded') = (outcome IS NOT NULL AND decided_by IS NOT NULL AND concluded_at IS NOT NULL)`,
};
const running = `state IN ('scoring', 'deliberating')`;

/** Đánh giá của một hội đồng với một hồ sơ. */
@Entity('assessment')
@Check('assessment_state', assessmentChecks.state)
@Check('assessment_level', assessmentChecks.level)
@Check('assessment_opened', assessmentChecks.opened)
@Check('assessment_concluded', assessmentChecks.concluded)
@Index('assessment_once', ['initiativeId', 'level'], { unique: true, where: running })
@Index('assessment_list', ['councilId', 'openedAt', 'id'])
@Index('assessment_dossier', ['initiativeId'])
@Index('assessment_fact', ['factId'])
export class Assessment {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: AssessmentState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly level!: CouncilLevel;
  @Column('uuid', { name: 'council_id' }) readonly councilId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** The regulation that the initiative started under. */
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('integer', { name: 'round_year', nullable: true }) readonly roundYear!: number | null;
  @Column('integer', { name: 'round_number', nullable: true }) readonly roundNumber!: number | null;
  /** Authors, members in a conflict that blocks, everyone who recused: in no assignment, ballot or count, and shown nothing of it. */
  @Column('uuid', { name: 'conflicted_ids', array: true }) readonly conflictedIds!: string[];
  @Column('jsonb') readonly recusals!: readonly Recusal[];
  @Column('jsonb') readonly assignments!: readonly Assignment[];
  @Column('uuid', { name: 'assigned_ids', array: true }) readonly assignedIds!: string[];
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('timestamptz', { name: 'scores_opened_at', nullable: true }) readonly scoresOpenedAt!: Date | null;
  @Column('uuid', { name: 'meeting_id', nullable: true }) readonly meetingId!: string | null;
  @Column('text', { nullable: true }) readonly outcome!: AssessmentOutcome | null;
  /** The rule of the regulation that decided. */
  @Column('text', { name: 'decided_by', nullable: true }) readonly decidedBy!: string | null;
  @Column('jsonb', { nullable: true }) readonly conclusion!: Conclusion | null;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('jsonb') readonly defects!: readonly Defect[];
  @Column('timestamptz', { name: 'concluded_at', nullable: true }) readonly concludedAt!: Date | null;
  /** The last fact it told, and the state before: where it goes back to when registration refuses. */
  @Column('uuid', { name: 'fact_id', nullable: true }) readonly factId!: string | null;
  @Column('text', { name: 'fact_from', nullable: true }) readonly factFrom!: AssessmentState | null;
  @Column('jsonb', { nullable: true }) readonly refusal!: Refusal | null;
  /** Members who declared that they are free of conflict; nobody else of the council sees or scores it. */
  @Column('uuid', { name: 'declared_ids', array: true, default: [] }) readonly declaredIds!: string[];
  @Column('jsonb', { default: [] }) readonly vacancies!: readonly Vacancy[];
}
