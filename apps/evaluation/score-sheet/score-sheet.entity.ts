import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export const scoreSheetChecks = {
  state: `state IN ('draft', 'sent')`,
  sent: `(state = 'sent') = (sent_at IS NOT NULL)`,
};

/** Phiếu chấm of one member; locked once sent. */
@Entity('score_sheet')
@Check('score_sheet_state', scoreSheetChecks.state)
@Check('score_sheet_sent', scoreSheetChecks.sent)
@Unique('score_sheet_once', ['assessmentId', 'memberId'])
export class ScoreSheet {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: 'draft' | 'sent';
  @Column('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('uuid', { name: 'member_id' }) readonly memberId!: string;
  /** By key of the criterion, as entered. */
  @Column('jsonb') readonly scores!: Readonly<Record<string, number | string>>;
  /** Nhận xét, by key of the criterion. */
  @Column('jsonb') readonly remarks!: Readonly<Record<string, string>>;
  /** The member's own word, where the regulation counts it. */
  @Column('boolean', { nullable: true }) readonly eligible!: boolean | null;
  @Column('text', { nullable: true }) readonly comment!: string | null;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
}

/** How far a member is; says nothing of the scores. */
export interface ScoreSheetStanding {
  memberId: string;
  state: ScoreSheet['state'];
  sentAt: Date | null;
}
