import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import type { Page } from '#lib/service-kit/page.js';
import { lockRow } from '#lib/service-kit/rows.js';
import { DataSource, type EntityManager, In } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import { seenBy } from '../seen-by.js';
import type { DecisionQuery } from './decision.dto.js';
import { Decision } from './decision.entity.js';

/** An issued paper is seen by who sees a line of it; a draft within the body, but by no author of what it judges. */
const seen = (issued: string, draft: string) => `(
  (d.state = 'issued' AND EXISTS (SELECT FROM decision_item i JOIN dossier s ON s.initiative_id = i.initiative_id
    WHERE i.decision_id = d.id AND ${issued}))
  OR (d.state <> 'issued' AND ${draft} AND NOT EXISTS (SELECT FROM dossier s
    WHERE s.initiative_id = ANY (d.initiative_ids) AND s.author_ids @> ARRAY[:me]::uuid[])))`;

/** The only file that reads and writes the table `decision`. */
@Injectable()
export class DecisionStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** A request that was carried out before gets the draft of then; what stands in the way now is not asked. */
  create(id: string, occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Decision>>): Promise<Decision> {
    return this.outbox.transaction((tx) => createRow(tx, Decision, id, occasion, () => decide(tx)));
  }

  change(
    id: string,
    occasion: Occasion,
    decide: (row: Decision, tx: EntityManager) => Change<Decision> | Promise<Change<Decision>>,
  ): Promise<Decision> {
    return this.outbox.transaction((tx) => changeRow(tx, Decision, id, occasion, (row) => decide(row, tx)));
  }

  changeIn(
    tx: EntityManager,
    id: string,
    occasion: Occasion,
    decide: (row: Decision) => Change<Decision>,
  ): Promise<Decision> {
    return changeRow(tx, Decision, id, occasion, decide);
  }

  async lock(tx: EntityManager, id: string): Promise<Decision> {
    const row = await lockRow(tx, Decision, id);
    if (!row) throw notFound('decision', id);
    return row;
  }

  async get(id: string): Promise<Decision> {
    const row = await this.db.manager.findOneBy(Decision, { id });
    if (!row) throw notFound('decision', id);
    return row;
  }

  /** The decision that takes the place of this one. */
  replacing(id: string): Promise<Decision | null> {
    return this.db.manager.findOneBy(Decision, { replacesId: id });
  }

  /** The decisions that take the place of one of these. */
  replacingAny(ids: readonly string[]): Promise<Decision[]> {
    return this.db.manager.findBy(Decision, { replacesId: In([...ids]) });
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Decision> {
    const row = await this.visible(actor).andWhere('d.id = :id', { id }).getOne();
    if (!row) throw notFound('decision', id);
    return row;
  }

  list(
    { level, state, year, bodyUnitId, initiativeId, ...page }: DecisionQuery,
    actor: Actor,
  ): Promise<Page<Decision>> {
    const query = this.visible(actor);
    if (level) query.andWhere('d.level = :level', { level });
    if (state) query.andWhere('d.state = :state', { state });
    if (year) query.andWhere('d.year = :year', { year });
    if (bodyUnitId) query.andWhere('d.bodyUnitId = :bodyUnitId', { bodyUnitId });
    if (initiativeId) query.andWhere(':initiativeId = ANY (d.initiativeIds)', { initiativeId });
    return pageOf(query, page, { at: 'createdAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const line = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    const body = seenBy(actor, 'decision.read', 'd.body_unit_id');
    return this.db.manager.createQueryBuilder(Decision, 'd').where(seen(line.sql, body.sql), line.params);
  }
}
