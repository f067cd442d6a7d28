import type { Level } from '#lib/contracts/shared.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Phát động: a locality's call for initiatives of a year; a themed one may stand beside the general one. */
@Entity('campaign')
@Index('campaign_locality', ['localityId', 'regulationYear'])
export class Campaign {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  /** Unit that launched it. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text') readonly title!: string;
  @Column('text', { nullable: true }) readonly theme!: string | null;
  @Column('text', { name: 'target_levels', array: true }) readonly targetLevels!: Level[];
  @Column('timestamptz', { name: 'launched_at' }) readonly launchedAt!: Date;
  @Column('timestamptz', { name: 'list_published_at', nullable: true }) readonly listPublishedAt!: Date | null;
  /** How often the list was published. */
  @Column('integer', { name: 'list_version', default: 0 }) readonly listVersion!: number;
}
