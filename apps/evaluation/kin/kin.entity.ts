import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const kinChecks = { state: `state IN ('declared', 'withdrawn')`, other: 'person_id <> kin_id' };

/** Người thân, as one person declared; only they and the secretary of a council they sit on see it. */
@Entity('kin')
@Check('kin_state', kinChecks.state)
@Check('kin_other', kinChecks.other)
@Index('kin_once', ['personId', 'kinId'], { unique: true, where: `state = 'declared'` })
@Index('kin_of', ['kinId'])
export class Kin {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: 'declared' | 'withdrawn';
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid', { name: 'kin_id' }) readonly kinId!: string;
  @Column('text', { name: 'kin_name' }) readonly kinName!: string;
  /** Quan hệ, in the declarer's words. */
  @Column('text') readonly relation!: string;
  @Column('timestamptz', { name: 'declared_at' }) readonly declaredAt!: Date;
}
