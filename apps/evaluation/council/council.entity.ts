import type { PolicyRole } from '#lib/service-kit/policy.table.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Chủ tịch, phó chủ tịch, thư ký, ủy viên, ủy viên dự khuyết. */
export const councilRoles = ['chair', 'vice-chair', 'secretary', 'member', 'alternate'] as const;
export type SeatRole = (typeof councilRoles)[number];

/** Thành viên hội đồng; an alternate has no vote unless they stand in for a seat. */
export interface Member {
  personId: string;
  fullName: string;
  unitId: string;
  role: SeatRole;
  /** Sits for the trade union (TT 18/2013 Điều 8). */
  tradeUnion?: boolean;
  /** Chuyên môn: sectors or categories of dossiers. */
  expertise?: string[];
  /** Took the seat of this person, who left, for good. */
  inPlaceOf?: string;
}

/** Tổ chuyên môn: dossiers of its fields are scored by its members. */
export interface Panel {
  name: string;
  /** Sectors or categories of dossiers; `*` for every other. */
  fields: string[];
  memberIds: string[];
}

/** Cấp hội đồng: a unit's own, or the one of the level above. */
export const councilLevels = ['unit', 'district'] as const;
export type CouncilLevel = (typeof councilLevels)[number];

export const councilChecks = {
  level: `level IN ('unit', 'district')`,
  term: 'valid_from <= valid_to',
  members: 'jsonb_array_length(members) > 0',
};

/** Hội đồng sáng kiến, set up by a decision for a term. */
@Entity('council')
@Check('council_level', councilChecks.level)
@Check('council_term', councilChecks.term)
@Check('council_members', councilChecks.members)
@Index('council_list', ['localityId', 'foundedAt', 'id'])
@Index('council_unit', ['unitId', 'validFrom'])
export class Council {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('text') readonly level!: CouncilLevel;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** The unit and every unit above it, nearest first. */
  @Column('uuid', { name: 'unit_path', array: true }) readonly unitPath!: string[];
  @Column('text') readonly name!: string;
  @Column('text', { name: 'decision_number' }) readonly decisionNumber!: string;
  @Column('date', { name: 'decision_date' }) readonly decisionDate!: string;
  @Column('date', { name: 'valid_from' }) readonly validFrom!: string;
  /** Last day of the term. */
  @Column('date', { name: 'valid_to' }) readonly validTo!: string;
  @Column('jsonb') readonly members!: readonly Member[];
  /** Who has a seat and a vote: everyone but the alternates. */
  @Column('uuid', { name: 'seated_ids', array: true }) readonly seatedIds!: string[];
  @Column('timestamptz', { name: 'founded_at' }) readonly foundedAt!: Date;
  @Column('jsonb', { default: [] }) readonly panels!: readonly Panel[];
}

const policyRoles = {
  chair: 'council-chair',
  'vice-chair': 'council-vice-chair',
  secretary: 'council-secretary',
  member: 'council-member',
} as const satisfies Record<Exclude<SeatRole, 'alternate'>, PolicyRole>;

/** Those with a seat and a vote. */
export const seatedOf = (council: Pick<Council, 'members'>): Member[] =>
  council.members.filter(({ role }) => role !== 'alternate');

/** The seats as the policy reads them. */
export const assignedOf = ({ members }: Pick<Council, 'members'>): { personId: string; role: PolicyRole }[] =>
  members.flatMap(({ personId, role }) => (role === 'alternate' ? [] : [{ personId, role: policyRoles[role] }]));
