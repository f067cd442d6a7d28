import type { AuthorShare, InitiativeReport, Level, RecognitionRef } from '#lib/contracts/shared.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Hồ sơ: what this service knows of an initiative; registration owns it, the highest version wins. */
@Entity('dossier')
@Index('dossier_list', ['localityId', 'regulationYear', 'state'])
@Index('dossier_unit', ['unitId', 'state'])
@Index('dossier_recognizing_unit', ['recognizingUnitId', 'state'])
@Index('dossier_newest', ['updatedAt', 'initiativeId'])
@Index('dossier_authors', ['authorIds'], { type: 'gin' })
export class Dossier {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Version of the initiative that this copy shows. */
  @Column('integer') readonly version!: number;
  @Column('text') readonly state!: InitiativeState;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('text') readonly title!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** The unit and every unit above it, nearest first. */
  @Column('uuid', { name: 'unit_path', array: true }) readonly unitPath!: string[];
  @Column('uuid', { name: 'recognizing_unit_id' }) readonly recognizingUnitId!: string;
  @Column('text') readonly sector!: string;
  @Column('text', { name: 'target_level' }) readonly targetLevel!: Level;
  @Column('jsonb') readonly authors!: readonly AuthorShare[];
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  /** Nội dung theo danh mục của quy chế. */
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Index('dossier_shortcoming')
  @Column('uuid', { name: 'shortcoming_id', nullable: true })
  readonly shortcomingId!: string | null;
  /** Tồn tại, khó khăn vướng mắc that it answers. */
  @Column('text', { nullable: true }) readonly shortcoming!: string | null;
  @Column('text', { nullable: true }) readonly application!: 'full' | 'trial' | null;
  @Column('date', { name: 'first_applied_on', nullable: true }) readonly firstAppliedOn!: string | null;
  /** False while a unit council that the regulation asks for has not concluded; null where it is not known. */
  @Column('boolean', { name: 'unit_council_heard', nullable: true }) readonly unitCouncilHeard!: boolean | null;
  @Column('jsonb') readonly recognitions!: readonly RecognitionRef[];
  @Column('jsonb') readonly report!: InitiativeReport;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}
