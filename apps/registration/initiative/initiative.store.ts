import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { HistoryRow } from '#lib/service-kit/history.js';
import type { Page } from '#lib/service-kit/page.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { type Reach, reachOf } from '#lib/service-kit/policy.js';
import { fold } from '#lib/service-kit/text.js';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { InitiativeQuery } from './initiative.dto.js';
import { Initiative, Reader } from './initiative.entity.js';

type Decide = (row: Initiative) => Change<Initiative> | undefined;

/** The only file that reads and writes the tables `initiative` and `reader`. */
@Injectable()
export class InitiativeStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Initiative>): Promise<Initiative> {
    return this.outbox.shared(id, (tx) => createRow(tx, Initiative, id, occasion, change));
  }

  /** In a transaction of its own, or in the one that is given. */
  change(id: string, occasion: Occasion, decide: Decide, tx?: EntityManager): Promise<Initiative> {
    if (tx) return changeRow(tx, Initiative, id, occasion, decide);
    return this.outbox.shared(id, (own) => changeRow(own, Initiative, id, occasion, decide));
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
  registeredIn(campaignId: string): Promise<Pick<Initiative, (typeof listedColumns)[number]>[]> {
    return this.db.manager
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

  /** Rows whose clock has run out, locked; another replica's are skipped. */
  claimOverdue(tx: EntityManager, at: Date, limit: number): Promise<{ id: string }[]> {
    return tx.query(
      `SELECT id FROM initiative WHERE due_at <= $1 AND state IN ('draft', 'registered', 'returned')
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [at, limit],
    );
  }

  async admitReader(tx: EntityManager, initiativeId: string, personId: string): Promise<void> {
    await tx.query('INSERT INTO reader (initiative_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      initiativeId,
      personId,
    ]);
  }

  async readers(initiativeId: string): Promise<string[]> {
    return (await this.db.manager.findBy(Reader, { initiativeId })).map((reader) => reader.personId);
  }
}

const listedColumns = ['id', 'title', 'authors', 'unitId', 'sector', 'registeredAt'] as const;

const filters = {
  q: ['i.title_folded LIKE :q', (q: string) => `%${fold(q).replaceAll(/[\\%_]/g, '\\$&')}%`],
  state: ['i.state = ANY(:state)', undefined],
  regulationYear: ['i.regulation_year = :regulationYear', undefined],
  unitId: ['i.unit_id = :unitId', undefined],
  campaignId: ['i.campaign_id = :campaignId', undefined],
  sector: ['i.sector = :sector', undefined],
} as const;

/** The policy's reach as conditions, any of which lets the asker see a row; a draft is its authors' alone. */
function visible({ own, units, trees, localityId, assigned }: Reach): string[] {
  const others = [
    ...(units.length > 0 ? ['i.unit_id = ANY(:units)'] : []),
    ...(trees.length > 0 ? ['i.unit_path && :trees::uuid[]'] : []),
    ...(localityId ? ['i.locality_id = :localityId'] : []),
  ];
  return [
    ...(own ? ['i.author_ids @> ARRAY[:me]::uuid[]'] : []),
    ...(others.length > 0 ? [`(i.state <> 'draft' AND (${others.join(' OR ')}))`] : []),
    ...(assigned ? ['i.id = ANY (ARRAY(SELECT r.initiative_id FROM reader r WHERE r.person_id = :me))'] : []),
  ];
}

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
