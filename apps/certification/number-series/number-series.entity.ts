import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Sổ số văn bản: the last number given by a body for a kind of paper in a year (NĐ 30/2020: from 01 each year). */
@Entity('number_series')
@Check('number_series_counts_up', 'last > 0')
export class NumberSeries {
  @PrimaryColumn('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  @PrimaryColumn('text') readonly kind!: string;
  @PrimaryColumn('integer') readonly year!: number;
  @Column('integer') readonly last!: number;
}

/** SQL of the table, for the first migration. */
export const numberSeriesTables: readonly string[] = [
  `CREATE TABLE number_series (
     body_unit_id uuid NOT NULL, kind text NOT NULL, year integer NOT NULL,
     last integer NOT NULL, PRIMARY KEY (body_unit_id, kind, year),
     CONSTRAINT number_series_counts_up CHECK (last > 0))`,
  `COMMENT ON TABLE number_series IS 'Sổ số văn bản: số cuối đã cấp của một cơ quan, một loại văn bản, một năm'`,
];
