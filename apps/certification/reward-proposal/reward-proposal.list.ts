import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Level } from '#lib/contracts/shared.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { fromCursor, toCursor, type Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager } from 'typeorm';
import { streamed, type Sql } from '../row-stream.js';
import { seenBy } from '../seen-by.js';
import type { RewardProposalLine } from './reward-proposal.csv.js';
import type {
  CandidateQuery,
  RecognizedFilter,
  RewardProposalFilter,
  RewardProposalQuery,
} from './reward-proposal.dto.js';
import { beingRevoked, RewardProposalStore } from './reward-proposal.store.js';

const columns = `p.id AS id, p.version AS version, p.state AS state,
  row_number() OVER (ORDER BY p.created_at, p.id)::int AS place, p.initiative_id AS "initiativeId", p.title AS title,
  p.level AS level, p.decision_number AS "decisionNumber", p.decided_on::text AS "decidedOn",
  p.person_id AS "personId", p.full_name AS "fullName", p.locality_id AS "localityId", p.unit_id AS "unitId",
  u.name AS unit, p.sector AS sector, p.form AS form, p.reason AS reason, p.letter_id AS "letterId",
  p.letter_number AS "letterNumber", p.proposed_on::text AS "proposedOn", p.granted_form AS "grantedForm",
  p.answer_number AS "answerNumber", p.answered_on::text AS "answeredOn", p.answer_reason AS "answerReason",
  p.flagged AS flagged, p.created_at AS "createdAt"`;

/** An author who may be proposed: of what is recognized at a level and neither proposed nor rewarded for it. */
export interface RewardCandidate {
  initiativeId: string;
  title: string;
  level: Level;
  decisionNumber: string;
  decidedOn: string;
  /** From 1, in the order of the authors. */
  place: number;
  personId: string;
  fullName: string;
  sharePercent: number;
  localityId: string;
  unitId: string;
  unit: string | null;
  sector: string;
}

const candidateColumns = `d.initiative_id AS "initiativeId", d.title AS title, d.r ->> 'level' AS level,
  d.r ->> 'number' AS "decisionNumber", d.r ->> 'signedOn' AS "decidedOn", d.place::int AS place,
  d.author ->> 'personId' AS "personId", d.author ->> 'fullName' AS "fullName",
  (d.author ->> 'sharePercent')::float AS "sharePercent", d.locality_id AS "localityId", d.unit_id AS "unitId",
  u.name AS unit, d.sector AS sector`;

/** The recognitions of the dossiers, each with every author. */
const recognizedAuthors = `(SELECT d.*, r, a.author, a.place FROM dossier d, jsonb_array_elements(d.recognitions) r,
  jsonb_array_elements(d.authors) WITH ORDINALITY a (author, place))`;

type PageAsked = Pick<CandidateQuery, 'limit' | 'cursor'>;

/** Who acts is never an author of what they propose, so that of those nothing is offered. */
const candidatesWhere = `d.state <> 'revoked' AND NOT d.author_ids @> ARRAY[:me]::uuid[] AND NOT ${beingRevoked}
  AND NOT EXISTS (SELECT FROM reward_proposal p WHERE p.initiative_id = d.initiative_id AND p.level = d.r ->> 'level'
    AND p.person_id = (d.author ->> 'personId')::uuid AND p.state <> 'withdrawn')`;

/** Danh sách đề nghị khen thưởng: the same rows, columns and order on the screen and in the file; and who may join it. */
@Injectable()
export class RewardProposalList {
  constructor(
    private readonly db: DataSource,
    private readonly proposals: RewardProposalStore,
  ) {}

  async page(actor: Actor, { limit, cursor, ...filter }: RewardProposalQuery): Promise<Page<RewardProposalLine>> {
    const { sql, parameters } = this.query(actor, filter, this.db.manager);
    const rows = await this.after<RewardProposalLine>(sql, parameters, '(q."createdAt", q.id)', { limit, cursor });
    const total = await this.proposals.matching(actor, filter).getCount();
    return pageFrom(rows, limit, total, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** Throws `not-found` also for what the actor may not see. */
  async get(actor: Actor, id: string): Promise<RewardProposalLine> {
    const { sql, parameters } = this.query(actor, {}, this.db.manager, id);
    const [row] = await this.db.query<RewardProposalLine[]>(sql, parameters);
    if (!row) throw notFound('reward_proposal', id);
    return row;
  }

  rows(actor: Actor, filter: RewardProposalFilter): AsyncGenerator<RewardProposalLine> {
    return streamed(this.db, (tx) => {
      const { sql, parameters } = this.query(actor, filter, tx);
      return { sql: `${sql} ORDER BY place`, parameters };
    });
  }

  /** Earliest recognition first. */
  async candidates(actor: Actor, { limit, cursor, ...filter }: CandidateQuery): Promise<Page<RewardCandidate>> {
    const [sql, given] = this.candidatesOf(actor, filter).getQueryAndParameters();
    const parameters = given as unknown[];
    const key = '(q."decidedOn", q."initiativeId", q.level, q.place)';
    const rows = await this.after<RewardCandidate>(sql, parameters, key, { limit, cursor });
    const [counted] = await this.db.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM (${sql}) q`, parameters);
    return pageFrom(rows, limit, counted?.n ?? 0, (row) => [row.decidedOn, row.initiativeId, row.level, row.place]);
  }

  /** One row more than the page, from after the cursor on. */
  private after<R>(
    sql: string,
    parameters: readonly unknown[],
    key: string,
    { limit, cursor }: PageAsked,
  ): Promise<R[]> {
    const last = fromCursor(cursor) ?? [];
    const places = last.map((_, i) => `$${String(parameters.length + i + 1)}`).join(', ');
    const beyond = last.length > 0 ? `WHERE ${key} > (${places})` : '';
    return this.db.query(`SELECT * FROM (${sql}) q ${beyond} ORDER BY ${key} LIMIT ${String(limit + 1)}`, [
      ...parameters,
      ...last,
    ]);
  }

  private query(actor: Actor, filter: RewardProposalFilter, tx: EntityManager, id?: string): Sql {
    const query = this.proposals
      .matching(actor, filter, tx)
      .leftJoin('unit_ref', 'u', 'u.unit_id = p.unit_id')
      .select(columns);
    if (id) query.andWhere('p.id = :id', { id });
    const [sql, parameters] = query.getQueryAndParameters();
    return { sql, parameters };
  }

  private candidatesOf(actor: Actor, { localityId, level, from, to, unitId, sector }: RecognizedFilter) {
    const { sql, params } = seenBy(actor, 'reward.propose', 'd.unit_id');
    const query = this.db
      .createQueryBuilder()
      .select(candidateColumns)
      .from(recognizedAuthors, 'd')
      .leftJoin('unit_ref', 'u', 'u.unit_id = d.unit_id')
      .where(`${sql} AND ${candidatesWhere}`, params);
    if (localityId) query.andWhere('d.locality_id = :localityId', { localityId });
    if (level) query.andWhere(`d.r ->> 'level' = :level`, { level });
    if (from) query.andWhere(`d.r ->> 'signedOn' >= :from`, { from });
    if (to) query.andWhere(`d.r ->> 'signedOn' <= :to`, { to });
    if (unitId) query.andWhere(':unitId = ANY (d.unit_path)', { unitId });
    if (sector) query.andWhere('d.sector = :sector', { sector });
    return query;
  }
}

function pageFrom<R>(
  rows: readonly R[],
  limit: number,
  total: number,
  keyOf: (row: R) => (string | number)[],
): Page<R> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, total, next: toCursor(keyOf(last)) } : { items, total };
}
