import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import { seenBy } from '../seen-by.js';
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
         left(r ->> 'signedOn', 4)::int AS year
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

  async get(id: string): Promise<TitleUse> {
    const row = await this.db.manager.findOneBy(TitleUse, { id });
    if (!row) throw notFound('title_use', id);
    return row;
  }

  list({ personId, initiativeId, year, state, ...page }: TitleUseQuery, actor: Actor): Promise<Page<TitleUse>> {
    const { sql, params } = seenBy(actor, 'title-use.read', 't.person_unit_id', 'ARRAY[t.person_id]');
    const query = this.db.manager.createQueryBuilder(TitleUse, 't').where(sql, params);
    if (personId) query.andWhere('t.personId = :personId', { personId });
    if (initiativeId) query.andWhere('t.initiativeId = :initiativeId', { initiativeId });
    if (year) query.andWhere('t.year = :year', { year });
    if (state) query.andWhere('t.state = :state', { state });
    return pageOf(query, page, { at: 'recordedAt', id: 'id' });
  }
}
