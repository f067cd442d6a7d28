import type { CouncilScore } from '#lib/contracts/evaluation.events.js';
import type { Level } from '#lib/contracts/shared.js';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Signer } from '../decision/decision.entity.js';
import type { CouncilOutcome, ReportContent } from './report.content.js';

/** What reports need of an initiative beside its dossier; the highest version wins. */
@Entity('reported_initiative')
export class ReportedInitiative {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('timestamptz', { name: 'registered_at', nullable: true }) readonly registeredAt!: Date | null;
}

/** Kết luận của một hội đồng về một hồ sơ, as reports count it; the latest of an assessment. */
@Entity('council_conclusion')
@Index('council_conclusion_initiative', ['initiativeId'])
export class CouncilConclusion {
  @PrimaryColumn('uuid', { name: 'assessment_id' }) readonly assessmentId!: string;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text') readonly level!: Level;
  @Column('text') readonly outcome!: CouncilOutcome;
  /** None where no sheet was sent. */
  @Column('jsonb', { nullable: true }) readonly score!: CouncilScore | null;
  @Column('timestamptz', { name: 'concluded_at' }) readonly concludedAt!: Date;
  /** The event that told of it. */
  @Column('uuid', { name: 'fact_id' }) readonly factId!: string;
}

/** Báo cáo hoạt động sáng kiến đã ban hành: frozen with its hash; a later one is a new edition with its own number. */
@Entity('report')
@Unique('report_edition', ['localityId', 'year', 'edition'])
@Unique('report_number', ['bodyUnitId', 'numberYear', 'sequence'])
@Index('report_newest', ['signedAt', 'id'])
export class Report {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer') readonly year!: number;
  /** From 1 within the locality and year. */
  @Column('integer') readonly edition!: number;
  /** Cơ quan báo cáo. */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @Column('text', { name: 'body_name' }) readonly bodyName!: string;
  /** Nơi nhận, as the regulation names it. */
  @Column('text') readonly addressee!: string;
  /** Qua cơ quan nào, as the regulation names it. */
  @Column('text', { nullable: true }) readonly through!: string | null;
  @Column('jsonb') readonly content!: ReportContent;
  /** SHA-256 of the content. */
  @Column('text', { name: 'content_hash' }) readonly contentHash!: string;
  @Column('integer', { name: 'number_year' }) readonly numberYear!: number;
  @Column('integer') readonly sequence!: number;
  @Column('text') readonly number!: string;
  @Column('date', { name: 'signed_on' }) readonly signedOn!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('jsonb') readonly signer!: Signer;
}
