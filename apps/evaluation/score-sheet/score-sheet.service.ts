import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import { aggregate } from '#lib/regulation/scoring.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Occasion } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import { scoresFor } from '../blind/blind.js';
import { BlindView } from '../blind/blind.view.js';
import { entryOf } from './entry.js';
import { formOf, type SheetForm } from './form.js';
import * as commands from './score-sheet.commands.js';
import type { ReopenDto, ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetStore } from './score-sheet.store.js';
import type { Scores } from './scores.js';
import { sheetOf } from './sheet-of.js';

/** A stale save of one's own sheet is answered with the sheet as it is. */
const own = (acting: Acting): Occasion => ({ at: acting.at, acting, show: (sheet: ScoreSheet) => sheet });

/** Who may fill in and see score sheets: one's own always, those of others once the chair has opened them. */
@Injectable()
export class ScoreSheetService {
  constructor(
    private readonly sheets: ScoreSheetStore,
    private readonly access: AssessmentAccess,
    private readonly blind: BlindView,
  ) {}

  async form(actor: Actor, assessmentId: string): Promise<SheetForm> {
    const { assessment, rules } = await this.access.grant(actor, 'assessment.read', assessmentId);
    return formOf(rules, assessment);
  }

  async save(acting: Acting, assessmentId: string, dto: ScoreSheetDto): Promise<ScoreSheet> {
    const { by, rules } = await this.access.grant(acting.actor, 'assessment.score', assessmentId);
    const entry = entryOf(dto);
    return this.sheets.save(assessmentId, by.personId, own(acting), (assessment, sheet) =>
      commands.save(assessment, sheet, entry, rules, by, acting.at),
    );
  }

  async send(acting: Acting, assessmentId: string): Promise<ScoreSheet> {
    const { by, rules } = await this.access.grant(acting.actor, 'assessment.score', assessmentId);
    return this.sheets.change(assessmentId, by.personId, own(acting), (assessment, sheet) =>
      commands.send(assessment, sheet, rules, by, acting.at),
    );
  }

  async key(acting: Acting, assessmentId: string, memberId: string, dto: ScoreSheetDto): Promise<ScoreSheet> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'score-sheet.key', assessmentId);
    const entry = entryOf(dto);
    return this.sheets.save(assessmentId, memberId, { at, acting }, (assessment, sheet) =>
      commands.key(assessment, sheet, memberId, entry, rules, by, at),
    );
  }

  /** The sheet counts from now on; the answer says no more of it than the confirming officer has before them. */
  async confirm(acting: Acting, assessmentId: string, memberId: string, total: string): Promise<ScoreSheet> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'score-sheet.confirm', assessmentId);
    return this.sheets.change(assessmentId, memberId, { at, acting }, (assessment, sheet) =>
      commands.confirm(assessment, sheet, total.replace(',', '.'), rules, by, at),
    );
  }

  /** Hands the sheet back without showing it. */
  async reopen(acting: Acting, assessmentId: string, memberId: string, dto: ReopenDto): Promise<void> {
    const { actor, at } = acting;
    const { by } = await this.access.grant(actor, 'score-sheet.reopen', assessmentId);
    const reopening = { reason: tidy(dto.reason), dueAt: new Date(dto.dueAt) };
    await this.sheets.change(assessmentId, memberId, { at, acting }, async (assessment, sheet, tx) => {
      const change = commands.reopen(assessment, sheet, reopening, by, at);
      await this.sheets.along(tx, at, assessmentId, (row) => commands.extend(row, memberId, reopening, by));
      return change;
    });
  }

  async mine(actor: Actor, assessmentId: string): Promise<ScoreSheet> {
    const { by } = await this.access.grant(actor, 'assessment.score', assessmentId);
    return this.sheets.of(assessmentId, by.personId);
  }

  /** Paper sheets that wait for their second officer. */
  async keyed(actor: Actor, assessmentId: string): Promise<ScoreSheet[]> {
    const { assessment } = await this.access.grant(actor, 'score-sheet.confirm', assessmentId);
    return this.sheets.keyed(assessment);
  }

  /** Throws `scores-hidden` until the chair has opened them, for the chair too. */
  async all(actor: Actor, assessmentId: string): Promise<Scores> {
    const { assessment, rules, sight } = await this.blind.granted(actor, assessmentId);
    if (assessment.scoresOpenedAt === null) throw conflict('scores-hidden');
    const sheets = await this.sheets.sent(assessment);
    return scoresFor({ sheets, aggregate: aggregate(rules, sheets.map(sheetOf), assessment.level) }, sight);
  }
}
