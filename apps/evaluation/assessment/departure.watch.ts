import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { EntityManager } from 'typeorm';
import type { Council } from '../council/council.entity.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';
import * as commands from './participation.commands.js';

/** Leaves vacant what people who are no longer of the council have not scored yet. */
@Injectable()
export class DepartureWatch {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly sheets: ScoreSheetStore,
  ) {}

  /**
   * `council`: locked, and as it is from now on. Where somebody left, locks all that it is at work on in the one order
   * that others lock in, since more of that may have to change in the same transaction.
   */
  async follow(tx: EntityManager, council: Council, by: ActedBy, at: Date): Promise<void> {
    const gone = ({ assignedIds }: Assessment) =>
      assignedIds.filter((id) => !council.members.some(({ personId }) => personId === id));
    const running = await this.assessments.running(tx, { councilId: council.id });
    if (!running.some((assessment) => gone(assessment).length > 0)) return;
    const rows = await this.assessments.lockAll(
      tx,
      running.map(({ id }) => id),
    );
    const left = rows.filter((assessment) => gone(assessment).length > 0);
    const sheets = await this.sheets.sentOf(left, tx);
    for (const { id } of left) {
      const sentBy = (sheets.get(id) ?? []).map(({ memberId }) => memberId);
      await this.assessments.follow(tx, id, { at }, (row) => commands.vacate(row, gone(row), sentBy, by, at));
    }
  }
}
