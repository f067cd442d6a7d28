import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { seenBy } from '../seen-by.js';
import type { SelectionQuery } from './selection.dto.js';
import { Selection } from './selection.entity.js';

/** The only file that reads and writes the table `selection`. */
@Injectable()
export class SelectionStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
  ) {}

  /** Writes the choice for that round, or changes the one there is, with the dossier as it stands. */
  choose(
    round: Pick<Selection, 'initiativeId' | 'roundYear' | 'roundNumber'>,
    occasion: Occasion,
    decide: (dossier: Dossier) => Change<Selection>,
  ): Promise<Selection> {
    const { initiativeId } = round;
    return this.outbox.transaction(async (tx) => {
      const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
      if (!dossier) throw notFound('dossier', initiativeId);
      const before = await tx.findOneBy(Selection, round);
      return before
        ? changeRow(tx, Selection, before.id, occasion, () => decide(dossier))
        : createRow(tx, Selection, randomUUID(), occasion, () => Promise.resolve(decide(dossier)));
    });
  }

  list(
    { unitId, initiativeId, roundYear, roundNumber, state, ...page }: SelectionQuery,
    actor: Actor,
  ): Promise<Page<Selection>> {
    const seen = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    const query = this.db.manager
      .createQueryBuilder(Selection, 'c')
      .where(`c.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${seen.sql})`, seen.params);
    if (unitId) query.andWhere('c.unitId = :unitId', { unitId });
    if (initiativeId) query.andWhere('c.initiativeId = :initiativeId', { initiativeId });
    if (roundYear) query.andWhere('c.roundYear = :roundYear', { roundYear });
    if (roundNumber) query.andWhere('c.roundNumber = :roundNumber', { roundNumber });
    if (state) query.andWhere('c.state = :state', { state });
    return pageOf(query, page, { at: 'decidedAt', id: 'id' });
  }
}
