import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import type { EntityManager } from 'typeorm';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { unexplained } from './explanation.commands.js';
import { ExplanationStore } from './explanation.store.js';

/** Asks the members whose sheets stand apart to say why, and no more whoever no longer has to. */
@Injectable()
export class ExplanationWatch {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly sheets: ScoreSheetStore,
    private readonly explanations: ExplanationStore,
  ) {}

  /** `assessment`: locked, and as it will be when the transaction ends. A conclusion ends all asking by itself. */
  async follow(tx: EntityManager, assessment: Assessment, by: ActedBy, at: Date, explainedBy?: string): Promise<void> {
    if (assessment.state !== 'deliberating') return;
    const rules = await this.access.rulesOf(assessment, tx);
    const sheets = (await this.sheets.sent(assessment, tx)).map(sheetOf);
    const said = await this.explanations.of(assessment.id, tx);
    const asked = {
      memberIds: unexplained(rules, assessment.level, sheets, said),
      dueAt: periodEnd(
        localDate(assessment.scoresOpenedAt ?? at),
        rules.periods.decision,
        rules.calendar,
      ).toISOString(),
      ...(explainedBy ? { explainedBy } : {}),
    };
    await this.explanations.ask(tx, assessment, asked, by, at);
  }
}
