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
import { standsInOnIt } from '../meeting/meeting.entity.js';
import { refusalOf, system } from '../fact.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import { orConflict } from '../unique.js';
import * as commands from './assessment.commands.js';
import type { AssessmentQuery } from './assessment.dto.js';
import { Assessment } from './assessment.entity.js';

/** Which running assessments: a council's, those of councils that one of these people is on, or a dossier's. */
export type Concerned = { councilId: string } | { memberIds: readonly string[] } | { initiativeId: string };

const concerning = {
  councilId: 'a.council_id = :councilId',
  memberIds: `EXISTS (SELECT FROM council c, jsonb_array_elements(c.members) AS member
    WHERE c.id = a.council_id AND member ->> 'personId' = ANY (:memberIds))`,
  initiativeId: 'a.initiative_id = :initiativeId',
};

/** A council's round; every round where it names none. */
export interface RoundOf {
  councilId: string;
  roundYear?: number | null;
  roundNumber?: number | null;
}

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

  /** The same with something else locked first, so that everyone locks in one order. */
  changeUnder<L>(
    lock: (tx: EntityManager) => Promise<L>,
    id: string,
    occasion: Occasion,
    decide: (row: Assessment, tx: EntityManager, locked: L) => Change<Assessment> | Promise<Change<Assessment>>,
  ): Promise<Assessment> {
    return this.outbox.transaction(async (tx) => {
      const locked = await lock(tx);
      return changeRow(tx, Assessment, id, occasion, (row) => decide(row, tx, locked));
    });
  }

  /** Those at work, in the order in which they are locked. */
  running(tx: EntityManager, concerned: Concerned): Promise<Assessment[]> {
    const [key] = Object.keys(concerned) as (keyof typeof concerning)[];
    return tx
      .createQueryBuilder(Assessment, 'a')
      .where(`a.state IN ('scoring', 'deliberating')`)
      .andWhere(key ? concerning[key] : 'false', concerned)
      .orderBy('a.id')
      .getMany();
  }

  /** Those that a member of a council, or who sits in for one, is asked to declare on: at work, and not declared on yet. */
  undeclared(personId: string): Promise<Assessment[]> {
    return this.db.manager
      .createQueryBuilder(Assessment, 'a')
      .where(`a.state IN ('scoring', 'deliberating')`)
      .andWhere(
        `(:me = ANY (a.assigned_ids) OR ${standsInOnIt} OR EXISTS (SELECT FROM council c
           WHERE c.id = a.council_id AND :me = ANY (c.seated_ids)))`,
      )
      .andWhere('NOT :me = ANY (a.declared_ids || a.conflicted_ids)', { me: personId })
      .orderBy('a.opened_at')
      .addOrderBy('a.id')
      .getMany();
  }

  /** Changes a row that follows from something greater, which the request is remembered with. */
  follow(
    tx: EntityManager,
    id: string,
    occasion: Occasion,
    decide: (row: Assessment) => Change<Assessment> | undefined | Promise<Change<Assessment> | undefined>,
  ): Promise<Assessment> {
    return changeRow(tx, Assessment, id, occasion, decide);
  }

  /** Those that are still there, locked in one order. */
  lockAll(tx: EntityManager, ids: readonly string[]): Promise<Assessment[]> {
    return tx.find(Assessment, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
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
  async loads(councilId: string, tx: EntityManager = this.db.manager): Promise<ReadonlyMap<string, number>> {
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

  /** Those that the person still has to score, oldest first. */
  toScore(personId: string): Promise<Assessment[]> {
    return this.db.manager
      .createQueryBuilder(Assessment, 'a')
      .where(`a.state = 'scoring' AND :personId = ANY (a.assigned_ids) AND NOT :personId = ANY (a.conflicted_ids)`, {
        personId,
      })
      .orderBy('a.openedAt')
      .addOrderBy('a.id')
      .getMany();
  }

  /** Those of a council, or of one round of it, whose scores are open, without those that the person is in conflict with. */
  opened({ councilId, roundYear, roundNumber }: RoundOf, personId: string): Promise<Assessment[]> {
    const query = this.db.manager
      .createQueryBuilder(Assessment, 'a')
      .where(`a.councilId = :councilId AND a.scoresOpenedAt IS NOT NULL AND a.state <> 'cancelled'`, { councilId })
      .andWhere('NOT :personId = ANY (a.conflicted_ids)', { personId });
    if (roundYear) query.andWhere('a.roundYear = :roundYear', { roundYear });
    if (roundNumber) query.andWhere('a.roundNumber = :roundNumber', { roundNumber });
    return query.getMany();
  }

  /** Those of a council whose scores are open. */
  deliberating(tx: EntityManager, councilId: string): Promise<Assessment[]> {
    return tx.findBy(Assessment, { councilId, state: 'deliberating' });
  }

  /** Those of a council that the actor may see. */
  async visible(actor: Actor, councilId: string, tx: EntityManager = this.db.manager): Promise<ReadonlySet<string>> {
    const rows = await this.visibleTo(actor, tx).andWhere('a.councilId = :councilId', { councilId }).getMany();
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

  /** Members of its council, those assigned, who sits in a meeting about it, and the council's secretary above; never anyone in conflict. */
  private visibleTo(actor: Actor, tx: EntityManager = this.db.manager): SelectQueryBuilder<Assessment> {
    return tx
      .createQueryBuilder(Assessment, 'a')
      .where(
        `EXISTS (SELECT FROM council c WHERE c.id = a.council_id
           AND (c.unit_path && :trees OR :me = ANY (c.seated_ids) OR :me = ANY (a.assigned_ids)
             OR ${standsInOnIt}))`,
        { trees: reachOf(actor, 'assessment.read').trees, me: actor.personId },
      )
      .andWhere('NOT :me = ANY (a.conflicted_ids)');
  }
}
