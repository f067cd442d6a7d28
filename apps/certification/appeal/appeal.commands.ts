import { type Appealable, appealLodged, appealSettled } from '#lib/contracts/appeal.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { appealAnswerPeriod } from '#lib/regulation/appeal.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Appeal, DeclinedOutcome } from './appeal.entity.js';

const registration: ActedBy = { role: 'registration' };

/** Who answers an appeal against a step, and under which action of the policy. */
export const answering = {
  filed: { action: 'appeal.answer-unit', role: 'unit-head' },
  confirmed: { action: 'appeal.answer-unit', role: 'unit-head' },
  submitted: { action: 'appeal.answer-intake', role: 'intake-officer' },
  evaluating: { action: 'appeal.answer-district', role: 'district-chair' },
  recommended: { action: 'appeal.answer-district', role: 'district-chair' },
} as const satisfies Record<Appealable, { action: string; role: string }>;

/** The first instant that is too late for an appeal; the day of the outcome is not counted (regulation: periods.appeal). */
export const appealableUntil = ({ declinedAt }: DeclinedOutcome, { periods, calendar }: Regulation): Date =>
  periodEnd(localDate(declinedAt), periods.appeal, calendar);

/** What an appeal rests on. */
export interface Ground {
  dossier: Dossier;
  outcome: DeclinedOutcome | null;
  /** The body that declined, and the unit whose head answers for it. */
  bodyUnitId: string;
  answeringUnitId: string;
  rules: Regulation;
  /** Another appeal against the same outcome stands. */
  appealed: boolean;
}

/** The outcome as one that can be appealed now. Throws `conflict` where there is none, in time, for the first time. */
export function appealableOutcome(
  { dossier, outcome, rules, appealed }: Omit<Ground, 'bodyUnitId' | 'answeringUnitId'>,
  at: Date,
) {
  if (dossier.state !== 'declined' || !outcome?.against) throw conflict('not-appealable');
  if (appealed) throw conflict('already-appealed');
  const until = appealableUntil(outcome, rules);
  if (at >= until) throw conflict({ key: 'appeal-period-over', params: { until: until.toISOString() } });
  return { ...outcome, against: outcome.against };
}

/** Khiếu nại, kiến nghị. Throws `conflict` where nothing can be appealed now, and `invalid` without grounds. */
export function lodge(appealId: string, ground: Ground, grounds: string, by: ActedBy, at: Date): Change<Appeal> {
  const { against, version } = appealableOutcome(ground, at);
  if (tidy(grounds) === '') throw invalid({ key: 'reason-missing', field: 'grounds' });
  const { dossier, bodyUnitId, answeringUnitId, rules } = ground;
  const { initiativeId, localityId, title, authorIds } = dossier;
  const answerBy = periodEnd(localDate(at), appealAnswerPeriod(rules), rules.calendar);
  const { role } = answering[against];
  const about = { initiativeId, appealId, localityId, title, against, bodyUnitId, answeringUnitId, role };
  return {
    action: 'lodge',
    by,
    set: {
      state: 'lodged',
      initiativeId,
      initiativeVersion: version,
      localityId,
      title,
      authorIds,
      against,
      bodyUnitId,
      answeringUnitId,
      grounds,
      lodgedBy: by,
      lodgedAt: at,
      answerBy,
      answer: null,
      answeredBy: null,
      answeredAt: null,
      factId: null,
      refusedReasons: [],
    },
    events: [appealLodged.make(initiativeId, { ...about, answerBy: answerBy.toISOString(), by }, at)],
  };
}

const refuseUnlessLodged = (row: Appeal, action: string): void => {
  if (row.state !== 'lodged') throw conflict({ key: 'state', params: { action, state: row.state } });
};

/** Giải quyết: upheld, and the initiative is decided anew; or dismissed. Both say why. */
export function answer(
  row: Appeal,
  { upheld, reason }: { upheld: boolean; reason: string },
  by: ActedBy,
  at: Date,
): Change<Appeal> {
  refuseUnlessLodged(row, 'answer');
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const outcome = upheld ? 'upheld' : 'dismissed';
  const { id: appealId, initiativeId, against, localityId, title, authorIds } = row;
  const told = { localityId, title, authorIds };
  const fact = appealSettled.make(initiativeId, { initiativeId, appealId, against, outcome, reason, ...told, by }, at);
  return {
    action: upheld ? 'uphold' : 'dismiss',
    by,
    set: { state: outcome, answer: reason, answeredBy: by, answeredAt: at, factId: fact.id },
    events: [fact],
    note: reason,
  };
}

const end = (row: Appeal, outcome: 'withdrawn' | 'overtaken', by: ActedBy, at: Date): Change<Appeal> => {
  const { id: appealId, initiativeId, against } = row;
  const fact = appealSettled.make(initiativeId, { initiativeId, appealId, against, outcome, by }, at);
  return { action: outcome, by, set: { state: outcome }, events: [fact] };
};

/** Rút khiếu nại. Throws `conflict` once it is answered. */
export function withdraw(row: Appeal, by: ActedBy, at: Date): Change<Appeal> {
  refuseUnlessLodged(row, 'withdraw');
  return end(row, 'withdrawn', by, at);
}

/** The initiative moved on, such as into a later round, before the appeal was answered; undefined otherwise. */
export const overtake = (row: Appeal, version: number, at: Date): Change<Appeal> | undefined =>
  row.state === 'lodged' && row.initiativeVersion < version ? end(row, 'overtaken', registration, at) : undefined;

/** Registration could not reopen it; undefined where the fact was another. */
export const refuse = (row: Appeal, { factId, reasons }: FactRefused): Change<Appeal> | undefined =>
  row.state === 'upheld' && row.factId === factId
    ? {
        action: 'refused',
        by: registration,
        set: { state: 'refused', refusedReasons: [...reasons] },
        events: [],
        note: reasons.join(', '),
      }
    : undefined;
