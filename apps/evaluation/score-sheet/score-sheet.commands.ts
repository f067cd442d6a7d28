import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { scoreSheetReopened, scoreSheetSent } from '#lib/contracts/evaluation.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { PassRule } from '#lib/regulation/assessment.js';
import { assessmentOf, totalOf } from '#lib/regulation/criteria.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { sheetFaults } from '#lib/regulation/scoring.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireState } from '../require-state.js';
import type { Entry } from './entry.js';
import type { ScoreSheet, ScoreSheetState } from './score-sheet.entity.js';

type Person = ActedBy & { personId: string };

const requireMayScore = (assessment: Assessment, memberId: string) => {
  requireState(assessment.state, ['scoring'], 'score');
  if (assessment.conflictedIds.includes(memberId)) throw conflict('conflict-of-interest');
  if (!assessment.assignedIds.includes(memberId))
    throw conflict({ key: 'not-assigned', params: { personId: memberId } });
};

const barredBy: Readonly<Record<Exclude<ScoreSheetState, 'draft'>, string>> = {
  keyed: 'sheet-keyed',
  sent: 'sheet-sent',
};

const requireDraft = (sheet: ScoreSheet | undefined) => {
  if (sheet && sheet.state !== 'draft') throw conflict(barredBy[sheet.state]);
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

const faultsOf = ({ level }: Assessment, { scores, remarks, eligible }: Entry, rules: Regulation): Reason[] => [
  ...sheetFaults(rules, scores, remarks, level),
  ...(eligibilityAsked(rules, level) && eligible === null ? [{ key: 'eligible-missing', field: 'eligible' }] : []),
];

const requireSound = (faults: readonly Reason[]) => {
  if (faults.length > 0) throw invalid(...faults);
};

/** A sheet as filled in under the regulation of its assessment, and not sent. */
const filled = (assessment: Assessment, memberId: string, { scores, remarks, eligible, comment }: Entry, at: Date) => ({
  ...{ assessmentId: assessment.id, memberId, scores, remarks, eligible, comment },
  regulationYear: assessment.regulationYear,
  regulationVersion: assessment.regulationVersion,
  ...{ savedAt: at, sentAt: null, confirmedBy: null },
});

const sentEvent = (assessment: Assessment, sheet: ScoreSheet, by: ActedBy, at: Date) => {
  const { initiativeId, id: assessmentId } = assessment;
  const data = { initiativeId, by, assessmentId, memberId: sheet.memberId, sheetVersion: sheet.version + 1 };
  return scoreSheetSent.make(initiativeId, data, at);
};

/** Lưu nháp phiếu chấm. Throws for scores that could never be sent, `sheet-sent`, and `sheet-keyed`. */
export function save(
  assessment: Assessment,
  sheet: ScoreSheet | undefined,
  entry: Entry,
  rules: Regulation,
  by: Person,
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, by.personId);
  requireDraft(sheet);
  requireSound(
    sheetFaults(rules, entry.scores, entry.remarks, assessment.level).filter(({ key }) => !whole.includes(key)),
  );
  const set = { ...filled(assessment, by.personId, entry, at), keyedBy: null };
  return { action: 'save', by, set: { state: 'draft', ...set }, events: [] };
}

/** Gửi phiếu chấm: from now on it is locked. Throws every fault of the sheet, `sheet-sent`, `sheet-keyed`. */
export function send(
  assessment: Assessment,
  sheet: ScoreSheet,
  rules: Regulation,
  by: Person,
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, by.personId);
  requireDraft(sheet);
  requireSound(faultsOf(assessment, sheet, rules));
  return {
    action: 'send',
    by,
    set: { state: 'sent', sentAt: at, reopenedFor: null },
    events: [sentEvent(assessment, sheet, by, at)],
  };
}

/**
 * Nhập phiếu giấy: an officer copies the member's paper, whole, over whatever draft there is; it counts once another
 * has confirmed it. Throws as `send` does, and `keyed-for-oneself`.
 */
export function key(
  assessment: Assessment,
  sheet: ScoreSheet | undefined,
  memberId: string,
  entry: Entry,
  rules: Regulation,
  by: Person,
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, memberId);
  if (memberId === by.personId) throw conflict('keyed-for-oneself');
  if (sheet?.state === 'sent') throw conflict('sheet-sent');
  requireSound(faultsOf(assessment, entry, rules));
  const set = { ...filled(assessment, memberId, entry, at), keyedBy: by.personId };
  return { action: 'key', by, set: { state: 'keyed', ...set }, events: [] };
}

/**
 * Đối chiếu phiếu giấy: a second officer reads the total on the paper, and the sheet counts as sent.
 * Throws `sheet-not-keyed`, `confirm-by-another`, `keyed-total-differs`.
 */
export function confirm(
  assessment: Assessment,
  sheet: ScoreSheet,
  total: string,
  rules: Regulation,
  by: Person,
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, sheet.memberId);
  if (sheet.state !== 'keyed') throw conflict('sheet-not-keyed');
  if (sheet.keyedBy === by.personId) throw conflict('confirm-by-another');
  const keyed = totalOf(assessmentOf(rules, assessment.level).criteria, sheet.scores);
  if (!keyed.eq(total)) throw invalid({ key: 'keyed-total-differs', field: 'total' });
  return {
    action: 'confirm',
    by,
    set: { state: 'sent', sentAt: at, confirmedBy: by.personId, reopenedFor: null },
    events: [sentEvent(assessment, sheet, by, at)],
  };
}

/** Why a sheet is handed back, and until when it is owed again. */
export interface Reopening {
  reason: string;
  dueAt: Date;
}

/** Mở lại phiếu đã gửi hoặc đã nhập từ giấy, until the scores are opened. Throws `sheet-not-sent`, `due-in-past`. */
export function reopen(
  assessment: Assessment,
  sheet: ScoreSheet,
  { reason, dueAt }: Reopening,
  by: ActedBy,
  at: Date,
): Change<ScoreSheet> {
  requireMayScore(assessment, sheet.memberId);
  if (sheet.state === 'draft') throw conflict('sheet-not-sent');
  if (dueAt <= at) throw invalid({ key: 'due-in-past', field: 'dueAt' });
  const { initiativeId, id: assessmentId } = assessment;
  const told = { initiativeId, by, assessmentId, memberId: sheet.memberId, sheetVersion: sheet.version + 1 };
  return {
    action: 'reopen',
    by,
    set: { state: 'draft', sentAt: null, keyedBy: null, confirmedBy: null, reopenedFor: reason },
    events: [scoreSheetReopened.make(initiativeId, { ...told, dueAt: dueAt.toISOString(), reason }, at)],
    note: reason,
  };
}

/** The new deadline of a member's assignment. */
export const extend = (
  { assignments }: Assessment,
  memberId: string,
  { dueAt }: Reopening,
  by: ActedBy,
): Change<Assessment> => ({
  action: 'extend',
  by,
  set: {
    assignments: assignments.map((a) => (a.personId === memberId ? { ...a, dueAt: dueAt.toISOString() } : a)),
  },
  events: [],
});
