import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Quy chế: one published version for a locality and a year; never changed, only followed by the next. */
@Entity('regulation')
@Check('regulation_version', 'version >= 1')
export class RegulationRow {
  @PrimaryColumn('text', { name: 'locality_id' }) readonly localityId!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @PrimaryColumn('integer') readonly version!: number;
  /** Of the text and what it means together with the national defaults. */
  @Column('text', { name: 'content_hash' }) readonly contentHash!: string;
  /** YAML, as it was written. */
  @Column('text') readonly source!: string;
  /** The whole document as libs/regulation reads it. */
  @Column('jsonb') readonly content!: object;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
  /** Who published it; null: it came with the installation. */
  @Column('uuid', { name: 'published_by', nullable: true }) readonly publishedBy!: string | null;
}
