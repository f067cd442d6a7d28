import { Injectable } from '@nestjs/common';
import type { DelegableAct } from '#lib/contracts/delegation.events.js';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { ArrayContains, DataSource } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { DelegationQuery } from './delegation.dto.js';
import { Delegation } from './delegation.entity.js';

/** The only file that reads and writes the table `delegation`. */
@Injectable()
export class DelegationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Decides on the unit's standing delegations, to which none can be added before it is written. */
  give(
    unitId: string,
    occasion: Occasion,
    decide: (id: string, standing: Delegation[]) => Change<Delegation>,
  ): Promise<Delegation> {
    const id = randomUUID();
    return this.outbox.transaction(async (tx) =>
      createRow(tx, Delegation, id, occasion, async () => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`delegation ${unitId}`]);
        return decide(id, await tx.findBy(Delegation, { unitId, state: 'given' }));
      }),
    );
  }

  change(id: string, occasion: Occasion, decide: (row: Delegation) => Change<Delegation>): Promise<Delegation> {
    return this.outbox.transaction((tx) => changeRow(tx, Delegation, id, occasion, decide));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Delegation> {
    const row = await this.visible(actor).andWhere('d.id = :id', { id }).getOne();
    if (!row) throw notFound('delegation', id);
    return row;
  }

  /** What the person was ever given to do for the unit, newest first. */
  toDeputy(deputyId: string, unitId: string, act: DelegableAct): Promise<Delegation[]> {
    const where = { deputyId, unitId, acts: ArrayContains([act]) };
    return this.db.manager.find(Delegation, { where, order: { givenAt: 'DESC' } });
  }

  list({ unitId, state, ...page }: DelegationQuery, actor: Actor): Promise<Page<Delegation>> {
    const query = this.visible(actor);
    if (unitId) query.andWhere('d.unitId = :unitId', { unitId });
    if (state) query.andWhere('d.state = :state', { state });
    return pageOf(query, page, { at: 'givenAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'delegation.read', 'd.unit_id', 'ARRAY[d.deputy_id]');
    return this.db.manager.createQueryBuilder(Delegation, 'd').where(sql, params);
  }
}
