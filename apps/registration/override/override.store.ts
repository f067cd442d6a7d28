import { Injectable } from '@nestjs/common';
import type { Reach } from '#lib/service-kit/policy.js';
import type { Page } from '#lib/service-kit/page.js';
import { fromCursor, toCursor } from '#lib/service-kit/page.js';
import { DataSource } from 'typeorm';
import type { OverrideQuery } from './override.dto.js';

/** Một lần cho phép ngoài quy định chung: who, when, for what, and why. */
export interface Override {
  id: string;
  initiativeId: string;
  /** Null while it is a draft: that is its authors' alone. */
  title: string | null;
  unitId: string;
  action: string;
  at: Date;
  personId: string | null;
  personName: string | null;
  role: string;
  reason: string;
}

/** A submission with a reason is one that was late; a decision on a duplicate goes against the first look. */
const overriding = `(h.action IN ('admit-late', 'admit-late-filing', 'grant-extension', 'deny-extension', 'decide-duplicate')
  OR (h.action = 'submit' AND h.note IS NOT NULL))`;

const narrowed = `FROM history h JOIN initiative i ON i.id = h.aggregate_id
  WHERE h.aggregate = 'initiative' AND ${overriding} AND (i.unit_path && $1::uuid[] OR i.locality_id = $2)
    AND ($3::timestamptz IS NULL OR h.at >= $3) AND ($4::timestamptz IS NULL OR h.at < $4)
    AND ($5::text IS NULL OR h.action = $5)`;

/** Reads overrides where they are recorded: in the history, which nobody can change. */
@Injectable()
export class OverrideStore {
  constructor(private readonly db: DataSource) {}

  async list({ from, to, action, limit, cursor }: OverrideQuery, reach: Reach): Promise<Page<Override>> {
    const values = [reach.trees, reach.localityId ?? null, from ?? null, to ?? null, action ?? null];
    const [counted] = await this.db.query<{ total: number }[]>(`SELECT count(*)::int AS total ${narrowed}`, values);
    const after = fromCursor(cursor) ?? [null, null];
    const rows = await this.db.query<Override[]>(
      `SELECT h.aggregate_id || '/' || h.version AS id, h.aggregate_id AS "initiativeId",
         CASE WHEN i.state <> 'draft' THEN i.title END AS title, i.unit_id AS "unitId",
         h.action, h.at, h.person_id AS "personId", h.person_name AS "personName", h.role, h.note AS reason
       ${narrowed} AND ($6::timestamptz IS NULL OR (h.at, h.aggregate_id || '/' || h.version) < ($6, $7))
       ORDER BY h.at DESC, id DESC LIMIT $8`,
      [...values, ...after, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? { next: toCursor([last.at.toISOString(), last.id]) } : {};
    return { items, total: counted?.total ?? 0, ...next };
  }
}
