import type { Level } from '#lib/contracts/shared.js';
import type { RevokedGround } from '../decision/revoked-ground.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const titleUseStates = ['recorded', 'withdrawn'] as const;
export type TitleUseState = (typeof titleUseStates)[number];

export const titleUseChecks = {
  state: `state IN ('recorded', 'withdrawn')`,
  withdrawn: `(state = 'withdrawn') = (reason IS NOT NULL)`,
};

/** Dùng sáng kiến xét danh hiệu: a person's recognition served a title in a year (Luật Thi đua, khen thưởng 2022). */
@Entity('title_use')
@Check('title_use_state', titleUseChecks.state)
@Check('title_use_withdrawn', titleUseChecks.withdrawn)
@Index('title_use_once', ['personId', 'titleKey', 'year', 'initiativeId'], {
  unique: true,
  where: `state = 'recorded'`,
})
@Index('title_use_initiative', ['initiativeId'])
@Index('title_use_newest', ['recordedAt', 'id'])
export class TitleUse {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: TitleUseState;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid', { name: 'person_unit_id' }) readonly personUnitId!: string;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text') readonly level!: Level;
  /** Danh hiệu, as the regulation keys it. */
  @Column('text', { name: 'title_key' }) readonly titleKey!: string;
  @Column('integer') readonly year!: number;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  /** Why it was withdrawn. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
  /** The recognition that it rests on was revoked: someone has to look at it. */
  @Column('jsonb', { name: 'revoked_ground', nullable: true }) readonly revokedGround!: RevokedGround | null;
}
