import { Injectable } from '@nestjs/common';
import { appealable, type Appealable } from '#lib/contracts/appeal.events.js';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { seenBy } from '../seen-by.js';
import * as commands from './appeal.commands.js';
import type { AppealQuery } from './appeal.dto.js';
import { Appeal, DeclinedOutcome } from './appeal.entity.js';

/** The only file that reads and writes the tables `appeal` and `declined_outcome`. */
@Injectable()
export class AppealStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
  ) {}

  /** Keeps where and when the initiative was declined; an older outcome changes nothing. */
  async keepOutcome(
    tx: EntityManager,
    { initiativeId, version, declinedFrom, note }: InitiativeSnapshot,
    at: Date,
  ): Promise<void> {
    const against = appealable.includes(declinedFrom as Appealable) ? declinedFrom : null;
    await tx.query(
      `INSERT INTO declined_outcome AS o (initiative_id, version, against, declined_at, reason)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (initiative_id) DO UPDATE SET (version, against, declined_at, reason)
         = (excluded.version, excluded.against, excluded.declined_at, excluded.reason)
       WHERE o.version < excluded.version`,
      [initiativeId, version, against, at, note ?? null],
    );
  }

  outcome(initiativeId: string, tx: EntityManager = this.db.manager): Promise<DeclinedOutcome | null> {
    return tx.findOneBy(DeclinedOutcome, { initiativeId });
  }

  /** Creates it with the dossier and its outcome as they stand, which cannot change meanwhile. */
  create(
    id: string,
    initiativeId: string,
    occasion: Occasion,
    decide: (dossier: Dossier, outcome: DeclinedOutcome | null, appealed: boolean) => Change<Appeal>,
  ): Promise<Appeal> {
    return this.outbox.transaction((tx) =>
      createRow(tx, Appeal, id, occasion, async () => {
        const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
        if (!dossier) throw notFound('dossier', initiativeId);
        const outcome = await this.outcome(initiativeId, tx);
        const state = In(['lodged', 'upheld', 'dismissed']);
        const appealed =
          outcome !== null && (await tx.existsBy(Appeal, { initiativeId, initiativeVersion: outcome.version, state }));
        return decide(dossier, outcome, appealed);
      }),
    );
  }

  change(id: string, occasion: Occasion, decide: (row: Appeal) => Change<Appeal>): Promise<Appeal> {
    return this.outbox.transaction((tx) => changeRow(tx, Appeal, id, occasion, decide));
  }

  /** Ends what a newer state of the initiative leaves without an object. */
  overtake(tx: EntityManager, { initiativeId, version }: InitiativeSnapshot, occasion: Occasion): Promise<void> {
    return this.each(tx, initiativeId, occasion, (row) => commands.overtake(row, version, occasion.at));
  }

  /** Shows what registration refused. */
  refuse(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<void> {
    return this.each(tx, refused.initiativeId, occasion, (row) => commands.refuse(row, refused));
  }

  /** Whether the head's refusal to confirm was overruled. */
  isUpheld(tx: EntityManager, initiativeId: string, against: Appealable): Promise<boolean> {
    return tx.existsBy(Appeal, { initiativeId, against, state: 'upheld' });
  }

  async get(id: string): Promise<Appeal> {
    const row = await this.db.manager.findOneBy(Appeal, { id });
    if (!row) throw notFound('appeal', id);
    return row;
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Appeal> {
    const row = await this.visible(actor).andWhere('a.id = :id', { id }).getOne();
    if (!row) throw notFound('appeal', id);
    return row;
  }

  list({ state, initiativeId, ...page }: AppealQuery, actor: Actor): Promise<Page<Appeal>> {
    const query = this.visible(actor);
    if (state) query.andWhere('a.state = :state', { state });
    if (initiativeId) query.andWhere('a.initiativeId = :initiativeId', { initiativeId });
    return pageOf(query, page, { at: 'lodgedAt', id: 'id' });
  }

  private async each(
    tx: EntityManager,
    initiativeId: string,
    occasion: Occasion,
    decide: (row: Appeal) => Change<Appeal> | undefined,
  ): Promise<void> {
    const rows = await tx.find(Appeal, { where: { initiativeId }, order: { id: 'ASC' } });
    for (const { id } of rows) await changeRow(tx, Appeal, id, occasion, decide);
  }

  private visible(actor: Actor) {
    const declined = seenBy(actor, 'appeal.read', 'a.body_unit_id', 'a.author_ids');
    const answering = seenBy(actor, 'appeal.read', 'a.answering_unit_id');
    const query = this.db.manager.createQueryBuilder(Appeal, 'a');
    return query.where(`(${declined.sql} OR ${answering.sql})`, declined.params);
  }
}
