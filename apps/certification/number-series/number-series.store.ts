import { Injectable } from '@nestjs/common';
import type { PaperKind } from '#lib/regulation/regulation.js';
import type { EntityManager } from 'typeorm';

/** One series of numbers: a body, a kind of paper, a year. */
export interface Series {
  bodyUnitId: string;
  kind: PaperKind;
  year: number;
}

/** The only file that reads and writes the table `number_series`. */
@Injectable()
export class NumberSeriesStore {
  /**
   * Takes the next `count` numbers and returns the first of them. The series stays locked until the transaction ends,
   * so that one that is rolled back leaves no gap and two that run at once get no double.
   */
  async take(tx: EntityManager, { bodyUnitId, kind, year }: Series, count: number): Promise<number> {
    if (count < 1) throw new RangeError(`no numbers to take: ${String(count)}`);
    const [series] = await tx.query<{ last: number }[]>(
      `INSERT INTO number_series (body_unit_id, kind, year, last) VALUES ($1, $2, $3, $4)
       ON CONFLICT (body_unit_id, kind, year) DO UPDATE SET last = number_series.last + excluded.last RETURNING last`,
      [bodyUnitId, kind, year, count],
    );
    if (!series) throw new Error('a series always answers');
    return series.last - count + 1;
  }
}
