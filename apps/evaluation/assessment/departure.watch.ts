import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { EntityManager } from 'typeorm';
import type { Council } from '../council/council.entity.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { AssessmentStore } from './assessment.store.js';
import * as commands from './participation.commands.js';

/** Leaves vacant what people who are no longer of the council have not scored yet. */
@Injectable()
export class DepartureWatch {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly sheets: ScoreSheetStore,
  ) {}

  /** `council`: locked, and as it is from now on. Locks all that it is at work on, as others do, in one order. */
  async follow(tx: EntityManager, council: Council, by: ActedBy, at: Date): Promise<void> {
    const stays = new Set(council.members.map(({ personId }) => personId));
    const running = await this.assessments.running(tx, { councilId: council.id });
    const rows = await this.assessments.lockAll(
      tx,
      running.map(({ id }) => id),
    );
    for (const { id, assignedIds } of rows) {
      const gone = assignedIds.filter((personId) => !stays.has(personId));
      if (gone.length === 0) continue;
      await this.assessments.follow(tx, id, { at }, async (row) => {
        const sent = (await this.sheets.sent(row, tx)).map(({ memberId }) => memberId);
        return commands.vacate(row, gone, sent, by, at);
      });
    }
  }
}
