import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Occasion } from '#lib/service-kit/change.js';
import type { EntityManager } from 'typeorm';
import { CouncilStore } from '../council/council.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { ExplanationWatch } from '../fairness/explanation.watch.js';
import { VoteStore } from '../vote/vote.store.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore, type Concerned } from './assessment.store.js';
import { ConflictFinder } from './conflict.finder.js';
import { barredBy } from './conflicts.js';
import * as commands from './participation.commands.js';

/**
 * Keeps out whoever comes into conflict while a council is at work: a new member, a new author, someone made head of
 * an author's unit, kin declared. Nobody is let in again, so that it does not matter in which order one hears of it;
 * a dossier that is being voted on stays as it is, since a secret ballot cannot be taken back.
 */
@Injectable()
export class ConflictWatch {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly dossiers: DossierStore,
    private readonly votes: VoteStore,
    private readonly finder: ConflictFinder,
    private readonly explanations: ExplanationWatch,
  ) {}

  council(tx: EntityManager, councilId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { councilId }, by, occasion);
  }

  members(tx: EntityManager, memberIds: readonly string[], by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { memberIds }, by, occasion);
  }

  dossier(tx: EntityManager, initiativeId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { initiativeId }, by, occasion);
  }

  private async bar(tx: EntityManager, concerned: Concerned, by: ActedBy, { at, cause }: Occasion): Promise<void> {
    const occasion = { at, ...(cause ? { cause } : {}) };
    const running = await this.assessments.running(tx, concerned);
    const fresh: { assessment: Assessment; barred: string[] }[] = [];
    for (const councilId of new Set(running.map((assessment) => assessment.councilId)))
      fresh.push(...(await this.barredIn(tx, councilId, running, at)));
    fresh.sort((a, b) => (a.assessment.id < b.assessment.id ? -1 : 1)); // locked in one order
    for (const { assessment, barred } of fresh)
      await this.assessments.follow(tx, assessment.id, occasion, async (row) => {
        if (await this.votes.existsFor(row.id, tx)) return undefined;
        const change = commands.bar(row, barred, by, at);
        if (change) await this.explanations.follow(tx, { ...row, ...change.set }, by, at);
        return change;
      });
  }

  /** Those of a council with someone to keep out who was not before. */
  private async barredIn(tx: EntityManager, councilId: string, running: readonly Assessment[], at: Date) {
    const assessments = running.filter((assessment) => assessment.councilId === councilId);
    const council = await this.councils.get(councilId, tx);
    const found = await this.dossiers.findAll(
      assessments.map(({ initiativeId }) => initiativeId),
      tx,
    );
    const dossiers = new Map(found.map((dossier) => [dossier.initiativeId, dossier]));
    const relations = await this.finder.relations(council, found, at, tx);
    const fresh: { assessment: Assessment; barred: string[] }[] = [];
    for (const assessment of assessments) {
      const dossier = dossiers.get(assessment.initiativeId);
      if (!dossier) continue;
      const barred = barredBy(await this.finder.caseOf(council, dossier, assessment, relations, tx));
      if (barred.some((id) => !assessment.conflictedIds.includes(id))) fresh.push({ assessment, barred });
    }
    return fresh;
  }
}
