import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { CorrectionQuery } from './correction.dto.js';
import { Correction } from './correction.entity.js';

/** The only file that reads and writes the table `correction`. */
@Injectable()
export class CorrectionStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(
    id: string,
    occasion: Occasion,
    decide: (tx: EntityManager) => Promise<Change<Correction>>,
  ): Promise<Correction> {
    return this.outbox.transaction((tx) => createRow(tx, Correction, id, occasion, () => decide(tx)));
  }

  /** In the order in which they were signed. */
  ofDecision(decisionId: string, tx: EntityManager = this.db.manager): Promise<Correction[]> {
    return this.ofDecisions([decisionId], tx);
  }

  /** In the order in which they were signed. */
  ofDecisions(ids: readonly string[], tx: EntityManager = this.db.manager): Promise<Correction[]> {
    return tx.find(Correction, { where: { decisionId: In([...ids]) }, order: { year: 'ASC', sequence: 'ASC' } });
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Correction> {
    const row = await this.visible(actor).andWhere('c.id = :id', { id }).getOne();
    if (!row) throw notFound('correction', id);
    return row;
  }

  list(
    { decisionId, initiativeId, bodyUnitId, year, ...page }: CorrectionQuery,
    actor: Actor,
  ): Promise<Page<Correction>> {
    const query = this.visible(actor);
    if (decisionId) query.andWhere('c.decisionId = :decisionId', { decisionId });
    if (initiativeId) query.andWhere(':initiativeId = ANY (c.initiativeIds)', { initiativeId });
    if (bodyUnitId) query.andWhere('c.bodyUnitId = :bodyUnitId', { bodyUnitId });
    if (year) query.andWhere('c.year = :year', { year });
    return pageOf(query, page, { at: 'signedAt', id: 'id' });
  }

  /** Who sees a line that it touches sees that there is one. */
  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    return this.db.manager
      .createQueryBuilder(Correction, 'c')
      .where(`EXISTS (SELECT FROM dossier s WHERE s.initiative_id = ANY (c.initiative_ids) AND ${sql})`, params);
  }
}
