import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import { seenBy } from '../seen-by.js';
import { copyOf } from './dossier.commands.js';
import type { DossierQuery } from './dossier.dto.js';
import { Dossier } from './dossier.entity.js';

/** The only file that reads and writes the table `dossier`. */
@Injectable()
export class DossierStore {
  constructor(
    private readonly db: DataSource,
    private readonly reference: ReferenceStore,
  ) {}

  /**
   * Keeps the snapshot and returns the dossier, locked; undefined, with nothing changed, where as new a one is kept.
   * Throws `not-found` while its unit is unknown here; the event is then tried again.
   */
  async keep(tx: EntityManager, snapshot: InitiativeSnapshot, at: Date): Promise<Dossier | undefined> {
    const { path } = await this.reference.unit(snapshot.unitId, tx);
    const dossier = copyOf(snapshot, path, at);
    const columns = tx.dataSource.getMetadata(Dossier).columns.map((column) => column.databaseName);
    const written = await tx
      .createQueryBuilder()
      .insert()
      .into(Dossier)
      .values(dossier)
      .orUpdate(columns, ['initiative_id'], { overwriteCondition: { where: 'dossier.version < excluded.version' } })
      .returning('initiative_id')
      .execute();
    return (written.raw as unknown[]).length > 0 ? dossier : undefined;
  }

  /** The dossiers by their ids, in a fixed order, none of which can change before the transaction ends. */
  async lock(tx: EntityManager, initiativeIds: readonly string[]): Promise<Map<string, Dossier>> {
    const dossiers = await tx.find(Dossier, {
      where: { initiativeId: In([...initiativeIds]) },
      order: { initiativeId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(dossiers.map((dossier) => [dossier.initiativeId, dossier]));
  }

  async byId(initiativeIds: readonly string[]): Promise<Map<string, Dossier>> {
    const dossiers = await this.db.manager.findBy(Dossier, { initiativeId: In([...initiativeIds]) });
    return new Map(dossiers.map((dossier) => [dossier.initiativeId, dossier]));
  }

  async get(initiativeId: string, tx: EntityManager = this.db.manager): Promise<Dossier> {
    const dossier = await tx.findOneBy(Dossier, { initiativeId });
    if (!dossier) throw notFound('dossier', initiativeId);
    return dossier;
  }

  /** The rules that the initiative started under. */
  async rulesOf(
    { localityId, regulationYear, regulationVersion }: Dossier,
    tx: EntityManager = this.db.manager,
  ): Promise<Regulation> {
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion, tx)).rules;
  }

  /** Those of the initiatives that the actor may see under `action`. */
  async seen(actor: Actor, action: Action, initiativeIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.visible(actor, action)
      .andWhere('d.initiativeId = ANY (:ids)', { ids: [...initiativeIds] })
      .select('d.initiativeId')
      .getMany();
    return new Set(rows.map((row) => row.initiativeId));
  }

  /** Throws `not-found` also for what the actor may not see, so that its existence is no secret given away. */
  async getSeen(actor: Actor, action: Action, initiativeId: string): Promise<Dossier> {
    const dossier = await this.findSeen(actor, action, initiativeId);
    if (!dossier) throw notFound('dossier', initiativeId);
    return dossier;
  }

  findSeen(actor: Actor, action: Action, initiativeId: string): Promise<Dossier | null> {
    return this.visible(actor, action).andWhere('d.initiativeId = :initiativeId', { initiativeId }).getOne();
  }

  list(filter: DossierQuery, actor: Actor): Promise<Page<Dossier>> {
    const { state, year, unitId, recognizingUnitId, targetLevel } = filter;
    const query = this.visible(actor, 'decision.read');
    if (state) query.andWhere('d.state = :state', { state });
    if (year) query.andWhere('d.regulationYear = :year', { year });
    if (unitId) query.andWhere(':unitId = ANY (d.unitPath)', { unitId });
    if (recognizingUnitId) query.andWhere('d.recognizingUnitId = :recognizingUnitId', { recognizingUnitId });
    if (targetLevel) query.andWhere('d.targetLevel = :targetLevel', { targetLevel });
    return pageOf(query, filter, { at: 'updatedAt', id: 'initiativeId' });
  }

  private visible(actor: Actor, action: Action) {
    const { sql, params } = seenBy(actor, action, 'd.unit_id', 'd.author_ids');
    return this.db.manager.createQueryBuilder(Dossier, 'd').where(sql, params);
  }
}
