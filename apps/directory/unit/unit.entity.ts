import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const unitKinds = [
  'province',
  'district',
  'department',
  'commune',
  'kindergarten',
  'primary',
  'secondary',
  'other',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** Đơn vị: a node of the tree that roles, windows and recognition follow. Merged and dissolved units stay readable. */
@Entity('unit')
@Unique('unit_code', ['localityId', 'code'])
@Index('unit_parent', ['parentId'])
@Index('unit_path', { synchronize: false })
@Check('unit_kind', `kind IN (${unitKinds.map((kind) => `'${kind}'`).join(', ')})`)
@Check('unit_recognizes_on_a_basis', 'NOT can_recognize OR recognition_basis IS NOT NULL')
@Check('unit_dates', 'valid_to >= valid_from')
@Check('unit_not_into_itself', 'merged_into <> id AND parent_id <> id')
@Check('unit_path_starts_here', 'path[1] = id')
export class Unit {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  /** The name as it is searched: without tones. */
  @Column('text', { name: 'folded_name' }) readonly foldedName!: string;
  @Column('text') readonly kind!: UnitKind;
  @Column('text') readonly sector!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) readonly parentId!: string | null;
  /** The unit itself and every unit above it, nearest first. */
  @Column('uuid', { array: true }) readonly path!: string[];
  @Column('boolean', { name: 'can_recognize' }) readonly canRecognize!: boolean;
  /** Why it may: legal person, own seal and account, or written authorisation (NĐ 13/2012 Điều 7). */
  @Column('text', { name: 'recognition_basis', nullable: true }) readonly recognitionBasis!: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) readonly validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) readonly validTo!: string | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) readonly mergedInto!: string | null;
}
