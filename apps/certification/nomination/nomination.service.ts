import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { randomUUID } from 'node:crypto';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { rowOf } from '../row-of.js';
import * as commands from './nomination.commands.js';
import type { AnswerRowDto, NominateRowDto, NominationQuery } from './nomination.dto.js';
import type { Nomination } from './nomination.entity.js';
import { NominationStore } from './nomination.store.js';

/** A nomination in a list, with what it is about. */
export type NominationLine = Nomination & Pick<Dossier, 'title' | 'authors' | 'unitId' | 'recognitions'>;

const lineOf = (row: Nomination, dossier: Dossier | undefined): NominationLine => {
  const { title = '', authors = [], unitId = '', recognitions = [] } = dossier ?? {};
  return { ...row, title, authors, unitId, recognitions };
};

/** Who may nominate and answer: load, authorize, let the command decide. */
@Injectable()
export class NominationService {
  constructor(
    private readonly nominations: NominationStore,
    private readonly dossiers: DossierStore,
  ) {}

  nominateMany(acting: Acting, rows: readonly NominateRowDto[]): Promise<RowResult<Nomination>[]> {
    const byId = new Map(rows.map((row) => [row.initiativeId, row]));
    return inBulk(acting, [...byId.keys()], (one, id) => this.nominate(one, rowOf(byId, id)));
  }

  answerMany(acting: Acting, rows: readonly AnswerRowDto[]): Promise<RowResult<Nomination>[]> {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return inBulk(acting, [...byId.keys()], (one, id) => this.answer(one, id, rowOf(byId, id)));
  }

  async nominate(acting: Acting, { initiativeId, reason, rank }: NominateRowDto): Promise<Nomination> {
    const dossier = await this.dossiers.getSeen(acting.actor, 'decision.read', initiativeId);
    const by = permitted(acting, 'nomination.make', dossier);
    const id = randomUUID();
    const why = { reason, ...(rank === undefined ? {} : { rank }) };
    return this.nominations.create(id, initiativeId, { at: acting.at, acting }, (dossier, nominated) =>
      commands.make(id, dossier, nominated, why, by, acting.at),
    );
  }

  async answer(acting: Acting, id: string, given: commands.Answer): Promise<Nomination> {
    const { row, dossier } = await this.seen(acting.actor, id);
    const by = permitted(acting, 'nomination.answer', dossier);
    return this.nominations.change(row, { at: acting.at, acting }, (current, dossier) =>
      commands.answer(current, dossier, given, by, acting.at),
    );
  }

  async list(actor: Actor, query: NominationQuery): Promise<Page<NominationLine>> {
    const page = await this.nominations.list(query, actor);
    const dossiers = await this.dossiers.byId(page.items.map((row) => row.initiativeId));
    return { ...page, items: page.items.map((row) => lineOf(row, dossiers.get(row.initiativeId))) };
  }

  async get(actor: Actor, id: string): Promise<NominationLine> {
    const { row, dossier } = await this.seen(actor, id);
    return lineOf(row, dossier);
  }

  /** Throws `not-found` also for what the actor may not see. */
  private async seen(actor: Actor, id: string) {
    const row = await this.nominations.get(id);
    const dossier = await this.dossiers.findSeen(actor, 'nomination.read', row.initiativeId);
    if (!dossier) throw notFound('nomination', id);
    return { row, dossier };
  }
}

const permitted = ({ actor }: Acting, action: Action, { unitPath, authorIds }: Dossier) =>
  actedBy(actor, authorize(actor, action, { unitPath, conflicted: authorIds }));
