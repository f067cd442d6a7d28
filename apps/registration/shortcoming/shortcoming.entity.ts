import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Tồn tại, khó khăn vướng mắc: what the unit's yearly report says is wrong, and initiatives are to answer. */
@Entity('shortcoming')
@Index('shortcoming_unit', ['unitId', 'year'])
export class Shortcoming {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** Year of the report that names it. */
  @Column('integer') readonly year!: number;
  @Column('text') readonly summary!: string;
  /** The unit's earlier one that came back. */
  @Index('shortcoming_recurs_of')
  @Column('uuid', { name: 'recurs_of', nullable: true })
  readonly recursOf!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}
