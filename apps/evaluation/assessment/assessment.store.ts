import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { lockRow } from '#lib/service-kit/rows.js';
import { DataSource, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { refusalOf, system } from '../fact.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { orConflict } from '../unique.js';
import * as commands from './assessment.commands.js';
import type { AssessmentQuery } from './assessment.dto.js';
import { Assessment } from './assessment.entity.js';

/** The only file that reads and writes the table `assessment`. */
@Injectable()
export class AssessmentStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `assessment-exists` where another one of the same level runs. */
  create(
    id: string,
    occasion: Occasion,
    decide: (tx: EntityManager) => Promise<Change<Assessment>>,
  ): Promise<Assessment> {
    return orConflict({ assessment_once: 'assessment-exists' }, () =>
      this.outbox.transaction((tx) => createRow(tx, Assessment, id, occasion, () => decide(tx))),
    );
  }

  /** Decides with the row locked; what `decide` reads with the same transaction belongs to the decision. */
  change(
    id: string,
    occasion: Occasion,
    decide: (row: Assessment, tx: EntityManager) => Change<Assessment> | Promise<Change<Assessment>>,
  ): Promise<Assessment> {
    return this.outbox.transaction((tx) => changeRow(tx, Assessment, id, occasion, (row) => decide(row, tx)));
  }

  async lock(tx: EntityManager, id: string): Promise<Assessment> {
    const row = await lockRow(tx, Assessment, id);
    if (!row) throw notFound('assessment', id);
    return row;
  }

  /** Cancels what runs once the initiative is no longer with the council. */
  async followDossier(tx: EntityManager, dossier: Dossier, by: ActedBy, occasion: Occasion): Promise<void> {
    const running = await tx.findBy(Assessment, {
      initiativeId: dossier.initiativeId,
      state: In(['scoring', 'deliberating']),
    });
    for (const { id, level } of running)
      if (!commands.isLive(level, dossier.state))
        await changeRow(tx, Assessment, id, occasion, (row) => commands.cancel(row, by));
  }

  async factRefused(tx: EntityManager, refused: FactRefused, occasion: Occasion): Promise<void> {
    const row = await tx.findOneBy(Assessment, { factId: refused.factId });
    if (!row) return;
    const refusal = refusalOf(refused, occasion.at);
    await changeRow(tx, Assessment, row.id, occasion, (a) => commands.undo(a, refused.factId, refusal, system));
  }

  /** How many sheets each member of the council still owes. */
  async loads(tx: EntityManager, councilId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ id: string; load: number }[]>(
      `SELECT member AS id, count(*)::int AS load FROM assessment a, unnest(a.assigned_ids) AS member
       WHERE a.council_id = $1 AND a.state = 'scoring' GROUP BY member`,
      [councilId],
    );
    return new Map(rows.map(({ id, load }) => [id, load]));
  }

  async get(id: string, tx: EntityManager = this.db.manager): Promise<Assessment> {
    const row = await tx.findOneBy(Assessment, { id });
    if (!row) throw notFound('assessment', id);
    return row;
  }

  findAll(ids: readonly string[], tx: EntityManager = this.db.manager): Promise<Assessment[]> {
    return tx.findBy(Assessment, { id: In(ids) });
  }

  /** Those of a council whose scores are open. */
  deliberating(tx: EntityManager, councilId: string): Promise<Assessment[]> {
    return tx.findBy(Assessment, { councilId, state: 'deliberating' });
  }

  /** Those of a council that the actor may see. */
  async visible(actor: Actor, councilId: string): Promise<ReadonlySet<string>> {
    const rows = await this.visibleTo(actor).andWhere('a.councilId = :councilId', { councilId }).getMany();
    return new Set(rows.map(({ id }) => id));
  }

  list(filter: AssessmentQuery, actor: Actor): Promise<Page<Assessment>> {
    const query = this.visibleTo(actor);
    const { councilId, initiativeId, state, roundYear, roundNumber, mine } = filter;
    if (councilId) query.andWhere('a.councilId = :councilId', { councilId });
    if (initiativeId) query.andWhere('a.initiativeId = :initiativeId', { initiativeId });
    if (state) query.andWhere('a.state = :state', { state });
    if (roundYear) query.andWhere('a.roundYear = :roundYear', { roundYear });
    if (roundNumber) query.andWhere('a.roundNumber = :roundNumber', { roundNumber });
    if (mine === 'true') query.andWhere(':me = ANY (a.assigned_ids)');
    return pageOf(query, filter, { at: 'openedAt', id: 'id' });
  }

  /** Members of its council, those assigned, and the council's secretary above; never anyone in conflict. */
  private visibleTo(actor: Actor): SelectQueryBuilder<Assessment> {
    return this.db.manager
      .createQueryBuilder(Assessment, 'a')
      .where(
        `EXISTS (SELECT FROM council c WHERE c.id = a.council_id
           AND (c.unit_path && :trees OR :me = ANY (c.seated_ids) OR :me = ANY (a.assigned_ids)))`,
        { trees: reachOf(actor, 'assessment.read').trees, me: actor.personId },
      )
      .andWhere('NOT :me = ANY (a.conflicted_ids)');
  }
}
