import { Injectable } from '@nestjs/common';
import { addDays, startOfLocalDay } from '#lib/regulation/calendar.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { DataSource } from 'typeorm';
import type { ReceiptQuery } from './intake.dto.js';
import type { IntakeState } from './intake.entity.js';

/** One line of the register: a receipt that was given, and what became of its dossier. */
export interface ReceiptLine {
  id: string;
  initiativeId: string;
  receiptNumber: string;
  receivedAt: Date;
  answerBy: Date;
  officeUnitId: string;
  title: string;
  unitId: string;
  authors: string[];
  state: IntakeState;
}

const given = `FROM intake i JOIN dossier d ON d.initiative_id = i.initiative_id
  WHERE i.receipt_number IS NOT NULL AND (i.office_path[1] = ANY ($1::uuid[]) OR i.office_path && $2::uuid[])
    AND NOT $3 = ANY (i.author_ids) AND ($4::uuid IS NULL OR i.office_unit_id = $4)
    AND ($5::timestamptz IS NULL OR i.received_at >= $5) AND ($6::timestamptz IS NULL OR i.received_at < $6)`;

/** Sổ nhận hồ sơ: receipts in the order of their numbers, newest first; what an officer wrote is left out. */
@Injectable()
export class ReceiptBook {
  constructor(private readonly db: DataSource) {}

  async list({ officeUnitId, from, to, limit, cursor }: ReceiptQuery, actor: Actor): Promise<Page<ReceiptLine>> {
    const { units, trees } = reachOf(actor, 'intake.read');
    const until = to === undefined ? null : startOfLocalDay(addDays(to, 1));
    const since = from === undefined ? null : startOfLocalDay(from);
    const values = [units, trees, actor.personId, officeUnitId ?? null, since, until];
    const [counted] = await this.db.query<{ total: number }[]>(`SELECT count(*)::int AS total ${given}`, values);
    const after = fromCursor(cursor) ?? [null, null];
    const rows = await this.db.query<ReceiptLine[]>(
      `SELECT i.id, i.initiative_id AS "initiativeId", i.receipt_number AS "receiptNumber",
         i.received_at AS "receivedAt", i.answer_by AS "answerBy", i.office_unit_id AS "officeUnitId", d.title,
         d.unit_id AS "unitId", i.state,
         (SELECT array_agg(a ->> 'fullName') FROM jsonb_array_elements(d.authors) a) AS authors
       ${given} AND ($7::timestamptz IS NULL OR (i.received_at, i.id) < ($7, $8::uuid))
       ORDER BY i.received_at DESC, i.id DESC LIMIT $9`,
      [...values, ...after, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? { next: toCursor([last.receivedAt.toISOString(), last.id]) } : {};
    return { items, total: counted?.total ?? 0, ...next };
  }
}
