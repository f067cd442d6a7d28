import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Người dùng: a person at work in a unit, with the roles held for units. People who left stay, inactive. */
@Entity('person')
@Index('person_unit', ['unitId'])
@Index('person_name', ['localityId', 'foldedName', 'id'])
@Index('person_roles', { synchronize: false })
@Check('person_roles_are_a_list', `jsonb_typeof(roles) = 'array'`)
export class Person {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text', { name: 'full_name' }) readonly fullName!: string;
  /** The name as it is searched: without tones. */
  @Column('text', { name: 'folded_name' }) readonly foldedName!: string;
  @Column('text', { nullable: true }) readonly position!: string | null;
  @Column('text', { nullable: true }) readonly email!: string | null;
  @Column('boolean') readonly active!: boolean;
  @Column('jsonb') readonly roles!: RoleHeld[];
}
