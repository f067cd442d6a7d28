import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { pageOf } from '#lib/service-kit/page-of.js';
import type { Page } from '#lib/service-kit/page.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { RecurrenceStore } from '../recurrence/recurrence.store.js';
import { seenBy } from '../seen-by.js';
import * as commands from './follow-up.commands.js';
import type { FollowUpQuery } from './follow-up.dto.js';
import { FollowUp } from './follow-up.entity.js';

/** The only file that reads and writes the table `follow_up`. */
@Injectable()
export class FollowUpStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly dossiers: DossierStore,
    private readonly recurrences: RecurrenceStore,
  ) {}

  /** Schedules the questions once the unit has recognized, and closes what is unanswered where that was revoked. */
  async follow(tx: EntityManager, dossier: Dossier, occasion: Occasion): Promise<void> {
    const { initiativeId } = dossier;
    if (!commands.isAsked(dossier)) {
      const rows = await tx.findBy(FollowUp, { initiativeId, state: In(['scheduled', 'open']) });
      for (const { id } of rows) await changeRow(tx, FollowUp, id, occasion, (row) => commands.close(row, occasion.at));
    } else if (dossier.shortcoming !== null && !(await tx.existsBy(FollowUp, { initiativeId }))) {
      const rules = await this.dossiers.rulesOf(dossier, tx);
      for (const change of commands.schedule(dossier, rules))
        await createRow(tx, FollowUp, randomUUID(), occasion, change);
    }
  }

  /** Opens up to `limit` that are due to be asked, past those that another replica holds; tells how many. */
  openDue(at: Date, limit: number): Promise<number> {
    return this.outbox.transaction(async (tx) => {
      const due = await tx.query<{ id: string; initiativeId: string }[]>(
        `SELECT id, initiative_id AS "initiativeId" FROM follow_up WHERE state = 'scheduled' AND opens_at <= $1
         ORDER BY opens_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [at, limit],
      );
      for (const { id, initiativeId } of due) {
        const dossier = await this.dossiers.get(initiativeId, tx);
        await changeRow(tx, FollowUp, id, { at }, (row) => commands.open(row, dossier, at));
      }
      return due.length;
    });
  }

  /** Writes the head's answer and, where the shortcoming came back, flags it in the same commit. */
  answer(id: string, occasion: Occasion, decide: (row: FollowUp) => Change<FollowUp>): Promise<FollowUp> {
    return this.outbox.transaction(async (tx) => {
      const row = await changeRow(tx, FollowUp, id, occasion, decide);
      if (row.state === 'came-back' && row.answeredBy) {
        const dossier = await this.dossiers.get(row.initiativeId, tx);
        const found = { source: 'follow-up' as const, sourceId: row.id, summary: row.note ?? row.shortcoming };
        await this.recurrences.flag(tx, dossier, found, row.answeredBy, { at: occasion.at });
      }
      return row;
    });
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<FollowUp> {
    const row = await this.visible(actor).andWhere('f.id = :id', { id }).getOne();
    if (!row) throw notFound('follow_up', id);
    return row;
  }

  /** Latest deadline first. */
  list(
    { state, unitId, initiativeId, overdue, ...page }: FollowUpQuery,
    actor: Actor,
    at: Date,
  ): Promise<Page<FollowUp>> {
    const query = this.visible(actor);
    if (state) query.andWhere('f.state = :state', { state });
    if (unitId) query.andWhere('f.unitId = :unitId', { unitId });
    if (initiativeId) query.andWhere('f.initiativeId = :initiativeId', { initiativeId });
    if (overdue !== undefined)
      query.andWhere(`(f.state = 'open' AND f.due_at <= :at) = :overdue`, { at: at.toISOString(), overdue });
    return pageOf(query, page, { at: 'dueAt', id: 'id' });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'follow-up.read', 's.unit_id', 's.author_ids');
    return this.db.manager
      .createQueryBuilder(FollowUp, 'f')
      .where(`f.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${sql})`, params);
  }
}
