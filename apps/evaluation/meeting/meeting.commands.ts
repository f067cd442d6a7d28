import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { meetingScheduled } from '#lib/contracts/evaluation.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { addPeriod, localDate } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireInTerm } from '../council/council.commands.js';
import { seatedOf, type Council } from '../council/council.entity.js';
import { requireState } from '../require-state.js';
import type { Meeting } from './meeting.entity.js';
import type { Minutes } from './minutes.shape.js';

/** Giấy mời họp. */
export type Summons = Pick<Meeting, 'kind' | 'startsAt' | 'place' | 'shortNotice'>;

/** Papers have to be out so many working days ahead, or the reason for short notice is told. */
const papersLate = (rules: Regulation, { level }: Council, { startsAt, shortNotice }: Summons, at: Date): boolean => {
  const amount = rules.councils[level].papersWorkingDaysAhead;
  const earliest = addPeriod(localDate(at), { amount, unit: 'working-days', rolling: false }, rules.calendar);
  return shortNotice === null && localDate(startsAt) < earliest;
};

const summonsFaults = (summons: Summons, council: Council, rules: Regulation, at: Date): Reason[] => [
  ...(summons.startsAt <= at ? [{ key: 'meeting-in-past', field: 'startsAt' }] : []),
  ...(rules.councils[council.level].quorum[summons.kind] ? [] : [{ key: 'meeting-kind-unknown', field: 'kind' }]),
  ...(papersLate(rules, council, summons, at) ? [{ key: 'papers-too-late', field: 'startsAt' }] : []),
];

/** Triệu tập họp. Throws `meeting-in-past`, `meeting-kind-unknown`, `papers-too-late`, `not-for-this-council`. */
export function schedule(
  id: string,
  council: Council,
  assessments: readonly Assessment[],
  summons: Summons,
  rules: Regulation,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  const { id: councilId, level, localityId } = council;
  const faults = summonsFaults(summons, council, rules, at);
  if (faults.length > 0) throw invalid(...faults);
  requireInTerm(council, localDate(summons.startsAt));
  const foreign = assessments.find((a) => a.councilId !== councilId || !['scoring', 'deliberating'].includes(a.state));
  if (foreign) throw conflict({ key: 'not-for-this-council', params: { title: foreign.title } });
  const agenda = assessments.map((a) => ({ assessmentId: a.id, initiativeId: a.initiativeId, title: a.title }));
  const invitation = {
    ...{ meetingId: id, councilId, level, place: summons.place, startsAt: summons.startsAt.toISOString() },
    memberIds: council.seatedIds,
    initiativeIds: agenda.map(({ initiativeId }) => initiativeId),
  };
  const set = { state: 'scheduled' as const, councilId, level, localityId, ...summons, agenda, attendance: [] };
  return {
    action: 'schedule',
    by,
    set: { ...set, minutes: null, minutesHash: null },
    events: [meetingScheduled.make(id, invitation, at)],
  };
}

/** Who is absent, and why where it is known. */
export interface Absence {
  personId: string;
  reason?: string;
}

/** Điểm danh: everyone with a seat is present or absent. Throws `not-a-member`, `attendance-unclear`, `vote-open`. */
export function attend(
  meeting: Meeting,
  council: Council,
  presentIds: readonly string[],
  absences: readonly Absence[],
  voteOpen: boolean,
  by: ActedBy,
): Change<Meeting> {
  requireState(meeting.state, ['scheduled', 'in-session'], 'attend');
  if (voteOpen) throw conflict('vote-open');
  const named = [...presentIds, ...absences.map(({ personId }) => personId)];
  const stranger = named.find((id) => !council.seatedIds.includes(id));
  if (stranger) throw invalid({ key: 'not-a-member', params: { personId: stranger } });
  if (new Set(named).size < named.length) throw invalid('attendance-unclear');
  const attendance = seatedOf(council).map(({ personId, fullName, role }) => {
    const reason = absences.find((a) => a.personId === personId)?.reason;
    return { personId, fullName, role, present: presentIds.includes(personId), ...(reason ? { reason } : {}) };
  });
  return { action: 'attend', by, set: { state: 'in-session', attendance }, events: [] };
}

/** Throws `state` unless the meeting sits, and `not-on-agenda` for another dossier. */
export function requireItem(meeting: Meeting, assessmentId: string, action: string): void {
  requireState(meeting.state, ['in-session'], action);
  if (!meeting.agenda.some((item) => item.assessmentId === assessmentId)) throw conflict('not-on-agenda');
}

/** Kết thúc họp: the minutes are frozen as they are. Throws `vote-open` while one is not counted. */
export function close(
  meeting: Meeting,
  minutes: Minutes,
  hash: string,
  voteOpen: boolean,
  by: ActedBy,
): Change<Meeting> {
  requireState(meeting.state, ['in-session'], 'close');
  if (voteOpen) throw conflict('vote-open');
  return { action: 'close', by, set: { state: 'closed', minutes, minutesHash: hash }, events: [], note: hash };
}

export function cancel(meeting: Meeting, reason: string, by: ActedBy): Change<Meeting> {
  requireState(meeting.state, ['scheduled'], 'cancel');
  return { action: 'cancel', by, set: { state: 'cancelled' }, events: [], note: reason };
}
