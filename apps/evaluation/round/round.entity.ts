import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export const roundChecks = { order: 'opens_at < closes_at' };

/** Đợt tiếp nhận of a locality's year, under the version of the regulation that it started under. */
@Entity('round')
@Check('round_order', roundChecks.order)
@Unique('round_once', ['localityId', 'year', 'number'])
export class Round {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer') readonly year!: number;
  @Column('integer') readonly number!: number;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('text') readonly name!: string;
  /** Key of the regulation's audience; every audience where null. */
  @Column('text', { nullable: true }) readonly audience!: string | null;
  @Column('timestamptz', { name: 'opens_at' }) readonly opensAt!: Date;
  /** The first instant that is too late. */
  @Column('timestamptz', { name: 'closes_at' }) readonly closesAt!: Date;
  /** Month in which the council meets, 1 to 12. */
  @Column('integer', { name: 'meets_in', nullable: true }) readonly meetsIn!: number | null;
}
