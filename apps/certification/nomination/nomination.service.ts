import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { inBulk, type RowResult } from '#lib/service-kit/bulk.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { randomUUID } from 'node:crypto';
import type { Dossier } from '../dossier/dossier.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { rowOf } from '../row-of.js';
import * as commands from './nomination.commands.js';
import type { AnswerRowDto, NominateRowDto } from './nomination.dto.js';
import type { Nomination } from './nomination.entity.js';
import { NominationStore } from './nomination.store.js';

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
    return this.nominations.create(randomUUID(), initiativeId, { at: acting.at, acting }, (current, nominated) =>
      commands.select(current, nominated, { reason, rank }, by, acting.at),
    );
  }

  async revise(acting: Acting, id: string, why: commands.Why): Promise<Nomination> {
    const { row, dossier } = await this.seen(acting.actor, id);
    const by = permitted(acting, 'nomination.make', dossier);
    return this.nominations.change(row, { at: acting.at, acting }, (current) => commands.revise(current, why, by));
  }

  async drop(acting: Acting, id: string): Promise<Nomination> {
    const { row, dossier } = await this.seen(acting.actor, id);
    const by = permitted(acting, 'nomination.make', dossier);
    return this.nominations.change(row, { at: acting.at, acting }, (current) => commands.drop(current, by));
  }

  async answer(acting: Acting, id: string, given: commands.Answer): Promise<Nomination> {
    const { row, dossier } = await this.seen(acting.actor, id);
    const by = permitted(acting, 'nomination.answer', dossier);
    return this.nominations.change(row, { at: acting.at, acting }, (current, dossier) =>
      commands.answer(current, dossier, given, by, acting.at),
    );
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
