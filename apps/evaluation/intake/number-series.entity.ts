import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** Sổ cấp số: the last number given, per body, kind of paper and year. */
@Entity('number_series')
export class NumberSeries {
  @PrimaryColumn('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @PrimaryColumn('text') readonly kind!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @Column('integer') readonly last!: number;
}

/** The next number, from 1; the series stays locked until the transaction ends, so that none is lost or given twice. */
export async function nextNumber(tx: EntityManager, bodyUnitId: string, kind: string, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }[]>(
    `INSERT INTO number_series AS s (body_unit_id, kind, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (body_unit_id, kind, year) DO UPDATE SET last = s.last + 1 RETURNING last`,
    [bodyUnitId, kind, year],
  );
  if (!row) throw new Error('the number series gave no number');
  return row.last;
}
