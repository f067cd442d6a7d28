import { Injectable } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { OutlierExplanation } from './explanation.entity.js';

/** The only file that reads and writes the table `outlier_explanation`; every write holds the lock of its assessment. */
@Injectable()
export class ExplanationStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly assessments: AssessmentStore,
  ) {}

  /** Writes the member's sentence, the first time or again. */
  say(
    assessmentId: string,
    memberId: string,
    occasion: Occasion,
    decide: (assessment: Assessment, tx: EntityManager) => Promise<Change<OutlierExplanation>>,
  ): Promise<OutlierExplanation> {
    return this.outbox.transaction(async (tx) => {
      const assessment = await this.assessments.lock(tx, assessmentId);
      const known = await tx.findOneBy(OutlierExplanation, { assessmentId, memberId });
      const change = () => decide(assessment, tx);
      return known
        ? changeRow(tx, OutlierExplanation, known.id, occasion, change)
        : createRow(tx, OutlierExplanation, randomUUID(), occasion, change);
    });
  }

  of(assessmentId: string, tx: EntityManager = this.db.manager): Promise<OutlierExplanation[]> {
    return tx.findBy(OutlierExplanation, { assessmentId });
  }
}
