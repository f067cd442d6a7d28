import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Occasion } from '#lib/service-kit/change.js';
import type { EntityManager } from 'typeorm';
import { CouncilStore } from '../council/council.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { VoteStore } from '../vote/vote.store.js';
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
  ) {}

  council(tx: EntityManager, councilId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { councilId }, by, occasion);
  }

  member(tx: EntityManager, memberId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { memberId }, by, occasion);
  }

  dossier(tx: EntityManager, initiativeId: string, by: ActedBy, occasion: Occasion): Promise<void> {
    return this.bar(tx, { initiativeId }, by, occasion);
  }

  private async bar(tx: EntityManager, concerned: Concerned, by: ActedBy, { at, cause }: Occasion): Promise<void> {
    const occasion = { at, ...(cause ? { cause } : {}) };
    for (const assessment of await this.assessments.running(tx, concerned)) {
      const council = await this.councils.get(assessment.councilId, tx);
      const dossier = await this.dossiers.get(assessment.initiativeId, tx);
      const barred = barredBy(await this.finder.one(council, dossier, assessment, at, tx));
      if (barred.every((id) => assessment.conflictedIds.includes(id))) continue;
      if (await this.votes.existsFor(assessment.id, tx)) continue;
      await this.assessments.follow(tx, assessment.id, occasion, (row) => commands.bar(row, barred, by, at));
    }
  }
}
