import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { orConflict } from '../unique.js';
import { saysTheSame } from './entry.js';
import { ScoreSheet, type ScoreSheetStanding } from './score-sheet.entity.js';

/** Whether a change would alter the sheet: a form that saves itself often has nothing new to say. */
const alters = (sheet: ScoreSheet, { set }: Change<ScoreSheet>): boolean => {
  const after = { ...sheet, ...set };
  return after.state !== sheet.state || after.keyedBy !== sheet.keyedBy || !saysTheSame(after, sheet);
};

/** Who saw a version of a sheet that was never written saw something else. */
const refuseUnseen = ({ acting }: Occasion): void => {
  if (!acting?.expectedVersion) return;
  const { expectedVersion } = acting;
  throw new DomainError('conflict', [{ key: 'stale', field: 'If-Match' }], { expectedVersion, currentVersion: 0 });
};

/** The only file that reads and writes the table `score_sheet`; every write holds the lock of its assessment. */
@Injectable()
export class ScoreSheetStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly assessments: AssessmentStore,
  ) {}

  /** Writes the member's sheet, the first time or again; `If-Match: 0` is for the first time only. */
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
        if (!known) refuseUnseen(occasion);
        if (!known)
          return createRow(tx, ScoreSheet, randomUUID(), occasion, async () => Promise.resolve(decide(assessment)));
        return changeRow(tx, ScoreSheet, known.id, occasion, (sheet) => {
          const change = decide(assessment, sheet);
          return alters(sheet, change) ? change : undefined;
        });
      }),
    );
  }

  /** Changes a sheet that is there. */
  change(
    assessmentId: string,
    memberId: string,
    occasion: Occasion,
    decide: (
      assessment: Assessment,
      sheet: ScoreSheet,
      tx: EntityManager,
    ) => Change<ScoreSheet> | Promise<Change<ScoreSheet>>,
  ): Promise<ScoreSheet> {
    return this.outbox.transaction(async (tx) => {
      const assessment = await this.assessments.lock(tx, assessmentId);
      const { id } = await this.of(assessmentId, memberId, tx);
      return changeRow(tx, ScoreSheet, id, occasion, (sheet) => decide(assessment, sheet, tx));
    });
  }

  /** A change of the assessment that belongs to one of its sheet. */
  async along(tx: EntityManager, at: Date, id: string, decide: (row: Assessment) => Change<Assessment>): Promise<void> {
    await changeRow(tx, Assessment, id, { at }, decide);
  }

  async of(assessmentId: string, memberId: string, tx: EntityManager = this.db.manager): Promise<ScoreSheet> {
    const sheet = await this.find(assessmentId, memberId, tx);
    if (!sheet) throw notFound('score-sheet', assessmentId);
    return sheet;
  }

  find(assessmentId: string, memberId: string, tx: EntityManager = this.db.manager): Promise<ScoreSheet | null> {
    return tx.findOneBy(ScoreSheet, { assessmentId, memberId });
  }

  /** A member's sheets of these assessments, in one query. */
  ofMember(memberId: string, assessmentIds: readonly string[]): Promise<ScoreSheet[]> {
    return this.db.manager.findBy(ScoreSheet, { memberId, assessmentId: In([...assessmentIds]) });
  }

  /** Paper sheets that wait for the second officer. */
  keyed({ id, conflictedIds }: Assessment): Promise<ScoreSheet[]> {
    return this.db.manager
      .createQueryBuilder(ScoreSheet, 's')
      .where(`s.assessmentId = :id AND s.state = 'keyed' AND NOT s.memberId = ANY (:conflictedIds)`, {
        id,
        conflictedIds,
      })
      .orderBy('s.memberId')
      .getMany();
  }

  /** Sheets that count: sent by who is assigned and in no conflict, in the order of the assignments. */
  async sent(assessment: Assessment, tx: EntityManager = this.db.manager): Promise<ScoreSheet[]> {
    return (await this.sentOf([assessment], tx)).get(assessment.id) ?? [];
  }

  /** The same for many assessments, in one query. */
  async sentOf(
    assessments: readonly Assessment[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<string, ScoreSheet[]>> {
    const ids = assessments.map(({ id }) => id);
    const sheets = await tx.findBy(ScoreSheet, { assessmentId: In(ids), state: 'sent' });
    const bySeat = new Map(sheets.map((sheet) => [`${sheet.assessmentId} ${sheet.memberId}`, sheet]));
    const counted = ({ id, assignedIds, conflictedIds }: Assessment) =>
      assignedIds.flatMap((memberId) => {
        const sheet = conflictedIds.includes(memberId) ? undefined : bySeat.get(`${id} ${memberId}`);
        return sheet ? [sheet] : [];
      });
    return new Map(assessments.map((assessment) => [assessment.id, counted(assessment)]));
  }

  async standings(assessmentId: string): Promise<ScoreSheetStanding[]> {
    const sheets = await this.db.manager.find(ScoreSheet, { where: { assessmentId }, order: { memberId: 'ASC' } });
    return sheets.map(({ memberId, state, sentAt }) => ({ memberId, state, sentAt }));
  }
}
