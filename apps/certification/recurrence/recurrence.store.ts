import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Dossier } from '../dossier/dossier.entity.js';
import { seenBy } from '../seen-by.js';
import * as commands from './recurrence.commands.js';
import type { RecurrenceQuery } from './recurrence.dto.js';
import { Recurrence } from './recurrence.entity.js';

/** The only file that reads and writes the table `recurrence`. */
@Injectable()
export class RecurrenceStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Flags it once for each source. */
  async flag(
    tx: EntityManager,
    dossier: Dossier,
    found: commands.Found,
    by: ActedBy,
    occasion: Occasion,
  ): Promise<void> {
    const { initiativeId } = dossier;
    if (await tx.existsBy(Recurrence, { initiativeId, sourceId: found.sourceId })) return;
    const id = randomUUID();
    await createRow(tx, Recurrence, id, occasion, commands.flag(id, dossier, found, by, occasion.at));
  }

  /** The initiatives that answered the shortcoming and that the unit recognized for it. */
  recognizedFor(tx: EntityManager, shortcomingId: string): Promise<Dossier[]> {
    return tx
      .createQueryBuilder(Dossier, 'd')
      .where('d.shortcomingId = :shortcomingId', { shortcomingId })
      .andWhere(`d.recognitions @> '[{"level": "unit"}]'`)
      .orderBy('d.initiativeId')
      .getMany();
  }

  change(id: string, occasion: Occasion, decide: (row: Recurrence) => Change<Recurrence>): Promise<Recurrence> {
    return this.outbox.transaction((tx) => changeRow(tx, Recurrence, id, occasion, decide));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Recurrence> {
    const row = await this.visible(actor).andWhere('r.id = :id', { id }).getOne();
    if (!row) throw notFound('recurrence', id);
    return row;
  }

  list({ state, unitId, initiativeId, ...page }: RecurrenceQuery, actor: Actor): Promise<Page<Recurrence>> {
    const query = this.visible(actor);
    if (state) query.andWhere('r.state = :state', { state });
    if (unitId) query.andWhere('r.unitId = :unitId', { unitId });
    if (initiativeId) query.andWhere('r.initiativeId = :initiativeId', { initiativeId });
    return pageOf(query, page, { at: 'flaggedAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'follow-up.read', 's.unit_id', 's.author_ids');
    return this.db.manager
      .createQueryBuilder(Recurrence, 'r')
      .where(`r.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${sql})`, params);
  }
}
