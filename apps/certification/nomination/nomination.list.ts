import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { Dossier } from '../dossier/dossier.entity.js';
import { streamed } from '../row-stream.js';
import type { NominationLine } from './nomination.csv.js';
import type { NominationFilter, NominationQuery } from './nomination.dto.js';
import { NominationStore } from './nomination.store.js';

/** Best first within a locality and a year; what has no rank comes last. */
const order = 'n.locality_id, n.year, coalesce(n.rank, 2147483647), n.created_at, n.id';

const columns = `n.id AS id, n.version AS version, n.initiative_id AS "initiativeId", n.locality_id AS "localityId",
  n.year AS year, n.flagged AS flagged, n.refused_reasons AS "refusedReasons", n.letter_id AS "letterId",
  row_number() OVER (ORDER BY ${order})::int AS place, count(*) OVER ()::int AS total, n.created_at AS "createdAt",
  n.reason AS reason, n.rank AS rank, n.made_on::text AS "madeOn", n.state AS state, l.number AS "letterNumber",
  n.answer_number AS "answerNumber", n.answered_on::text AS "answeredOn", n.answer_reason AS "answerReason",
  d.title AS title, d.authors AS authors, u.name AS unit, r.number AS decision, r."signedOn" AS "decidedOn"`;

/** The district's recognition that the nomination stands on. */
const recognition = `(SELECT d.initiative_id, e ->> 'number' AS number, e ->> 'signedOn' AS "signedOn"
  FROM dossier d, jsonb_array_elements(d.recognitions) e WHERE e ->> 'level' = 'district')`;

type Raw = NominationLine & { total: number; createdAt: Date };

const lineOf = ({ total: _t, createdAt: _c, ...line }: Raw): NominationLine => line;

/** Danh sách đề cử: the same rows, columns and order on the screen and in the files. */
@Injectable()
export class NominationList {
  constructor(
    private readonly db: DataSource,
    private readonly nominations: NominationStore,
  ) {}

  async page(actor: Actor, { limit, cursor, ...filter }: NominationQuery): Promise<Page<NominationLine>> {
    const { sql, parameters } = this.query(actor, filter, this.db.manager);
    const from = fromCursor(cursor);
    const at = parameters.length;
    const key = `(q."localityId", q.year, coalesce(q.rank, 2147483647), q."createdAt", q.id)`;
    const last = [1, 2, 3, 4, 5].map((i) => `$${String(at + i)}`);
    const beyond = from ? `WHERE ${key} > (${last.join(', ')})` : '';
    const rows = await this.db.query<Raw[]>(
      `SELECT q.* FROM (${sql}) q ${beyond} ORDER BY q.place LIMIT ${String(limit + 1)}`,
      [...(parameters as unknown[]), ...(from ?? [])],
    );
    const total = rows[0]?.total ?? (from ? await this.count(actor, filter) : 0);
    const items = rows.slice(0, limit);
    const end = items.at(-1);
    if (rows.length <= limit || !end) return { items: items.map(lineOf), total };
    const { localityId, year, rank, createdAt, id } = end;
    const next = toCursor([localityId, year, rank ?? 2147483647, createdAt.toISOString(), id]);
    return { items: items.map(lineOf), total, next };
  }

  /** Throws `not-found` also for what the actor may not see. */
  async get(actor: Actor, id: string): Promise<NominationLine> {
    const { sql, parameters } = this.query(actor, {}, this.db.manager, id);
    const [row] = await this.db.query<Raw[]>(sql, parameters);
    if (!row) throw notFound('nomination', id);
    return lineOf(row);
  }

  async *rows(actor: Actor, filter: NominationFilter): AsyncGenerator<NominationLine> {
    const query = (tx: EntityManager) => {
      const { sql, parameters } = this.query(actor, filter, tx);
      return { sql: `${sql} ORDER BY place`, parameters };
    };
    for await (const row of streamed<Raw>(this.db, query)) yield lineOf(row);
  }

  private count(actor: Actor, filter: NominationFilter): Promise<number> {
    return this.nominations.matching(actor, filter).getCount();
  }

  private query(actor: Actor, filter: NominationFilter, tx: EntityManager, id?: string) {
    const query = this.nominations
      .matching(actor, filter, tx)
      .innerJoin(Dossier, 'd', 'd.initiative_id = n.initiative_id')
      .leftJoin('unit_ref', 'u', 'u.unit_id = d.unit_id')
      .leftJoin('nomination_letter', 'l', 'l.id = n.letter_id')
      .leftJoin(recognition, 'r', 'r.initiative_id = n.initiative_id')
      .select(columns);
    if (id) query.andWhere('n.id = :id', { id });
    const [sql, parameters] = query.getQueryAndParameters();
    return { sql, parameters };
  }
}
