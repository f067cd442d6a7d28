import { Injectable } from '@nestjs/common';
import { conflict } from '#lib/contracts/errors.js';
import { sentence } from '#lib/contracts/reasons.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import type { Acting } from '#lib/service-kit/acting.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { tidy } from '#lib/service-kit/text.js';
import type { EntityManager } from 'typeorm';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import * as commands from '../assessment/assessment.commands.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Conclusion } from '../assessment/conclusion.js';
import { judge } from '../assessment/judge.js';
import { CouncilStore } from '../council/council.store.js';
import { FairnessService } from '../fairness/fairness.service.js';
import { ScoreSheetStore } from '../score-sheet/score-sheet.store.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { VoteStore } from '../vote/vote.store.js';
import { requireItem } from './meeting.commands.js';
import type { ConcludeDto } from './meeting.dto.js';
import { MeetingStore } from './meeting.store.js';
import { standingOf } from './standing.js';

/** In words what the rule found; stands in where the chair gave no reason for declining. */
const explained = ({ verdict, explanation }: Conclusion): string | undefined =>
  verdict === 'decline' ? explanation.map((reason) => sentence(reason).vi).join(' ') : undefined;

/** Kết luận của hội đồng trong cuộc họp: the regulation decides from sheets and ballots. */
@Injectable()
export class ConclusionService {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly sheets: ScoreSheetStore,
    private readonly votes: VoteStore,
    private readonly access: AssessmentAccess,
    private readonly fairness: FairnessService,
  ) {}

  async conclude(acting: Acting, meetingId: string, dto: ConcludeDto): Promise<Assessment> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'assessment.conclude', dto.assessmentId);
    const dueAt = periodEnd(localDate(at), rules.periods.supplement, rules.calendar);
    return this.assessments.change(dto.assessmentId, { at, acting }, async (assessment, tx) => {
      const evidence = await this.evidence(tx, meetingId, assessment, rules);
      const { conclusion, decidedBy } = judge(rules, assessment.level, evidence);
      const reason = dto.reason ? tidy(dto.reason) : explained(conclusion);
      const defects = dto.defects ?? [];
      return commands.conclude(assessment, { meetingId, conclusion, decidedBy, reason, defects, dueAt }, by, at);
    });
  }

  private async evidence(tx: EntityManager, meetingId: string, assessment: Assessment, rules: Regulation) {
    const meeting = await this.meetings.hold(tx, meetingId);
    requireItem(meeting, assessment.id, 'conclude');
    const votes = await this.votes.of(assessment.id, meetingId, tx);
    if (votes.some(({ state }) => state === 'open')) throw conflict('vote-open');
    const council = await this.councils.get(assessment.councilId, tx);
    const standing = standingOf(rules, council, meeting, assessment.conflictedIds);
    const sheets = (await this.sheets.sent(assessment, tx)).map(sheetOf);
    const unexplained = await this.fairness.unexplained(tx, assessment, rules, sheets);
    return { kind: meeting.kind, standing, sheets, tally: votes.at(-1)?.tally ?? null, unexplained };
  }
}
