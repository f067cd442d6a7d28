import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { Regrounding, RevokedGround } from '../decision/revoked-ground.js';
import type { ReplicationQuery } from './replication.dto.js';
import { Replication } from './replication.entity.js';

/** The only file that reads and writes the table `replication`. */
@Injectable()
export class ReplicationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Replication>>): Promise<Replication> {
    return this.outbox.transaction((tx) => createRow(tx, Replication, randomUUID(), occasion, () => decide(tx)));
  }

  change(id: string, occasion: Occasion, decide: (row: Replication) => Change<Replication>): Promise<Replication> {
    return this.outbox.transaction((tx) => changeRow(tx, Replication, id, occasion, decide));
  }

  isConfirmed(tx: EntityManager, initiativeId: string, unitId: string): Promise<boolean> {
    return tx.existsBy(Replication, { initiativeId, unitId, state: 'confirmed' });
  }

  /** Flags the papers that confirm it is applied elsewhere, or takes the flags away. */
  async reground(
    tx: EntityManager,
    { initiativeId }: { initiativeId: string },
    ground: RevokedGround,
    by: ActedBy,
    occasion: Occasion,
    decide: Regrounding,
  ): Promise<void> {
    const rows = await tx.find(Replication, { where: { initiativeId, state: 'confirmed' }, order: { id: 'ASC' } });
    for (const { id } of rows) await changeRow(tx, Replication, id, occasion, (row) => decide(row, ground, by));
  }

  /** Units that confirm to apply them, by initiative. */
  async applying(initiativeIds: readonly string[]): Promise<Map<string, string[]>> {
    const where = { initiativeId: In([...initiativeIds]), state: 'confirmed' as const };
    const units = new Map<string, string[]>();
    for (const { initiativeId, unitId } of await this.db.manager.findBy(Replication, where))
      units.set(initiativeId, [...(units.get(initiativeId) ?? []), unitId]);
    return units;
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(id: string, actor: Actor): Promise<Replication> {
    const row = await this.visible(actor).andWhere('r.id = :id', { id }).getOne();
    if (!row) throw notFound('replication', id);
    return row;
  }

  list(
    { state, initiativeId, unitId, originUnitId, ...page }: ReplicationQuery,
    actor: Actor,
  ): Promise<Page<Replication>> {
    const query = this.visible(actor);
    if (state) query.andWhere('r.state = :state', { state });
    if (initiativeId) query.andWhere('r.initiativeId = :initiativeId', { initiativeId });
    if (unitId) query.andWhere('r.unitId = :unitId', { unitId });
    if (originUnitId) query.andWhere('r.originUnitId = :originUnitId', { originUnitId });
    return pageOf(query, page, { at: 'confirmedAt', id: 'id' });
  }

  /** Both parties see it, and those above either. */
  private visible(actor: Actor) {
    const applying = seenBy(actor, 'replication.read', 'r.unit_id');
    const origin = seenBy(actor, 'replication.read', 's.unit_id', 's.author_ids');
    return this.db.manager
      .createQueryBuilder(Replication, 'r')
      .where(
        `(${applying.sql} OR r.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${origin.sql}))`,
        origin.params,
      );
  }
}
