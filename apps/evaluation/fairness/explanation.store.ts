import { Injectable } from '@nestjs/common';
import { type ExplanationsAsked, explanationsAsked } from '#lib/contracts/evaluation.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { AskedExplanations, OutlierExplanation } from './explanation.entity.js';

/** The only file that reads and writes `outlier_explanation` and `explanations_asked`; every write holds the lock of its assessment. */
@Injectable()
export class ExplanationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly assessments: AssessmentStore,
  ) {}

  /** Writes the member's sentence, the first time or again, and does what follows from it. */
  say(
    assessmentId: string,
    memberId: string,
    occasion: Occasion,
    decide: (assessment: Assessment, tx: EntityManager) => Promise<Change<OutlierExplanation>>,
    then: (assessment: Assessment, tx: EntityManager) => Promise<void>,
  ): Promise<OutlierExplanation> {
    return this.outbox.transaction(async (tx) => {
      const assessment = await this.assessments.lock(tx, assessmentId);
      const known = await tx.findOneBy(OutlierExplanation, { assessmentId, memberId });
      const change = () => decide(assessment, tx);
      const said = known
        ? await changeRow(tx, OutlierExplanation, known.id, occasion, change)
        : await createRow(tx, OutlierExplanation, randomUUID(), occasion, change);
      await then(assessment, tx);
      return said;
    });
  }

  /** Keeps whom the council waits for, and tells it where that is news. */
  async ask(
    tx: EntityManager,
    { id: assessmentId, initiativeId }: Assessment,
    asked: Pick<ExplanationsAsked, 'memberIds' | 'dueAt' | 'explainedBy'>,
    by: ActedBy,
    at: Date,
  ): Promise<void> {
    const known = await tx.findOneBy(AskedExplanations, { assessmentId });
    const memberIds = [...asked.memberIds].sort();
    if (memberIds.join() === (known?.memberIds ?? []).join()) return;
    const row = { assessmentId, asking: (known?.asking ?? 0) + 1, memberIds };
    await tx.upsert(AskedExplanations, row, ['assessmentId']);
    await enqueue(tx, [explanationsAsked.make(initiativeId, { initiativeId, by, ...asked, ...row }, at)]);
  }

  of(assessmentId: string, tx: EntityManager = this.db.manager): Promise<OutlierExplanation[]> {
    return tx.findBy(OutlierExplanation, { assessmentId });
  }
}
