import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '#lib/contracts/errors.js';
import { aggregate } from '#lib/regulation/scoring.js';
import type { Aggregate } from '#lib/regulation/aggregation.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import * as commands from './score-sheet.commands.js';
import type { ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetStore } from './score-sheet.store.js';
import { sheetOf } from './sheet-of.js';

/** Every sheet of an assessment and what they add up to. */
export interface Scores {
  sheets: ScoreSheet[];
  aggregate: Aggregate;
}

const entryOf = ({ scores, remarks = {}, eligible, comment }: ScoreSheetDto): commands.Entry => {
  const wrong = Object.entries(remarks).find(([, remark]) => typeof remark !== 'string' || remark.length > 5000);
  if (wrong) throw invalid({ key: 'is-string', field: `remarks.${wrong[0]}` });
  return { scores, remarks, eligible: eligible ?? null, comment: comment ?? null };
};

/** Who may fill in and see score sheets: one's own always, those of others once the chair has opened them. */
@Injectable()
export class ScoreSheetService {
  constructor(
    private readonly sheets: ScoreSheetStore,
    private readonly access: AssessmentAccess,
  ) {}

  async save(acting: Acting, assessmentId: string, dto: ScoreSheetDto): Promise<ScoreSheet> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'assessment.score', assessmentId);
    const entry = entryOf(dto);
    return this.sheets.save(assessmentId, by.personId, { at, acting }, (assessment, sheet) =>
      commands.save(assessment, sheet, entry, rules, by, at),
    );
  }

  async send(acting: Acting, assessmentId: string): Promise<ScoreSheet> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'assessment.score', assessmentId);
    return this.sheets.send(assessmentId, by.personId, { at, acting }, (assessment, sheet) =>
      commands.send(assessment, sheet, rules, by, at),
    );
  }

  async mine(actor: Actor, assessmentId: string): Promise<ScoreSheet> {
    const { by } = await this.access.grant(actor, 'assessment.score', assessmentId);
    return this.sheets.mine(assessmentId, by.personId);
  }

  /** Throws `scores-hidden` until the chair has opened them, for the chair too. */
  async all(actor: Actor, assessmentId: string): Promise<Scores> {
    const { assessment, rules } = await this.access.grant(actor, 'assessment.read', assessmentId);
    if (assessment.scoresOpenedAt === null) throw conflict('scores-hidden');
    const sheets = await this.sheets.sent(assessment);
    return { sheets, aggregate: aggregate(rules, sheets.map(sheetOf), assessment.level) };
  }
}
