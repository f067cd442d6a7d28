import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { scoreSheetSent } from '#lib/contracts/evaluation.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { PassRule } from '#lib/regulation/assessment.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { sheetFaults } from '#lib/regulation/scoring.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireState } from '../require-state.js';
import type { ScoreSheet } from './score-sheet.entity.js';

/** What a member enters. */
export type Entry = Pick<ScoreSheet, 'scores' | 'remarks' | 'eligible' | 'comment'>;

const requireMayScore = (assessment: Assessment, memberId: string) => {
  requireState(assessment.state, ['scoring'], 'score');
  if (assessment.conflictedIds.includes(memberId)) throw conflict('conflict-of-interest');
  if (!assessment.assignedIds.includes(memberId))
    throw conflict({ key: 'not-assigned', params: { personId: memberId } });
};

const asksForWord = (rule: PassRule): boolean => {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.rules.some(asksForWord);
  return rule.kind === 'members-eligible' && rule.memberMinimum === undefined;
};

/** Whether each member has to say if it is eligible, beside the scores. */
export function eligibilityAsked(rules: Regulation, level: Assessment['level']): boolean {
  const { aggregation, passRule } = assessmentOf(rules, level);
  return aggregation.kind === 'count-eligible' || asksForWord(passRule);
}

/** Only a sheet that is sent has to be whole. */
const whole = ['score-missing', 'remark-missing'];

/** Lưu nháp phiếu chấm. Throws for scores that could never be sent, and `sheet-sent` once it is. */
export function save(
  assessment: Assessment,
  sheet: ScoreSheet | undefined,
  entry: Entry,
  rules: Regulation,
  by: ActedBy & { personId: string },
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, by.personId);
  if (sheet?.state === 'sent') throw conflict('sheet-sent');
  const faults = sheetFaults(rules, entry.scores, entry.remarks, assessment.level).filter(
    ({ key }) => !whole.includes(key),
  );
  if (faults.length > 0) throw invalid(...faults);
  const owner = { assessmentId: assessment.id, memberId: by.personId };
  return { action: 'save', by, set: { state: 'draft', ...owner, ...entry, savedAt: at, sentAt: null }, events: [] };
}

/** Gửi phiếu chấm: from now on it is locked. Throws every fault of the sheet, `eligible-missing`, `sheet-sent`. */
export function send(
  assessment: Assessment,
  sheet: ScoreSheet,
  rules: Regulation,
  by: ActedBy & { personId: string },
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, by.personId);
  if (sheet.state === 'sent') throw conflict('sheet-sent');
  const faults: Reason[] = sheetFaults(rules, sheet.scores, sheet.remarks, assessment.level);
  if (eligibilityAsked(rules, assessment.level) && sheet.eligible === null)
    faults.push({ key: 'eligible-missing', field: 'eligible' });
  if (faults.length > 0) throw invalid(...faults);
  const { initiativeId, id: assessmentId } = assessment;
  const data = { initiativeId, by, assessmentId, memberId: by.personId };
  return {
    action: 'send',
    by,
    set: { state: 'sent', sentAt: at },
    events: [scoreSheetSent.make(initiativeId, data, at)],
  };
}
