import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { meetingCancelled, meetingScheduled } from '#lib/contracts/evaluation.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import { arePapersInTime } from '#lib/regulation/papers.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireInTerm } from '../council/council.commands.js';
import type { Council } from '../council/council.entity.js';
import { requireState } from '../require-state.js';
import type { Meeting } from './meeting.entity.js';
import type { AgendaItem } from './meeting.shape.js';
import type { Minutes } from '../minutes/minutes.shape.js';

/** Giấy mời họp. */
export type Summons = Pick<Meeting, 'kind' | 'startsAt' | 'place' | 'shortNotice'>;

/** Papers have to be out so many working days ahead, or the reason for short notice is told. */
const papersLate = (rules: Regulation, { level }: Council, { startsAt, shortNotice }: Summons, at: Date): boolean =>
  shortNotice === null && !arePapersInTime(rules, level, { sentOn: localDate(at), meetsOn: localDate(startsAt) });

const summonsFaults = (summons: Summons, council: Council, rules: Regulation, at: Date): Reason[] => [
  ...(summons.startsAt <= at ? [{ key: 'meeting-in-past', field: 'startsAt' }] : []),
  ...(rules.councils[council.level].quorum[summons.kind] ? [] : [{ key: 'meeting-kind-unknown', field: 'kind' }]),
  ...(papersLate(rules, council, summons, at) ? [{ key: 'papers-too-late', field: 'startsAt' }] : []),
];

function requireSummons(summons: Summons, council: Council, rules: Regulation, at: Date): void {
  const faults = summonsFaults(summons, council, rules, at);
  if (faults.length > 0) throw invalid(...faults);
  requireInTerm(council, localDate(summons.startsAt));
}

const agendaOf = (council: Council, assessments: readonly Assessment[]): AgendaItem[] => {
  const ours = (a: Assessment) => a.councilId === council.id && ['scoring', 'deliberating'].includes(a.state);
  const foreign = assessments.find((assessment) => !ours(assessment));
  if (foreign) throw conflict({ key: 'not-for-this-council', params: { title: foreign.title } });
  return assessments.map((a) => ({ assessmentId: a.id, initiativeId: a.initiativeId, title: a.title }));
};

type Called = Pick<Meeting, 'startsAt' | 'place' | 'agenda'>;

/** Giấy mời; the same meeting called again replaces what was called before. */
const invitation = (id: string, council: Council, { startsAt, place, agenda }: Called, at: Date): Envelope => {
  const { id: councilId, level, seatedIds: memberIds } = council;
  const what = { meetingId: id, councilId, level, place, startsAt: startsAt.toISOString(), memberIds };
  return meetingScheduled.make(id, { ...what, initiativeIds: agenda.map(({ initiativeId }) => initiativeId) }, at);
};

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
  requireSummons(summons, council, rules, at);
  const agenda = agendaOf(council, assessments);
  const set = { state: 'scheduled' as const, councilId, level, localityId, ...summons, agenda, attendance: [] };
  const course = { agendaChanges: [], openedAt: null, movements: [], delegation: null, standInIds: [], spells: [] };
  const events = [invitation(id, council, { ...summons, agenda }, at)];
  return { action: 'schedule', by, set: { ...set, ...course, minutes: null, minutesHash: null }, events };
}

/** Dời họp: the same meeting at another time or place, called anew. Throws as `schedule` does. */
export function reschedule(
  meeting: Meeting,
  council: Council,
  moved: Pick<Summons, 'startsAt' | 'place' | 'shortNotice'>,
  reason: string,
  rules: Regulation,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['scheduled'], 'reschedule');
  requireSummons({ ...moved, kind: meeting.kind }, council, rules, at);
  const events = [invitation(meeting.id, council, { ...moved, agenda: meeting.agenda }, at)];
  return { action: 'reschedule', by, set: moved, events, note: reason };
}

const without = (items: readonly AgendaItem[], others: readonly AgendaItem[]): AgendaItem[] =>
  items.filter((item) => !others.some(({ assessmentId }) => assessmentId === item.assessmentId));

/**
 * Sửa chương trình họp before the meeting: another order needs no reason, what is added or removed does, and both are
 * kept with it. Throws `agenda-reason-missing`, `not-for-this-council`.
 */
export function rearrange(
  meeting: Meeting,
  council: Council,
  assessments: readonly Assessment[],
  reason: string | null,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['scheduled'], 'rearrange');
  const agenda = agendaOf(council, assessments);
  const [added, removed] = [without(agenda, meeting.agenda), without(meeting.agenda, agenda)];
  const others = added.length + removed.length > 0;
  if (others && !reason) throw invalid({ key: 'agenda-reason-missing', field: 'reason' });
  const change = { at: at.toISOString(), byName: by.name ?? by.role, reason, added, removed };
  const set = { agenda, agendaChanges: [...meeting.agendaChanges, change] };
  const events = others ? [invitation(meeting.id, council, { ...meeting, agenda }, at)] : [];
  return { action: 'rearrange', by, set, events, ...(reason ? { note: reason } : {}) };
}

/** Throws `state` unless the meeting sits, `not-on-agenda` for another dossier, `not-live` while it is at another. */
export function requireItem(meeting: Meeting, assessmentId: string, action: string): void {
  requireState(meeting.state, ['in-session'], action);
  requireOnAgenda(meeting, assessmentId);
  const live = meeting.spells.find(({ to }) => to === undefined);
  if (live && live.assessmentId !== assessmentId) throw conflict('not-live');
}

/** Throws `not-on-agenda`. */
export function requireOnAgenda({ agenda }: Meeting, assessmentId: string): void {
  if (!agenda.some((item) => item.assessmentId === assessmentId)) throw conflict('not-on-agenda');
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

/** Hủy cuộc họp đã triệu tập; who was called is told. */
export function cancel(meeting: Meeting, council: Council, reason: string, by: ActedBy, at: Date): Change<Meeting> {
  requireState(meeting.state, ['scheduled'], 'cancel');
  const { id, councilId, level } = meeting;
  const told = { meetingId: id, councilId, level, memberIds: council.seatedIds, reason };
  return {
    action: 'cancel',
    by,
    set: { state: 'cancelled' },
    events: [meetingCancelled.make(id, told, at)],
    note: reason,
  };
}
