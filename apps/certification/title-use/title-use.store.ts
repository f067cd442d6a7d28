import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { type ActedBy, type Level, levels } from '#lib/contracts/shared.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import { seenBy } from '../seen-by.js';
import type { Regrounding, RevokedGround } from '../decision/revoked-ground.js';
import type { Held } from './title-use.commands.js';
import type { TitleUseQuery } from './title-use.dto.js';
import { TitleUse } from './title-use.entity.js';

/** The only file that reads and writes the table `title_use`. */
@Injectable()
export class TitleUseStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<TitleUse>>): Promise<TitleUse> {
    return this.outbox.transaction((tx) => createRow(tx, TitleUse, randomUUID(), occasion, () => decide(tx)));
  }

  change(id: string, occasion: Occasion, decide: (row: TitleUse) => Change<TitleUse>): Promise<TitleUse> {
    return this.outbox.transaction((tx) => changeRow(tx, TitleUse, id, occasion, decide));
  }

  /** Recognitions that the person holds: valid certificates and, of the province, the answers to nominations. */
  held(personId: string, tx: EntityManager = this.db.manager): Promise<(Held & { title: string })[]> {
    return tx.query(
      `SELECT d.initiative_id AS "initiativeId", d.title, r ->> 'level' AS level,
         left(coalesce(r ->> 'recognizedOn', r ->> 'signedOn'), 4)::int AS year
       FROM dossier d, jsonb_array_elements(d.recognitions) r
       WHERE d.author_ids @> ARRAY[$1]::uuid[] AND d.state <> 'revoked' AND (r ->> 'level' = 'province' OR EXISTS (
         SELECT FROM certificate c WHERE c.initiative_id = d.initiative_id AND c.level = r ->> 'level'
           AND c.decision_id = (r ->> 'decisionId')::uuid AND c.person_id = $1 AND c.state = 'valid'))
       ORDER BY year DESC, d.initiative_id, level`,
      [personId],
    );
  }

  standing(initiativeIds: readonly string[], tx: EntityManager = this.db.manager): Promise<TitleUse[]> {
    return tx.findBy(TitleUse, { initiativeId: In([...initiativeIds]), state: 'recorded' });
  }

  /** Flags what rests on the recognition, or on one above it, which does not stand without it; or takes the flags away. */
  async reground(
    tx: EntityManager,
    { initiativeId, level }: { initiativeId: string; level: Level },
    ground: RevokedGround,
    by: ActedBy,
    occasion: Occasion,
    decide: Regrounding,
  ): Promise<void> {
    const from = In(levels.slice(levels.indexOf(level)));
    const uses = await tx.find(TitleUse, {
      where: { initiativeId, level: from, state: 'recorded' },
      order: { id: 'ASC' },
    });
    for (const { id } of uses) await changeRow(tx, TitleUse, id, occasion, (row) => decide(row, ground, by));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<TitleUse> {
    const row = await this.visible(actor).andWhere('t.id = :id', { id }).getOne();
    if (!row) throw notFound('title_use', id);
    return row;
  }

  list(
    { personId, initiativeId, year, state, flagged, ...page }: TitleUseQuery,
    actor: Actor,
  ): Promise<Page<TitleUse>> {
    const query = this.visible(actor);
    if (personId) query.andWhere('t.personId = :personId', { personId });
    if (initiativeId) query.andWhere('t.initiativeId = :initiativeId', { initiativeId });
    if (year) query.andWhere('t.year = :year', { year });
    if (state) query.andWhere('t.state = :state', { state });
    if (flagged !== undefined) query.andWhere('(t.revoked_ground IS NOT NULL) = :flagged', { flagged });
    return pageOf(query, page, { at: 'recordedAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'title-use.read', 't.person_unit_id', 'ARRAY[t.person_id]');
    return this.db.manager.createQueryBuilder(TitleUse, 't').where(sql, params);
  }
}
