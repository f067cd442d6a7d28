import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { HistoryRow } from '#lib/service-kit/history.js';
import type { Page } from '#lib/service-kit/page.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { fold } from '#lib/service-kit/text.js';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { InitiativeQuery } from './initiative.dto.js';
import { keepFingerprint } from '../duplicate/fingerprint.store.js';
import { Initiative, Reader } from './initiative.entity.js';
import { LapseNotice } from './lapse-notice.entity.js';
import { scoredBlindly, visible } from './initiative.reach.js';

type Decide = (row: Initiative) => Change<Initiative> | undefined;

/** The only file that reads and writes the tables `initiative` and `reader`. */
@Injectable()
export class InitiativeStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Initiative>): Promise<Initiative> {
    return this.outbox.shared(id, async (tx) => {
      const row = await createRow(tx, Initiative, id, occasion, change);
      await keepFingerprint(tx, row);
      return row;
    });
  }

  /** In a transaction of its own, or in the one that is given. */
  change(id: string, occasion: Occasion, decide: Decide, tx?: EntityManager): Promise<Initiative> {
    if (tx) return this.changeIn(tx, id, occasion, decide);
    return this.outbox.shared(id, (own) => this.changeIn(own, id, occasion, decide));
  }

  /** What others are compared with is written together with the content it follows from. */
  private async changeIn(tx: EntityManager, id: string, occasion: Occasion, decide: Decide): Promise<Initiative> {
    const seen = { reworded: false };
    const row = await changeRow(tx, Initiative, id, occasion, (current) => {
      const change = decide(current);
      seen.reworded = change?.set.title !== undefined || change?.set.report !== undefined;
      return change;
    });
    if (seen.reworded) await keepFingerprint(tx, row);
    return row;
  }

  async get(id: string, tx: EntityManager = this.db.manager): Promise<Initiative> {
    const row = await tx.findOneBy(Initiative, { id });
    if (!row) throw notFound('initiative', id);
    return row;
  }

  history(id: string): Promise<HistoryRow[]> {
    return this.db.manager.find(HistoryRow, {
      where: { aggregate: 'initiative', aggregateId: id },
      order: { version: 'ASC' },
    });
  }

  /** What the asker may see, newest first. */
  list(query: InitiativeQuery, actor: Actor): Promise<Page<Initiative>> {
    const matching = narrowed(this.db.manager.createQueryBuilder(Initiative, 'i'), query, actor);
    return pageOf(matching, query, { at: 'createdAt', id: 'id' });
  }

  /** What a campaign's published list shows, in the order of registration. */
  registeredIn(campaignId: string, tx: EntityManager): Promise<Pick<Initiative, (typeof listedColumns)[number]>[]> {
    return tx
      .createQueryBuilder(Initiative, 'i')
      .select(listedColumns.map((column) => `i.${column}`))
      .where('i.campaignId = :campaignId AND i.registeredAt IS NOT NULL', { campaignId })
      .andWhere(`i.state NOT IN ('withdrawn', 'lapsed')`)
      .orderBy('i.registeredAt')
      .addOrderBy('i.id')
      .getMany();
  }

  /** Initiatives of each unit in a campaign, by what they have reached: the heads' progress. */
  progress(campaignId: string): Promise<{ unitId: string; drafted: number; registered: number }[]> {
    return this.db.query(
      `SELECT unit_id AS "unitId", count(*)::int AS drafted, count(registered_at)::int AS registered
       FROM initiative WHERE campaign_id = $1 GROUP BY unit_id ORDER BY unit_id`,
      [campaignId],
    );
  }

  /** Rows whose clock has run out, locked; one that asked for more waits for as long as an answer may come; another replica's are skipped. */
  claimOverdue(tx: EntityManager, at: Date, limit: number): Promise<{ id: string }[]> {
    return tx.query(
      `SELECT id FROM initiative WHERE due_at <= $1 AND state IN ('draft', 'registered', 'returned')
         AND NOT jsonb_path_exists(extensions, '$[*] ? (!exists(@.answer) && @.answerBy > $at)', $3)
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [at, limit, { at: at.toISOString() }],
    );
  }

  /** Assigned or released, as it was last told; what is older changes nothing. */
  async assignReader(tx: EntityManager, { initiativeId, personId, assigned, at }: ReaderTold): Promise<void> {
    await tx.query(
      `INSERT INTO reader AS r (initiative_id, person_id, assigned, declared, told_at) VALUES ($1, $2, $3, false, $4)
       ON CONFLICT (initiative_id, person_id) DO UPDATE SET assigned = excluded.assigned, told_at = excluded.told_at
       WHERE r.told_at IS NULL OR r.told_at <= excluded.told_at`,
      [initiativeId, personId, assigned, at],
    );
  }

  /** Initiatives that were drafted in one of the units, whose path is not the one it should be. */
  async astray(tx: EntityManager, unitId: string, path: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT id FROM initiative WHERE unit_id = $1 AND unit_path <> $2 ORDER BY id',
      [unitId, path],
    );
    return rows.map(({ id }) => id);
  }

  /** Thông báo quá hạn, beside the lapse that it tells of. */
  async keepNotice(tx: EntityManager, notice: LapseNotice): Promise<void> {
    await tx.insert(LapseNotice, notice);
  }

  notices(initiativeId: string): Promise<LapseNotice[]> {
    return this.db.manager.find(LapseNotice, { where: { initiativeId }, order: { issuedAt: 'ASC' } });
  }

  async readerDeclared(tx: EntityManager, initiativeId: string, personId: string): Promise<void> {
    await tx.query(
      `INSERT INTO reader (initiative_id, person_id, assigned, declared) VALUES ($1, $2, false, true)
       ON CONFLICT (initiative_id, person_id) DO UPDATE SET declared = true`,
      [initiativeId, personId],
    );
  }

  /** Council members who are assigned, whether or not they have declared; none while they score without the authors. */
  readers(initiativeId: string): Promise<Reader[]> {
    return this.db.manager
      .createQueryBuilder(Reader, 'r')
      .innerJoin(Initiative, 'i', 'i.id = r.initiative_id')
      .where(`r.initiative_id = :initiativeId AND r.assigned AND NOT ${scoredBlindly}`, { initiativeId })
      .getMany();
  }
}

/** What was told of a reader, and when. */
export interface ReaderTold {
  initiativeId: string;
  personId: string;
  assigned: boolean;
  at: Date;
}

const listedColumns = [
  'id',
  'title',
  'authors',
  'unitId',
  'sector',
  'registeredAt',
  'category',
  'targetLevel',
] as const;

const filters = {
  q: ['i.title_folded LIKE :q', (q: string) => `%${fold(q).replaceAll(/[\\%_]/g, '\\$&')}%`],
  state: ['i.state = ANY(:state)', undefined],
  regulationYear: ['i.regulation_year = :regulationYear', undefined],
  unitId: ['i.unit_id = :unitId', undefined],
  campaignId: ['i.campaign_id = :campaignId', undefined],
  sector: ['i.sector = :sector', undefined],
  extension: [`jsonb_path_exists(i.extensions, '$[*] ? (!exists(@.answer))')`, undefined],
} as const;

function narrowed(
  list: SelectQueryBuilder<Initiative>,
  query: InitiativeQuery,
  actor: Actor,
): SelectQueryBuilder<Initiative> {
  const reach = reachOf(actor, 'initiative.read');
  list.where(`(${visible(reach).join(' OR ') || 'false'})`, { ...reach, me: actor.personId });
  for (const [name, [condition, prepare]] of Object.entries(filters)) {
    const value = query[name as keyof typeof filters];
    if (value !== undefined) list.andWhere(condition, { [name]: prepare ? prepare(String(value)) : value });
  }
  return list;
}
