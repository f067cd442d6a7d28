import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Đơn vị, as the directory last told. */
@Entity('unit_ref')
@Index('unit_ref_code', ['localityId', 'code'])
@Index('unit_ref_path', { synchronize: false }) // gin
export class UnitRef {
  @PrimaryColumn('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly kind!: string;
  @Column('text') readonly sector!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) readonly parentId!: string | null;
  /** The unit itself and every unit above it, nearest first. */
  @Column('uuid', { array: true }) readonly path!: string[];
  @Column('boolean', { name: 'can_recognize' }) readonly canRecognize!: boolean;
  @Column('date', { name: 'valid_from', nullable: true }) readonly validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) readonly validTo!: string | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) readonly mergedInto!: string | null;
}

/** Người dùng, as the directory last told. */
@Entity('person_ref')
@Index('person_ref_roles', { synchronize: false }) // gin
export class PersonRef {
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Index('person_ref_unit') @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text', { name: 'full_name' }) readonly fullName!: string;
  @Column('text', { nullable: true }) readonly position!: string | null;
  @Column('text', { nullable: true }) readonly email!: string | null;
  @Column('boolean') readonly active!: boolean;
  @Column('jsonb') readonly roles!: RoleHeld[];
}

/** Quy chế, every version that was published; an initiative and a round keep theirs. */
@Entity('regulation_ref')
export class RegulationRef {
  @PrimaryColumn('text', { name: 'locality_id' }) readonly localityId!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly content!: object;
}

@Entity('signing_key_ref')
export class SigningKeyRef {
  @PrimaryColumn('text') readonly kid!: string;
  @Column('jsonb') readonly jwk!: object;
}

export const referenceEntities = [UnitRef, PersonRef, RegulationRef, SigningKeyRef];

/** SQL of the tables, for the first migration of a service that follows the directory. */
export const referenceTables: readonly string[] = [
  `CREATE TABLE unit_ref (unit_id uuid PRIMARY KEY, version integer NOT NULL, locality_id text NOT NULL, code text NOT NULL,
     name text NOT NULL, kind text NOT NULL, sector text NOT NULL, parent_id uuid, path uuid[] NOT NULL,
     can_recognize boolean NOT NULL, valid_from date, valid_to date, merged_into uuid)`,
  `CREATE INDEX unit_ref_code ON unit_ref (locality_id, code)`,
  `CREATE INDEX unit_ref_path ON unit_ref USING gin (path)`,
  `CREATE TABLE person_ref (person_id uuid PRIMARY KEY, version integer NOT NULL, locality_id text NOT NULL,
     unit_id uuid NOT NULL, full_name text NOT NULL, position text, email text, active boolean NOT NULL, roles jsonb NOT NULL)`,
  `CREATE INDEX person_ref_unit ON person_ref (unit_id)`,
  `CREATE INDEX person_ref_roles ON person_ref USING gin (roles jsonb_path_ops)`,
  `CREATE TABLE regulation_ref (locality_id text NOT NULL, year integer NOT NULL, version integer NOT NULL,
     content jsonb NOT NULL, PRIMARY KEY (locality_id, year, version))`,
  `CREATE TABLE signing_key_ref (kid text PRIMARY KEY, jwk jsonb NOT NULL)`,
];
