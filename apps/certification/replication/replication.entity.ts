import type { ActedBy } from '#lib/contracts/shared.js';
import type { RevokedGround } from '../decision/revoked-ground.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const replicationStates = ['confirmed', 'withdrawn'] as const;
/** `withdrawn`: the unit takes its word back, with a reason; the number of its paper stays used. */
export type ReplicationState = (typeof replicationStates)[number];

export const replicationChecks = {
  state: `state IN ('confirmed', 'withdrawn')`,
  withdrawn: `(state = 'withdrawn') = (reason IS NOT NULL)`,
};

/** Xác nhận nhân rộng: another unit applies a recognized initiative, since when and with which effect; a numbered paper. */
@Entity('replication')
@Check('replication_state', replicationChecks.state)
@Check('replication_withdrawn', replicationChecks.withdrawn)
@Unique('replication_number', ['unitId', 'year', 'sequence'])
@Index('replication_once', ['initiativeId', 'unitId'], { unique: true, where: `state = 'confirmed'` })
@Index('replication_newest', ['confirmedAt', 'id'])
export class Replication {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: ReplicationState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** As it was called when it was confirmed. */
  @Column('text') readonly title!: string;
  @Column('text', { array: true }) readonly authors!: string[];
  /** Số quyết định công nhận. */
  @Column('text', { name: 'decision_number' }) readonly decisionNumber!: string;
  /** The unit that applies it, and confirms that. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text', { name: 'unit_name' }) readonly unitName!: string;
  /** The unit it comes from. */
  @Column('uuid', { name: 'origin_unit_id' }) readonly originUnitId!: string;
  @Column('text', { name: 'origin_unit_name' }) readonly originUnitName!: string;
  /** Local date. */
  @Column('date', { name: 'applied_since' }) readonly appliedSince!: string;
  @Column('text') readonly effect!: string;
  @Column('integer') readonly year!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('jsonb', { name: 'confirmed_by' }) readonly confirmedBy!: ActedBy;
  @Column('timestamptz', { name: 'confirmed_at' }) readonly confirmedAt!: Date;
  /** Why it was withdrawn. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
  /** A recognition of the initiative was revoked: someone has to look at it. */
  @Column('jsonb', { name: 'revoked_ground', nullable: true }) readonly revokedGround!: RevokedGround | null;
}
