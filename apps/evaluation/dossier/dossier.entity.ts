import type { AuthorShare, ConfirmedScope, InitiativeReport, RecognitionRef } from '#lib/contracts/shared.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Hồ sơ: what this service knows of an initiative; registration owns it, the highest version wins. */
@Entity('dossier')
@Index('dossier_list', ['localityId', 'knownSince', 'initiativeId'])
@Index('dossier_state', ['localityId', 'regulationYear', 'state'])
@Index('dossier_unit', ['unitId'])
@Index('dossier_round', ['localityId', 'roundYear', 'roundNumber'])
export class Dossier {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Version of the initiative that this copy shows. */
  @Column('integer') readonly version!: number;
  @Column('text') readonly state!: InitiativeState;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** The unit and every unit above it, nearest first. */
  @Column('uuid', { name: 'unit_path', array: true }) readonly unitPath!: string[];
  @Column('uuid', { name: 'recognizing_unit_id' }) readonly recognizingUnitId!: string;
  @Column('text') readonly sector!: string;
  @Column('text') readonly title!: string;
  /** Title without tones: what a search compares with. */
  @Column('text', { name: 'title_folded' }) readonly titleFolded!: string;
  @Column('jsonb') readonly authors!: AuthorShare[];
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  @Column('text', { name: 'target_level' }) readonly targetLevel!: 'unit' | 'district' | 'province';
  @Column('text', { nullable: true }) readonly shortcoming!: string | null;
  @Column('text', { nullable: true }) readonly application!: 'full' | 'trial' | null;
  @Column('date', { name: 'first_applied_on', nullable: true }) readonly firstAppliedOn!: string | null;
  @Column('timestamptz', { name: 'filed_at', nullable: true }) readonly filedAt!: Date | null;
  @Column('integer', { name: 'round_year', nullable: true }) readonly roundYear!: number | null;
  @Column('integer', { name: 'round_number', nullable: true }) readonly roundNumber!: number | null;
  @Column('text', { name: 'letter_number', nullable: true }) readonly letterNumber!: string | null;
  @Column('text', { name: 'unit_council', nullable: true }) readonly unitCouncil!:
    'recommend' | 'improve' | 'decline' | null;
  /** Tỷ lệ đơn vị có điều kiện tương tự áp dụng được, as the unit's head confirmed. */
  @Column('jsonb', { name: 'scope_share', nullable: true }) readonly scopeShare!: ConfirmedScope | null;
  @Column('jsonb') readonly recognitions!: RecognitionRef[];
  @Column('jsonb') readonly report!: InitiativeReport;
  /** When the first event about it arrived. */
  @Column('timestamptz', { name: 'known_since' }) readonly knownSince!: Date;
  /** Initiatives filed before it which a person found it to duplicate (NĐ 13/2012 Điều 4). */
  @Column('uuid', { name: 'duplicate_of', array: true, default: [] }) readonly duplicateOf!: string[];
  /** Lĩnh vực, where the regulation has categories of content. */
  @Column('text', { nullable: true }) readonly category!: string | null;
}
