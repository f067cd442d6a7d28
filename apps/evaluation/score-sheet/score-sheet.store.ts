import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { orConflict } from '../unique.js';
import { ScoreSheet, type ScoreSheetStanding } from './score-sheet.entity.js';

/** The only file that reads and writes the table `score_sheet`; every write holds the lock of its assessment. */
@Injectable()
export class ScoreSheetStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly assessments: AssessmentStore,
  ) {}

  /** Writes the member's sheet, the first time or again. */
  save(
    assessmentId: string,
    memberId: string,
    occasion: Occasion,
    decide: (assessment: Assessment, sheet?: ScoreSheet) => Change<ScoreSheet>,
  ): Promise<ScoreSheet> {
    return orConflict({ score_sheet_once: 'stale' }, () =>
      this.outbox.transaction(async (tx) => {
        const assessment = await this.assessments.lock(tx, assessmentId);
        const known = await tx.findOneBy(ScoreSheet, { assessmentId, memberId });
        if (known) return changeRow(tx, ScoreSheet, known.id, occasion, (sheet) => decide(assessment, sheet));
        return createRow(tx, ScoreSheet, randomUUID(), occasion, async () => Promise.resolve(decide(assessment)));
      }),
    );
  }

  send(
    assessmentId: string,
    memberId: string,
    occasion: Occasion,
    decide: (assessment: Assessment, sheet: ScoreSheet) => Change<ScoreSheet>,
  ): Promise<ScoreSheet> {
    return this.outbox.transaction(async (tx) => {
      const assessment = await this.assessments.lock(tx, assessmentId);
      const { id } = await this.mine(assessmentId, memberId, tx);
      return changeRow(tx, ScoreSheet, id, occasion, (sheet) => decide(assessment, sheet));
    });
  }

  async mine(assessmentId: string, memberId: string, tx: EntityManager = this.db.manager): Promise<ScoreSheet> {
    const sheet = await tx.findOneBy(ScoreSheet, { assessmentId, memberId });
    if (!sheet) throw notFound('score-sheet', assessmentId);
    return sheet;
  }

  /** Sheets that count: sent, and by nobody in conflict. */
  sent({ id, conflictedIds }: Assessment, tx: EntityManager = this.db.manager): Promise<ScoreSheet[]> {
    return tx
      .createQueryBuilder(ScoreSheet, 's')
      .where(`s.assessmentId = :id AND s.state = 'sent' AND NOT s.memberId = ANY (:conflictedIds)`, {
        id,
        conflictedIds,
      })
      .orderBy('s.sentAt')
      .addOrderBy('s.id')
      .getMany();
  }

  /** As `sent`, of many assessments at once. */
  async sentFor(assessments: readonly Assessment[], tx: EntityManager): Promise<ScoreSheet[]> {
    const conflicted = new Map(assessments.map(({ id, conflictedIds }) => [id, conflictedIds]));
    const sheets = await tx.find(ScoreSheet, {
      where: { assessmentId: In([...conflicted.keys()]), state: 'sent' },
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    return sheets.filter(({ assessmentId, memberId }) => !conflicted.get(assessmentId)?.includes(memberId));
  }

  async standings(assessmentId: string): Promise<ScoreSheetStanding[]> {
    const sheets = await this.db.manager.findBy(ScoreSheet, { assessmentId });
    return sheets.map(({ memberId, state, sentAt }) => ({ memberId, state, sentAt }));
  }
}
