import { Injectable } from '@nestjs/common';
import { cchcPoints, cchcShare, countsForCchc } from '#lib/regulation/cchc.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { DataSource } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { CchcQuery } from './cchc.dto.js';

interface Row {
  unitId: string;
  unit: string;
  initiativeId: string;
  title: string;
  category: string | null;
  number: string;
  signedOn: string;
}

/** One recognized initiative, and what it adds to its commune's points. */
export type CchcLine = Omit<Row, 'unitId' | 'unit'> & { points: number };

/** Điểm của một đơn vị: capped, and the sum of its lines. */
export interface CchcTotal {
  unitId: string;
  unit: string;
  points: number;
  /** What the points come from, one recognized initiative each. */
  lines: CchcLine[];
}

/** Điểm chỉ số cải cách hành chính, worked out anew from what is recognized; nothing is stored. */
@Injectable()
export class CchcPoints {
  constructor(
    private readonly db: DataSource,
    private readonly reference: ReferenceStore,
  ) {}

  /** By recognizing unit, earliest recognition first: those above the cap add nothing. */
  async totals(actor: Actor, { localityId, year }: CchcQuery): Promise<CchcTotal[]> {
    const { rules } = await this.reference.regulationInForce(localityId, year);
    const rows = await this.rows(actor, localityId, year);
    const units = new Map<string, Row[]>();
    for (const row of rows.filter(({ category }) => countsForCchc(rules, category)))
      units.set(row.unitId, [...(units.get(row.unitId) ?? []), row]);
    return [...units.values()].flatMap((ofUnit) => totalOf(ofUnit, rules));
  }

  private async rows(actor: Actor, localityId: string, year: number): Promise<Row[]> {
    const seen = seenBy(actor, 'cchc.read', 'd.recognizing_unit_id');
    const query = this.db
      .createQueryBuilder()
      .select('u.unit_id', 'unitId')
      .addSelect('u.name', 'unit')
      .addSelect('d.initiative_id', 'initiativeId')
      .addSelect('d.title', 'title')
      .addSelect('d.category', 'category')
      .addSelect(`r.e ->> 'number'`, 'number')
      .addSelect(`r.e ->> 'signedOn'`, 'signedOn')
      .from('dossier', 'd')
      .innerJoin('unit_ref', 'u', 'u.unit_id = d.recognizing_unit_id')
      .innerJoin(
        '(SELECT initiative_id, e FROM dossier, jsonb_array_elements(recognitions) e)',
        'r',
        `r.initiative_id = d.initiative_id AND r.e ->> 'level' = 'unit'`,
      )
      .where(seen.sql, seen.params)
      .andWhere(`d.locality_id = :localityId AND d.regulation_year = :year AND d.state <> 'revoked'`, {
        localityId,
        year,
      })
      .orderBy('u.name')
      .addOrderBy('u.unit_id')
      .addOrderBy(`coalesce(r.e ->> 'recognizedOn', r.e ->> 'signedOn')`)
      .addOrderBy('d.initiative_id');
    return query.getRawMany<Row>();
  }
}

function totalOf(rows: readonly Row[], rules: Regulation): CchcTotal[] {
  const [first] = rows;
  if (!first) return [];
  const lines = rows.map(({ unitId: _, unit: __, ...row }, i) => ({ ...row, points: cchcShare(rules, i + 1) }));
  return [{ unitId: first.unitId, unit: first.unit, points: cchcPoints(rules, rows.length), lines }];
}
