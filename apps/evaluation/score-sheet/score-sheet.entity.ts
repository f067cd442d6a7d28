import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/**
 * `draft`: the member is at it · `keyed`: copied from the member's paper by one officer, waits for a second one ·
 * `sent`: counts and is locked.
 */
export const scoreSheetStates = ['draft', 'keyed', 'sent'] as const;
export type ScoreSheetState = (typeof scoreSheetStates)[number];

export const scoreSheetChecks = {
  state: `state IN ('draft', 'keyed', 'sent')`,
  sent: `(state = 'sent') = (sent_at IS NOT NULL)`,
  keyed: `(state <> 'keyed' OR (keyed_by IS NOT NULL AND confirmed_by IS NULL)) AND (state <> 'draft' OR keyed_by IS NULL)`,
  confirmed: `state <> 'sent' OR (keyed_by IS NULL) = (confirmed_by IS NULL)`,
  two: 'confirmed_by <> keyed_by',
};

/** Phiếu chấm of one member; locked once sent, until it is reopened with a reason or the scores are opened. */
@Entity('score_sheet')
@Check('score_sheet_state', scoreSheetChecks.state)
@Check('score_sheet_sent', scoreSheetChecks.sent)
@Check('score_sheet_keyed', scoreSheetChecks.keyed)
@Check('score_sheet_confirmed', scoreSheetChecks.confirmed)
@Check('score_sheet_two', scoreSheetChecks.two)
@Unique('score_sheet_once', ['assessmentId', 'memberId'])
export class ScoreSheet {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: ScoreSheetState;
  @Column('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('uuid', { name: 'member_id' }) readonly memberId!: string;
  /** The version of the regulation whose form was filled in. */
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  /** By key of the criterion, as entered. */
  @Column('jsonb') readonly scores!: Readonly<Record<string, number | string>>;
  /** Nhận xét, by key of the criterion. */
  @Column('jsonb') readonly remarks!: Readonly<Record<string, string>>;
  /** The member's own word, where the regulation counts it. */
  @Column('boolean', { nullable: true }) readonly eligible!: boolean | null;
  @Column('text', { nullable: true }) readonly comment!: string | null;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  /** Who copied it from paper, and who else held it against the paper. */
  @Column('uuid', { name: 'keyed_by', nullable: true }) readonly keyedBy!: string | null;
  /** The second person, who held it against the paper. */
  @Column('uuid', { name: 'confirmed_by', nullable: true }) readonly confirmedBy!: string | null;
  /** Why it was handed back to its member, until it is sent again. */
  @Column('text', { name: 'reopened_for', nullable: true }) readonly reopenedFor!: string | null;
}

/** How far a member is; says nothing of the scores. */
export interface ScoreSheetStanding {
  memberId: string;
  state: ScoreSheetState;
  sentAt: Date | null;
}
