import { conflict, invalid } from '#lib/contracts/errors.js';
import { assessmentConcluded, assessmentOpened } from '#lib/contracts/evaluation.events.js';
import type { ActedBy, Defect, RoundRef } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { requireInTerm } from '../council/council.commands.js';
import type { Council } from '../council/council.entity.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Refusal } from '../fact.js';
import { requireState } from '../require-state.js';
import type { Assessment, AssessmentOutcome } from './assessment.entity.js';
import type { Conclusion } from './conclusion.js';
import { without } from './participation.commands.js';

/** States of the initiative in which a council of the level may be at work with it. */
const liveStates = { unit: ['filed'], district: ['accepted', 'evaluating'] } as const;

/** Whether the initiative is still with the council. */
export const isLive = (level: Assessment['level'], state: Dossier['state']): boolean =>
  (liveStates[level] as readonly string[]).includes(state);

const requireCompetent = (dossier: Dossier, { level, unitId }: Council) => {
  const competent = level === 'unit' ? dossier.recognizingUnitId === unitId : dossier.unitPath.includes(unitId);
  if (!competent) throw conflict({ key: 'council-not-competent', field: 'councilId' });
};

const roundOf = ({ roundYear, roundNumber }: Pick<Dossier, 'roundYear' | 'roundNumber'>): RoundRef | undefined =>
  roundYear !== null && roundNumber !== null ? { year: roundYear, number: roundNumber } : undefined;

/** Nothing has been concluded or refused. */
export const unconcluded = {
  ...{
    meetingId: null,
    outcome: null,
    decidedBy: null,
    conclusion: null,
    reason: null,
    concludedAt: null,
    defects: [],
  },
  ...{ factId: null, factFrom: null, refusal: null },
};

/** Throws unless this council may take up this dossier now. */
function requireReady(dossier: Dossier, council: Council, at: Date): void {
  const { state } = dossier;
  const needed = council.level === 'unit' ? 'filed' : 'accepted';
  if (state !== needed) throw conflict({ key: 'dossier-state', params: { state, needed } });
  if (council.level === 'unit' && dossier.unitCouncil === 'recommend') throw conflict('already-heard');
  requireCompetent(dossier, council);
  requireInTerm(council, localDate(at));
}

const opened = (
  dossier: Dossier,
  council: Council,
  conflictedIds: readonly string[],
  round: RoundRef | undefined,
  at: Date,
) => ({
  ...{ initiativeId: dossier.initiativeId, title: dossier.title, localityId: dossier.localityId },
  ...{ level: council.level, councilId: council.id },
  ...{ regulationYear: dossier.regulationYear, regulationVersion: dossier.regulationVersion },
  ...{ roundYear: round?.year ?? null, roundNumber: round?.number ?? null },
  ...{ conflictedIds: [...conflictedIds], recusals: [], assignments: [], assignedIds: [] },
  ...{ declaredIds: [], vacancies: [] },
  ...{ openedAt: at, scoresOpenedAt: null },
});

/**
 * Mở việc đánh giá: a unit's council hears a filed initiative, the one above an accepted dossier; registration is told
 * only of the latter, since hearing it does not move a filed initiative. `conflictedIds`: whom a conflict keeps out.
 * Throws `dossier-state`, `council-not-competent`, `council-not-in-term`, `already-heard`.
 */
export function open(
  id: string,
  dossier: Dossier,
  council: Council,
  conflictedIds: readonly string[],
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireReady(dossier, council, at);
  const { initiativeId } = dossier;
  const { level, id: councilId } = council;
  const row = { state: 'scoring' as const, ...unconcluded };
  if (level === 'unit')
    return {
      action: 'open',
      by,
      set: { ...row, ...opened(dossier, council, conflictedIds, undefined, at) },
      events: [],
    };
  const round = roundOf(dossier);
  const data = { initiativeId, by, assessmentId: id, level, councilId, ...(round ? { round } : {}) };
  const event = assessmentOpened.make(initiativeId, data, at);
  const set = { ...row, ...opened(dossier, council, conflictedIds, round, at), factId: event.id };
  return { action: 'open', by, set, events: [event] };
}

/** Mở điểm cho hội đồng: no sheet changes any more. Throws `sheets-pending` naming how many are missing. */
export function openScores(
  assessment: Assessment,
  sentBy: readonly string[],
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireState(assessment.state, ['scoring'], 'open-scores');
  const missing = assessment.assignedIds.filter((id) => !sentBy.includes(id)).length;
  if (missing > 0) throw conflict({ key: 'sheets-pending', params: { missing } });
  return { action: 'open-scores', by, set: { state: 'deliberating', scoresOpenedAt: at }, events: [] };
}

/** What the council decided, and what goes with it. */
export interface Decided {
  meetingId: string;
  conclusion: Conclusion;
  decidedBy: string;
  /** In the chair's words; with `decline` the explanation of the rule stands in. */
  reason: string | undefined;
  /** With `improve`: what to mend, until when. */
  defects: readonly Defect[];
  dueAt: Date;
}

const outcomes: Readonly<Record<Conclusion['verdict'], AssessmentOutcome>> = {
  recognize: 'recommend',
  improve: 'improve',
  decline: 'decline',
};

/** What the sheets came to; nothing where none was sent. */
const scoreOf = ({ sheets, total, criteria }: Conclusion) =>
  sheets === 0
    ? {}
    : { score: { total, sheets, criteria: Object.entries(criteria).map(([key, score]) => ({ key, score })) } };

/** Kết luận của hội đồng (TT 18/2013 Điều 8). Throws `defects-missing` where it is to be improved without saying what. */
export function conclude(assessment: Assessment, decided: Decided, by: ActedBy, at: Date): Change<Assessment> {
  requireState(assessment.state, ['deliberating'], 'conclude');
  const { id: assessmentId, initiativeId, level, councilId } = assessment;
  const { meetingId, conclusion, decidedBy, reason, defects, dueAt } = decided;
  const outcome = outcomes[conclusion.verdict];
  if (outcome === 'improve' && defects.length === 0) throw invalid({ key: 'defects-missing', field: 'defects' });
  const mend = outcome === 'improve' ? { defects: [...defects], dueAt: dueAt.toISOString() } : {};
  const told = {
    initiativeId,
    by,
    assessmentId,
    level,
    outcome,
    councilId,
    meetingId,
    decidedBy,
    ...mend,
    ...scoreOf(conclusion),
  };
  const event = assessmentConcluded.make(initiativeId, reason ? { ...told, reason } : told, at);
  return {
    action: 'conclude',
    by,
    set: {
      state: 'concluded',
      ...{ meetingId, outcome, decidedBy, conclusion, reason: reason ?? null, concludedAt: at },
      defects: outcome === 'improve' ? defects : [],
      ...{ factId: event.id, factFrom: assessment.state, refusal: null },
    },
    events: [event],
  };
}

/** The initiative left while the council was at work. */
export const cancel = (assessment: Assessment, by: ActedBy): Change<Assessment> | undefined =>
  ['scoring', 'deliberating'].includes(assessment.state)
    ? { action: 'cancel', by, set: { state: 'cancelled' }, events: [] }
    : undefined;

/** Registration refused the fact: an opening is void, a conclusion is to be taken again, without who was in conflict with it. */
export function undo(
  assessment: Assessment,
  factId: string,
  refusal: Refusal,
  by: ActedBy,
): Change<Assessment> | undefined {
  if (assessment.factId !== factId) return undefined;
  const state = assessment.factFrom ?? 'cancelled';
  const note = refusal.reasons.join(', ');
  const late = assessment.recusals.flatMap((one) => (one.late === 'concluded' ? [one.personId] : []));
  const set = { ...unconcluded, ...without(assessment, late), state, refusal };
  return { action: 'undo', by, set, events: [], note };
}
