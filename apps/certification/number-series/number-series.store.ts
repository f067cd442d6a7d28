import { Injectable } from '@nestjs/common';
import { localDate } from '#lib/regulation/calendar.js';
import { formatNumber, numberPattern } from '#lib/regulation/numbering.js';
import type { PaperKind, Regulation } from '#lib/regulation/regulation.js';
import type { EntityManager } from 'typeorm';
import type { GivenNumber } from '../certificate/certificate.commands.js';

/** One series of numbers: a body, a kind of paper, a year. */
export interface Series {
  bodyUnitId: string;
  kind: PaperKind;
  year: number;
}

/** Who numbers, by which rules, on which day: the local year of signing is the one that the number runs in. */
export interface Numbering {
  rules: Regulation;
  bodyUnitId: string;
  bodyCode: string;
  at: Date;
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

  /** The next number. */
  async giveOne(tx: EntityManager, numbering: Numbering, kind: PaperKind): Promise<GivenNumber> {
    const [given] = await this.give(tx, numbering, kind, 1);
    if (!given) throw new Error('a series always answers');
    return given;
  }

  /** The next `count` numbers as the body writes them (NĐ 30/2020); none of none. */
  async give(tx: EntityManager, numbering: Numbering, kind: PaperKind, count: number): Promise<GivenNumber[]> {
    if (count === 0) return [];
    const { rules, bodyUnitId, bodyCode, at } = numbering;
    const year = Number(localDate(at).slice(0, 4));
    const first = await this.take(tx, { bodyUnitId, kind, year }, count);
    const pattern = numberPattern(rules, kind, bodyCode);
    const parts = { year, body: bodyCode.toUpperCase(), unit: bodyCode.toUpperCase() };
    return Array.from({ length: count }, (_, i) => {
      const sequence = first + i;
      return { sequence, number: formatNumber(pattern, { ...parts, sequence }) };
    });
  }
}
