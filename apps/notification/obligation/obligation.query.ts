import { Injectable } from '@nestjs/common';
import { localDate } from '#lib/regulation/calendar.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource } from 'typeorm';
import type { MyObligationsQuery, ObligationView } from './obligation.dto.js';
import { lapsingKinds, obligationKinds } from './obligation.kinds.js';
import { owes } from './obligation.owing.js';

type Row = Omit<ObligationView, 'what' | 'overdue'>;

/** What is open for a person at $3, on the local date $2; $4 are the kinds that lapse, $5 one kind only. */
const mine = `FROM obligation o JOIN person_ref p ON p.person_id = $1 LEFT JOIN initiative_ref i USING (initiative_id)
  WHERE o.state = 'open' AND ${owes('$2')} AND (o.due_at > $3 OR o.kind <> ALL ($4)) AND ($5::text IS NULL OR o.kind = $5)`;

/** Reads obligations for screens. */
@Injectable()
export class ObligationQuery {
  constructor(private readonly db: DataSource) {}

  /** What the person owes at `at`, the most urgent first. */
  async mine(personId: string, at: Date, { kind, limit, cursor }: MyObligationsQuery): Promise<Page<ObligationView>> {
    const asked = [personId, localDate(at), at, lapsingKinds, kind ?? null];
    const [count] = await this.db.query<{ total: number }[]>(`SELECT count(*)::int AS total ${mine}`, asked);
    const after = fromCursor(cursor);
    const rows = await this.db.query<Row[]>(
      `SELECT o.id, o.kind, o.subject, o.initiative_id AS "initiativeId", coalesce(i.title, o.title) AS title,
         o.unit_id AS "unitId", o.due_at AS "dueAt" ${mine}
         AND ($6::timestamptz IS NULL OR (o.due_at, o.id) > ($6, $7::uuid)) ORDER BY o.due_at, o.id LIMIT $8`,
      [...asked, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const items = rows
      .slice(0, limit)
      .map((row) => ({ ...row, what: obligationKinds[row.kind].vi, overdue: row.dueAt <= at }));
    const last = items.at(-1);
    const page = { items, total: count?.total ?? 0 };
    return rows.length > limit && last ? { ...page, next: toCursor([last.dueAt.toISOString(), last.id]) } : page;
  }
}
