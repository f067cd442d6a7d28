import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `drafted`: a preview that changes nothing · `applied`: its members are assigned · `undone`: and released again. */
export const planStates = ['drafted', 'applied', 'undone'] as const;
export type PlanState = (typeof planStates)[number];

/** Why this member: by panel, by expertise; `doubtful` where nobody better was left. */
export interface PlannedMember {
  personId: string;
  panel?: string;
  expertise: string[];
  doubtful: boolean;
}

/** What the plan gives one dossier, and who had it when the plan was made. */
export interface PlannedDossier {
  assessmentId: string;
  title: string;
  /** Who was assigned when the plan was made. */
  before: string[];
  members: PlannedMember[];
  /** How many it lacks, because everyone else is in conflict or at the maximum. */
  missing: number;
}

/** Number of sheets owed, before and with the plan. */
export interface PlannedLoad {
  personId: string;
  /** Sheets owed when the plan was made. */
  before: number;
  /** Sheets owed once it is applied. */
  after: number;
}

export const planChecks = {
  state: `state IN (${planStates.map((state) => `'${state}'`).join(', ')})`,
  applied: `(state = 'drafted') = (applied_at IS NULL)`,
};

/** Phương án phân công of many dossiers to the members of a council. */
@Entity('assignment_plan')
@Check('assignment_plan_state', planChecks.state)
@Check('assignment_plan_applied', planChecks.applied)
@Index('assignment_plan_list', ['councilId', 'draftedAt', 'id'])
export class AssignmentPlan {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: PlanState;
  @Column('uuid', { name: 'council_id' }) readonly councilId!: string;
  /** Ties are broken by it; the same seed gives the same plan. */
  @Column('text') readonly seed!: string;
  @Column('integer', { name: 'per_dossier' }) readonly perDossier!: number;
  @Column('integer', { name: 'min_load', nullable: true }) readonly minLoad!: number | null;
  @Column('integer', { name: 'max_load', nullable: true }) readonly maxLoad!: number | null;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('jsonb') readonly dossiers!: readonly PlannedDossier[];
  @Column('jsonb') readonly loads!: readonly PlannedLoad[];
  @Column('timestamptz', { name: 'drafted_at' }) readonly draftedAt!: Date;
  /** When its assignments were made; null until then. */
  @Column('timestamptz', { name: 'applied_at', nullable: true }) readonly appliedAt!: Date | null;
}
