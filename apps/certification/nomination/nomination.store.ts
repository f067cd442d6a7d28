import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { seenBy } from '../seen-by.js';
import * as commands from './nomination.commands.js';
import type { NominationFilter } from './nomination.dto.js';
import { Nomination } from './nomination.entity.js';

/** Before it is published an author learns nothing of it, whatever office they hold. */
const embargo = `(n.state <> 'selected' OR NOT s.author_ids @> ARRAY[:me]::uuid[])`;

/** The only file that reads and writes the table `nomination`. */
@Injectable()
export class NominationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
  ) {}

  /** Creates it with the dossier as it stands, which cannot change meanwhile. */
  create(
    id: string,
    initiativeId: string,
    occasion: Occasion,
    decide: (dossier: Dossier, alreadyNominated: boolean) => Change<Nomination>,
  ): Promise<Nomination> {
    return this.outbox.transaction(async (tx) => {
      const dossier = await this.lockDossier(tx, initiativeId);
      const standing = await tx.existsBy(Nomination, { initiativeId, state: In(['selected', 'made', 'recognized']) });
      return createRow(tx, Nomination, id, occasion, () => Promise.resolve(decide(dossier, standing)));
    });
  }

  change(
    { id, initiativeId }: Nomination,
    occasion: Occasion,
    decide: (row: Nomination, dossier: Dossier) => Change<Nomination>,
  ): Promise<Nomination> {
    return this.outbox.transaction(async (tx) => {
      const dossier = await this.lockDossier(tx, initiativeId);
      return changeRow(tx, Nomination, id, occasion, (row) => decide(row, dossier));
    });
  }

  /** Closes what a newer state of the initiative leaves without ground. */
  follow(tx: EntityManager, dossier: Dossier, occasion: Occasion): Promise<void> {
    return this.each(tx, dossier.initiativeId, occasion, (row) => commands.follow(row, dossier));
  }

  /** Undoes what registration refused. */
  refuse(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<void> {
    return this.each(tx, refused.initiativeId, occasion, (row) => commands.refuse(row, refused));
  }

  /** Flags the nominations of an initiative whose recognition was revoked, or takes their flags away. */
  flag(tx: EntityManager, initiativeId: string, flagged: boolean, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.each(tx, initiativeId, occasion, (row) => commands.flag(row, flagged, by));
  }

  async get(id: string): Promise<Nomination> {
    const row = await this.db.manager.findOneBy(Nomination, { id });
    if (!row) throw notFound('nomination', id);
    return row;
  }

  /** The nominations, locked with their dossiers until the transaction ends, in the order of their ids. */
  async lock(tx: EntityManager, ids: readonly string[]): Promise<Nomination[]> {
    const found = await this.byId(ids, tx);
    await this.dossiers.lock(
      tx,
      found.map((row) => row.initiativeId),
    );
    return tx.find(Nomination, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  byId(ids: readonly string[], tx: EntityManager = this.db.manager): Promise<Nomination[]> {
    return tx.find(Nomination, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
  }

  /** Those of these nominations that the actor may see. */
  seen(actor: Actor, ids: readonly string[]): Promise<Nomination[]> {
    return this.matching(actor, {}).andWhere('n.id = ANY (:ids)', { ids }).orderBy('n.id').getMany();
  }

  /** Changes every nomination of a letter. */
  async eachOf(
    tx: EntityManager,
    ids: readonly string[],
    occasion: Occasion,
    decide: (row: Nomination) => Change<Nomination> | undefined,
  ): Promise<void> {
    for (const id of ids) await changeRow(tx, Nomination, id, occasion, decide);
  }

  /** The nominations of a list that the actor may see: the same rows for the screen, the count and the export. */
  matching(actor: Actor, { localityId, year, state }: NominationFilter, tx: EntityManager = this.db.manager) {
    const { sql, params } = seenBy(actor, 'nomination.read', 's.unit_id');
    const query = tx
      .createQueryBuilder(Nomination, 'n')
      .where(`n.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${sql} AND ${embargo})`, params);
    if (localityId) query.andWhere('n.localityId = :localityId', { localityId });
    if (year) query.andWhere('n.year = :year', { year });
    if (state) query.andWhere('n.state = :state', { state });
    return query;
  }

  private async each(
    tx: EntityManager,
    initiativeId: string,
    occasion: Occasion,
    decide: (row: Nomination) => Change<Nomination> | undefined,
  ): Promise<void> {
    const rows = await tx.find(Nomination, { where: { initiativeId }, order: { id: 'ASC' } });
    for (const { id } of rows) await changeRow(tx, Nomination, id, occasion, decide);
  }

  private async lockDossier(tx: EntityManager, initiativeId: string): Promise<Dossier> {
    const dossier = (await this.dossiers.lock(tx, [initiativeId])).get(initiativeId);
    if (!dossier) throw notFound('dossier', initiativeId);
    return dossier;
  }
}
