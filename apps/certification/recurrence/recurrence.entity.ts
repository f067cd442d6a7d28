import type { ActedBy } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const recurrenceStates = ['flagged', 'reviewed'] as const;
export type RecurrenceState = (typeof recurrenceStates)[number];

export const recurrenceChecks = {
  state: `state IN ('flagged', 'reviewed')`,
  source: `source IN ('follow-up', 'report')`,
  reviewed: `(state = 'reviewed') = (reviewed_by IS NOT NULL AND review IS NOT NULL)`,
};

/** Tồn tại tái diễn: what a recognized initiative answered came back; the level above looks into it. */
@Entity('recurrence')
@Check('recurrence_state', recurrenceChecks.state)
@Check('recurrence_source', recurrenceChecks.source)
@Check('recurrence_reviewed', recurrenceChecks.reviewed)
@Unique('recurrence_once', ['initiativeId', 'sourceId'])
@Index('recurrence_newest', ['flaggedAt', 'id'])
export class Recurrence {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: RecurrenceState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** The head's yearly answer, or the unit's report. */
  @Column('text') readonly source!: 'follow-up' | 'report';
  /** That answer, or the shortcoming of the later report. */
  @Column('uuid', { name: 'source_id' }) readonly sourceId!: string;
  /** What came back, in the words of the source. */
  @Column('text') readonly summary!: string;
  @Column('timestamptz', { name: 'flagged_at' }) readonly flaggedAt!: Date;
  /** What the level above found. */
  @Column('text', { nullable: true }) readonly review!: string | null;
  @Column('jsonb', { name: 'reviewed_by', nullable: true }) readonly reviewedBy!: ActedBy | null;
}
