import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { SimilarUnit } from '#lib/regulation/scope-test.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { seenBy } from '../seen-by.js';
import * as commands from './confirmation.commands.js';
import type { ConfirmationQuery } from './confirmation.dto.js';
import { Confirmation } from './confirmation.entity.js';

/** The only file that reads and writes the table `confirmation`. */
@Injectable()
export class ConfirmationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
  ) {}

  /** Decides with the dossier as it stands; it cannot change meanwhile. */
  change(
    { id, initiativeId }: Confirmation,
    occasion: Occasion,
    decide: (row: Confirmation, dossier: Dossier) => Change<Confirmation>,
  ): Promise<Confirmation> {
    return this.outbox.transaction(async (tx) => {
      const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
      if (!dossier) throw notFound('dossier', initiativeId);
      return changeRow(tx, Confirmation, id, occasion, (row) => decide(row, dossier));
    });
  }

  /** Opens, closes or leaves the confirmation as a newer state of the initiative asks for. */
  async follow(tx: EntityManager, dossier: Dossier, occasion: Occasion): Promise<void> {
    const row = await tx.findOneBy(Confirmation, { initiativeId: dossier.initiativeId });
    if (row) await changeRow(tx, Confirmation, row.id, occasion, (current) => commands.follow(current, dossier));
    else if (dossier.state === 'filed')
      await createRow(tx, Confirmation, randomUUID(), occasion, commands.open(dossier, occasion.at));
  }

  async reopenOnAppeal(tx: EntityManager, initiativeId: string, occasion: Occasion): Promise<void> {
    const row = await tx.findOneBy(Confirmation, { initiativeId });
    if (row) await changeRow(tx, Confirmation, row.id, occasion, commands.reopenOnAppeal);
  }

  /** Undoes what registration refused. */
  async refuse(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<void> {
    const { initiativeId } = refused;
    const row = await tx.findOneBy(Confirmation, { initiativeId });
    const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
    if (row && dossier)
      await changeRow(tx, Confirmation, row.id, occasion, (current) => commands.reopen(current, refused, dossier));
  }

  async get(id: string): Promise<Confirmation> {
    const row = await this.db.manager.findOneBy(Confirmation, { id });
    if (!row) throw notFound('confirmation', id);
    return row;
  }

  /** Units under the same conditions, as the heads named them, by initiative. */
  async similarUnits(initiativeIds: readonly string[]): Promise<Map<string, readonly SimilarUnit[]>> {
    const rows = await this.db.manager.findBy(Confirmation, { initiativeId: In([...initiativeIds]) });
    return new Map(rows.map((row) => [row.initiativeId, row.similarUnits ?? []]));
  }

  list({ state, unitId, initiativeId, ...page }: ConfirmationQuery, actor: Actor): Promise<Page<Confirmation>> {
    const seen = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    const query = this.db.manager
      .createQueryBuilder(Confirmation, 'c')
      .where(`c.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${seen.sql})`, seen.params);
    if (state) query.andWhere('c.state = :state', { state });
    if (unitId) query.andWhere('c.unitId = :unitId', { unitId });
    if (initiativeId) query.andWhere('c.initiativeId = :initiativeId', { initiativeId });
    return pageOf(query, page, { at: 'openedAt', id: 'id' });
  }
}
