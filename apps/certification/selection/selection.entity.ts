import type { ActedBy } from '#lib/contracts/shared.js';
import type { ScopeShare } from '#lib/regulation/scope-test.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const selectionStates = ['selected', 'not-selected'] as const;
export type SelectionState = (typeof selectionStates)[number];
export const selectionChecks = { state: `state IN ('selected', 'not-selected')` };

/** Lựa chọn trình cấp trên: what the unit chose of its recognized initiatives for a round, and why (P4). */
@Entity('selection')
@Check('selection_state', selectionChecks.state)
@Unique('selection_once', ['initiativeId', 'roundYear', 'roundNumber'])
@Index('selection_newest', ['decidedAt', 'id'])
export class Selection {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: SelectionState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** The unit that recognized it, and selects. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('integer', { name: 'round_year' }) readonly roundYear!: number;
  @Column('integer', { name: 'round_number' }) readonly roundNumber!: number;
  @Column('text') readonly reason!: string;
  /** How many units could use it, as it stood then. */
  @Column('jsonb') readonly share!: ScopeShare;
  @Column('jsonb', { name: 'decided_by' }) readonly decidedBy!: ActedBy;
  @Column('timestamptz', { name: 'decided_at' }) readonly decidedAt!: Date;
}
