import type { DelegableAct, DelegationState } from '#lib/contracts/delegation.events.js';
import type { Person } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const delegationChecks = {
  state: `state IN ('given', 'revoked')`,
  dates: 'valid_from <= valid_to',
  acts: `acts <@ ARRAY['confirm', 'decide-unit'] AND cardinality(acts) > 0`,
  revoked: `(state = 'revoked') = (revoked_at IS NOT NULL AND reason IS NOT NULL)`,
};

/** Giao cấp phó ký thay (KT.): a head lets a deputy of the unit do the named acts between two days, both included. */
@Entity('delegation')
@Check('delegation_state', delegationChecks.state)
@Check('delegation_dates', delegationChecks.dates)
@Check('delegation_acts', delegationChecks.acts)
@Check('delegation_revoked', delegationChecks.revoked)
@Index('delegation_unit', ['unitId', 'validTo'])
@Index('delegation_deputy', ['deputyId', 'validTo'])
@Index('delegation_newest', ['givenAt', 'id'])
export class Delegation {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: DelegationState;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('uuid', { name: 'head_id' }) readonly headId!: string;
  @Column('jsonb') readonly head!: Person;
  @Column('uuid', { name: 'deputy_id' }) readonly deputyId!: string;
  @Column('jsonb') readonly deputy!: Person;
  @Column('text', { array: true }) readonly acts!: DelegableAct[];
  /** Local dates. */
  @Column('date', { name: 'valid_from' }) readonly validFrom!: string;
  @Column('date', { name: 'valid_to' }) readonly validTo!: string;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) readonly revokedAt!: Date | null;
  /** Why it was revoked. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
}
