import type { IntakeChannel } from '#lib/regulation/regulation.js';
import type { Defect } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Refusal } from '../fact.js';

/**
 * `waiting`: at the office, no receipt yet · `received`: receipt given, formal check runs · `accepted`: valid dossier ·
 * `returned`: defects listed, a clock runs · `refused`: with a reason · `cancelled`: the initiative left the round.
 */
export const intakeStates = ['waiting', 'received', 'accepted', 'returned', 'refused', 'cancelled'] as const;
export type IntakeState = (typeof intakeStates)[number];

export const intakeChecks = {
  state: `state IN (${intakeStates.map((state) => `'${state}'`).join(', ')})`,
  received: `state IN ('waiting', 'cancelled') OR (receipt_number IS NOT NULL AND answer_by IS NOT NULL)`,
  accepted: `state <> 'accepted' OR decide_by IS NOT NULL`,
  returned: `state <> 'returned' OR (jsonb_array_length(defects) > 0 AND due_at IS NOT NULL)`,
  refused: `state <> 'refused' OR reason IS NOT NULL`,
};

/** Tiếp nhận: one dossier at the intake office of its sector, in one round. */
@Entity('intake')
@Check('intake_state', intakeChecks.state)
@Check('intake_received', intakeChecks.received)
@Check('intake_accepted', intakeChecks.accepted)
@Check('intake_returned', intakeChecks.returned)
@Check('intake_refused', intakeChecks.refused)
@Unique('intake_once', ['initiativeId', 'roundYear', 'roundNumber'])
@Unique('intake_receipt', ['officeUnitId', 'receiptYear', 'receiptSequence'])
@Index('intake_list', ['officeUnitId', 'submittedAt', 'id'])
@Index('intake_fact', ['factId'])
export class Intake {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: IntakeState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'round_year' }) readonly roundYear!: number;
  @Column('integer', { name: 'round_number' }) readonly roundNumber!: number;
  @Column('text') readonly sector!: string;
  @Column('uuid', { name: 'office_unit_id' }) readonly officeUnitId!: string;
  /** The office and every unit above it, nearest first. */
  @Column('uuid', { name: 'office_path', array: true }) readonly officePath!: string[];
  /** Authors at the last submission: they never handle their own dossier. */
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  @Column('timestamptz', { name: 'submitted_at' }) readonly submittedAt!: Date;
  /** Version of the initiative that was last submitted. */
  @Column('integer', { name: 'submitted_version' }) readonly submittedVersion!: number;
  /** The formal check must be done before this instant (TT 18/2013 Điều 6). */
  @Column('timestamptz', { name: 'check_by' }) readonly checkBy!: Date;
  @Column('integer', { name: 'receipt_year', nullable: true }) readonly receiptYear!: number | null;
  @Column('integer', { name: 'receipt_sequence', nullable: true }) readonly receiptSequence!: number | null;
  @Column('text', { name: 'receipt_number', nullable: true }) readonly receiptNumber!: string | null;
  @Column('timestamptz', { name: 'received_at', nullable: true }) readonly receivedAt!: Date | null;
  /** Answer date on the receipt: the first instant that is too late. */
  @Column('timestamptz', { name: 'answer_by', nullable: true }) readonly answerBy!: Date | null;
  @Column('timestamptz', { name: 'decide_by', nullable: true }) readonly decideBy!: Date | null;
  @Column('jsonb') readonly defects!: readonly Defect[];
  /** Until when the defects are to be mended. */
  @Column('timestamptz', { name: 'due_at', nullable: true }) readonly dueAt!: Date | null;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  /** The last fact it told, and the state before: where it goes back to when registration refuses. */
  @Column('uuid', { name: 'fact_id', nullable: true }) readonly factId!: string | null;
  @Column('text', { name: 'fact_from', nullable: true }) readonly factFrom!: IntakeState | null;
  @Column('jsonb', { nullable: true }) readonly refusal!: Refusal | null;
  /** How the regulation calls the office, for the receipt. */
  @Column('text', { name: 'office_label', default: '' }) readonly officeLabel!: string;
  /** Cơ quan thường trực that a collecting office compiles for and reports to. */
  @Column('text', { name: 'reports_to', nullable: true }) readonly reportsTo!: string | null;
  /** Cách nộp. */
  @Column('text', { nullable: true }) readonly channel!: IntakeChannel | null;
  /** Bộ hồ sơ giấy đã nhận. */
  @Column('integer', { name: 'paper_copies', nullable: true }) readonly paperCopies!: number | null;
  /** Lệ phí đã thu, in đồng. */
  @Column('integer', { nullable: true }) readonly fee!: number | null;
}
