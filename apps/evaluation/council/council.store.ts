import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { lockRow } from '#lib/service-kit/rows.js';
import { DataSource, type EntityManager } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { CouncilQuery } from './council.dto.js';
import { Council } from './council.entity.js';

/** The only file that reads and writes the table `council`. */
@Injectable()
export class CouncilStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(id: string, occasion: Occasion, change: Change<Council>): Promise<Council> {
    return this.outbox.transaction((tx) => createRow(tx, Council, id, occasion, change));
  }

  /** What follows from the change belongs to the same transaction. */
  change(
    id: string,
    occasion: Occasion,
    decide: (row: Council) => Change<Council>,
    then: (tx: EntityManager, council: Council) => Promise<void>,
  ): Promise<Council> {
    return this.outbox.transaction(async (tx) => {
      const row = await changeRow(tx, Council, id, occasion, decide);
      await then(tx, row);
      return row;
    });
  }

  async get(id: string, tx: EntityManager = this.db.manager): Promise<Council> {
    const row = await tx.findOneBy(Council, { id });
    if (!row) throw notFound('council', id);
    return row;
  }

  /** The council, so that its membership cannot change before the transaction ends. */
  async lock(tx: EntityManager, id: string): Promise<Council> {
    const row = await lockRow(tx, Council, id);
    if (!row) throw notFound('council', id);
    return row;
  }

  list(filter: CouncilQuery, actor: Actor): Promise<Page<Council>> {
    const { units, trees } = reachOf(actor, 'council.read');
    const query = this.db.manager
      .createQueryBuilder(Council, 'c')
      .where('(c.unit_path[1] = ANY (:units) OR c.unit_path && :trees OR :me = ANY (c.seated_ids))', {
        units,
        trees,
        me: actor.personId,
      });
    const { unitId, level, year } = filter;
    if (unitId) query.andWhere('c.unitId = :unitId', { unitId });
    if (level) query.andWhere('c.level = :level', { level });
    if (year) query.andWhere('c.regulationYear = :year', { year });
    return pageOf(query, filter, { at: 'foundedAt', id: 'id' });
  }
}
