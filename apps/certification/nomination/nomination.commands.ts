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

/** Why it is nominated, and its place among those nominated. */
export interface Why {
  reason: string;
  rank?: number;
}

const refuseUnlessSelected = (row: Nomination, action: string): void => {
  if (row.state !== 'selected' || row.letterId !== null)
    throw conflict({ key: 'state', params: { action, state: row.state } });
};

/**
 * Lựa chọn để đề cử lên tỉnh một sáng kiến đã được công nhận cấp huyện; nobody is told before it is published. Throws
 * `invalid` without a reason, and `conflict` where it is not district-recognized or already nominated.
 */
export function select(
  dossier: Dossier,
  alreadyNominated: boolean,
  { reason, rank }: Why,
  by: ActedBy,
  at: Date,
): Change<Nomination> {
  const { initiativeId, localityId, regulationYear: year, state } = dossier;
  if (alreadyNominated) throw conflict('already-nominated');
  if (!mayFollow(state, 'nominate')) throw conflict('not-district-recognized');
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const made = { madeBy: by, madeOn: localDate(at), createdAt: at, factId: null, letterId: null };
  return {
    action: 'select',
    by,
    set: {
      state: 'selected',
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
    events: [],
  };
}

/** Sửa lý do, thứ tự. Throws `conflict` once it went with a letter. */
export function revise(row: Nomination, { reason, rank }: Why, by: ActedBy): Change<Nomination> {
  refuseUnlessSelected(row, 'revise');
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  return { action: 'revise', by, set: { reason, rank: rank ?? null }, events: [] };
}

/** Bỏ lựa chọn. Throws `conflict` once it went with a letter. */
export function drop(row: Nomination, by: ActedBy): Change<Nomination> {
  refuseUnlessSelected(row, 'drop');
  return { action: 'drop', by, set: { state: 'closed' }, events: [] };
}

/** Gửi kèm tờ trình, whose date is that of the nomination. */
export const send = (letterId: string, number: string, signedOn: string, by: ActedBy): Change<Nomination> => ({
  action: 'send',
  by,
  set: { letterId, madeOn: signedOn },
  events: [],
  note: number,
});

/** Công bố: registration, and through it everyone, is told; undefined for what is no longer waiting for that. */
export function makeKnown(row: Nomination, by: ActedBy, at: Date): Change<Nomination> | undefined {
  if (row.state !== 'selected') return undefined;
  const { id: nominationId, initiativeId, reason, rank } = row;
  const ranked = rank === null ? {} : { rank };
  const fact = nominationMade.make(initiativeId, { initiativeId, nominationId, reason, ...ranked, by }, at);
  return { action: 'nominate', by, set: { state: 'made', factId: fact.id }, events: [fact] };
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

/** Whoever keys in what the province wrote names its paper, whatever it says. */
const needsNumber = ({ recognized }: Answer, { role }: ActedBy): boolean => recognized || role !== 'province-officer';

const answerFaults = (row: Nomination, given: Answer, by: ActedBy, today: string): Reason[] => {
  const { recognized, number, reason, answeredOn } = given;
  return [
    ...(needsNumber(given, by) && tidy(number ?? '') === ''
      ? [{ key: 'decision-number-missing', field: 'number' }]
      : []),
    ...(!recognized && tidy(reason ?? '') === '' ? [{ key: 'reason-missing', field: 'reason' }] : []),
    ...(answeredOn > today ? [{ key: 'answered-in-future', field: 'answeredOn' }] : []),
    ...(answeredOn < row.madeOn ? [{ key: 'answered-before-nomination', field: 'answeredOn' }] : []),
  ];
};

/** Ghi nhận trả lời của tỉnh. Throws `conflict` where none is awaited, `invalid` with everything that is missing. */
export function answer(row: Nomination, dossier: Dossier, given: Answer, by: ActedBy, at: Date): Change<Nomination> {
  if (row.state !== 'made') throw conflict({ key: 'state', params: { action: 'answer', state: row.state } });
  if (dossier.state !== 'nominated') throw conflict('not-nominated-yet');
  const faults = answerFaults(row, given, by, localDate(at));
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
  (row.state === 'made' || row.state === 'selected') && withoutGround.includes(dossier.state)
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
