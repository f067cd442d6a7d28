import { nominationAnswered, nominationMade } from '#lib/contracts/certification.events.js';
import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import { mayFollow } from '../dossier/dossier.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Nomination } from './nomination.entity.js';

const registration: ActedBy = { role: 'registration' };
const unanswered = { answerNumber: null, answerReason: null, answeredOn: null, answeredBy: null, answerFactId: null };

/**
 * Đề cử lên tỉnh một sáng kiến đã được công nhận cấp huyện. Throws `invalid` without a reason, and `conflict` where it
 * is not district-recognized or already nominated.
 */
export function make(
  nominationId: string,
  dossier: Dossier,
  alreadyNominated: boolean,
  { reason, rank }: { reason: string; rank?: number },
  by: ActedBy,
  at: Date,
): Change<Nomination> {
  const { initiativeId, localityId, regulationYear: year, state } = dossier;
  if (alreadyNominated) throw conflict('already-nominated');
  if (!mayFollow(state, 'nominate')) throw conflict('not-district-recognized');
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const ranked = rank === undefined ? {} : { rank };
  const fact = nominationMade.make(initiativeId, { initiativeId, nominationId, reason, ...ranked, by }, at);
  const made = { madeBy: by, madeOn: localDate(at), createdAt: at, factId: fact.id };
  return {
    action: 'nominate',
    by,
    set: {
      state: 'made',
      initiativeId,
      localityId,
      year,
      reason,
      rank: rank ?? null,
      ...made,
      ...unanswered,
      refusedReasons: [],
      flagged: false,
    },
    events: [fact],
  };
}

/** Trả lời của tỉnh. */
export interface Answer {
  recognized: boolean;
  /** Of the province's decision; needed where it recognizes. */
  number?: string;
  /** Local date. */
  answeredOn: string;
  /** Needed where it declines. */
  reason?: string;
}

const answerFaults = (row: Nomination, { recognized, number, reason, answeredOn }: Answer, today: string): Reason[] => [
  ...(recognized && tidy(number ?? '') === '' ? [{ key: 'decision-number-missing', field: 'number' }] : []),
  ...(!recognized && tidy(reason ?? '') === '' ? [{ key: 'reason-missing', field: 'reason' }] : []),
  ...(answeredOn > today ? [{ key: 'answered-in-future', field: 'answeredOn' }] : []),
  ...(answeredOn < row.madeOn ? [{ key: 'answered-before-nomination', field: 'answeredOn' }] : []),
];

/** Ghi nhận trả lời của tỉnh. Throws `conflict` where none is awaited, `invalid` with everything that is missing. */
export function answer(row: Nomination, dossier: Dossier, given: Answer, by: ActedBy, at: Date): Change<Nomination> {
  if (row.state !== 'made') throw conflict({ key: 'state', params: { action: 'answer', state: row.state } });
  if (dossier.state !== 'nominated') throw conflict('not-nominated-yet');
  const faults = answerFaults(row, given, localDate(at));
  if (faults.length > 0) throw invalid(...faults);
  const { recognized, number, answeredOn, reason } = given;
  const { id: nominationId, initiativeId } = row;
  const words = { ...(number ? { number } : {}), ...(reason ? { reason } : {}) };
  const fact = nominationAnswered.make(
    initiativeId,
    { initiativeId, nominationId, recognized, answeredOn, ...words, by },
    at,
  );
  const said = { answerNumber: number ?? null, answerReason: reason ?? null, answeredOn, answeredBy: by };
  return {
    action: 'answer',
    by,
    set: { state: recognized ? 'recognized' : 'declined', ...said, answerFactId: fact.id, refusedReasons: [] },
    events: [fact],
  };
}

/** Where a revocation leaves an initiative that was nominated: with nothing, or with the unit's recognition alone. */
const withoutGround: readonly string[] = ['revoked', 'unit-recognized'];

/** What a newer state of the initiative means: once its recognition is revoked, there is nothing left to nominate. */
export const follow = (row: Nomination, dossier: Dossier): Change<Nomination> | undefined =>
  row.state === 'made' && withoutGround.includes(dossier.state)
    ? { action: 'close', by: registration, set: { state: 'closed' }, events: [] }
    : undefined;

/** Registration refused the nomination, or the answer, which is then awaited again; undefined for another fact. */
export function refuse(row: Nomination, { factId, reasons }: FactRefused): Change<Nomination> | undefined {
  const refused = { by: registration, events: [], note: reasons.join(', ') };
  const refusedReasons = [...reasons];
  if (row.state === 'made' && row.factId === factId)
    return { ...refused, action: 'refused', set: { state: 'refused', refusedReasons } };
  if (row.answerFactId !== factId) return undefined;
  return { ...refused, action: 'answer-refused', set: { state: 'made', ...unanswered, refusedReasons } };
}

/** A recognition below was revoked, or its revocation was undone: the flag of this one follows. */
export const flag = (row: Nomination, flagged: boolean, by: ActedBy): Change<Nomination> | undefined =>
  row.flagged === flagged ? undefined : { action: flagged ? 'flag' : 'unflag', by, set: { flagged }, events: [] };
