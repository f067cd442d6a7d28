import { conflict, invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { seatedOf, type Council } from '../council/council.entity.js';
import { requireState } from '../require-state.js';
import { requireOnAgenda } from './meeting.commands.js';
import type { Meeting } from './meeting.entity.js';
import type { Attendance, Departure, Movement, Spell } from './meeting.shape.js';

/** Who is absent, and why where it is known. */
export interface Absence {
  personId: string;
  reason?: string;
}

/** Điểm danh, as the secretary calls it. */
export interface RollCall {
  presentIds: readonly string[];
  absences: readonly Absence[];
  /** Of those present. */
  onlineIds: readonly string[];
}

/** Throws `online-not-allowed` where the regulation wants people in the room. */
function requireOnlineAllowed(rules: Regulation, { level }: Council, online: boolean): void {
  if (online && rules.councils[level].onlinePresence !== true) throw invalid('online-not-allowed');
}

function requireClear(council: Council, { presentIds, absences, onlineIds }: RollCall): void {
  const named = [...presentIds, ...absences.map(({ personId }) => personId)];
  const stranger = [...named, ...onlineIds].find((id) => !council.seatedIds.includes(id));
  if (stranger) throw invalid({ key: 'not-a-member', params: { personId: stranger } });
  const unclear = new Set(named).size < named.length || onlineIds.some((id) => !presentIds.includes(id));
  if (unclear) throw invalid('attendance-unclear');
}

const movementsBetween = (before: readonly Attendance[], after: readonly Attendance[], at: Date): Movement[] =>
  after.flatMap(({ personId, fullName, present, reason }) => {
    if (before.find((a) => a.personId === personId)?.present === present) return [];
    const kind = present ? ('arrived' as const) : ('left' as const);
    return [{ personId, fullName, kind, at: at.toISOString(), ...(reason ? { reason } : {}) }];
  });

/**
 * Điểm danh: everyone with a seat is present or absent. The first roll call opens the meeting; who has come or gone at
 * a later one is told as that. Throws `not-a-member`, `attendance-unclear`, `online-not-allowed`, `vote-open`.
 */
export function attend(
  meeting: Meeting,
  council: Council,
  rollCall: RollCall,
  rules: Regulation,
  voteOpen: boolean,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['scheduled', 'in-session'], 'attend');
  if (voteOpen) throw conflict('vote-open');
  requireClear(council, rollCall);
  const { presentIds, absences, onlineIds } = rollCall;
  requireOnlineAllowed(rules, council, onlineIds.length > 0);
  const seated = seatedOf(council).map(({ personId, fullName, role }): Attendance => {
    const reason = absences.find((a) => a.personId === personId)?.reason;
    const online = onlineIds.includes(personId) ? { online: true as const } : {};
    return {
      personId,
      fullName,
      role,
      present: presentIds.includes(personId),
      ...(reason ? { reason } : {}),
      ...online,
    };
  });
  const attendance = [...seated, ...meeting.attendance.filter(({ standsInFor }) => standsInFor)];
  const moved = meeting.state === 'in-session' ? movementsBetween(meeting.attendance, attendance, at) : [];
  const set = { attendance, movements: [...meeting.movements, ...moved], openedAt: meeting.openedAt ?? at };
  return { action: 'attend', by, set: { state: 'in-session', ...set }, events: [] };
}

/** What is told of someone who comes late or goes early. */
export interface Passage {
  personId: string;
  kind: Movement['kind'];
  reason?: string;
  online: boolean;
}

/** Đến muộn, về sớm; also while a vote is open, whose ballots are issued already. Throws `not-a-member`, `already-so`, `online-not-allowed`. */
export function pass(
  meeting: Meeting,
  council: Council,
  { personId, kind, reason, online }: Passage,
  rules: Regulation,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['in-session'], 'pass');
  const before = meeting.attendance.find((a) => a.personId === personId);
  if (!before) throw invalid({ key: 'not-a-member', params: { personId } });
  const present = kind === 'arrived';
  if (before.present === present) throw conflict('already-so');
  requireOnlineAllowed(rules, council, online);
  const { online: _, ...rest } = before;
  const after: Attendance = { ...rest, present, ...(present && online ? { online: true as const } : {}) };
  const why = reason ? { reason } : {};
  const moved: Movement = { personId, fullName: before.fullName, kind, at: at.toISOString(), ...why };
  const attendance = meeting.attendance.map((a) => (a === before ? after : a));
  return { action: 'pass', by, set: { attendance, movements: [...meeting.movements, moved] }, events: [] };
}

/**
 * Dự khuyết thay ghế vắng, where the regulation has it; the seat falls back to its holder who comes after all.
 * Throws `stand-in-not-allowed`, `not-an-alternate`, `seat-not-absent`, `seat-taken`, `vote-open`.
 */
export function standIn(
  meeting: Meeting,
  council: Council,
  { alternateId, seatId }: { alternateId: string; seatId: string },
  rules: Regulation,
  voteOpen: boolean,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['in-session'], 'stand-in');
  if (voteOpen) throw conflict('vote-open');
  if (rules.councils[council.level].alternatesStandIn !== true) throw conflict('stand-in-not-allowed');
  const alternate = council.members.find((m) => m.personId === alternateId && m.role === 'alternate');
  if (!alternate) throw invalid({ key: 'not-an-alternate', field: 'alternateId' });
  const seat = meeting.attendance.find((a) => a.personId === seatId && !a.standsInFor);
  if (!seat || seat.present) throw conflict({ key: 'seat-not-absent', field: 'seatId' });
  if (meeting.attendance.some((a) => a.standsInFor === seatId || a.personId === alternateId))
    throw conflict('seat-taken');
  const { fullName, role } = alternate;
  const attendance = [
    ...meeting.attendance,
    { personId: alternateId, fullName, role, present: true, standsInFor: seatId },
  ];
  const moved: Movement = { personId: alternateId, fullName, kind: 'arrived', at: at.toISOString() };
  const movements = [...meeting.movements, moved];
  return {
    action: 'stand-in',
    by,
    set: { attendance, movements, standInIds: [...meeting.standInIds, alternateId] },
    events: [],
  };
}

/** Ủy quyền chủ trì cho phó chủ tịch, by a paper. Throws `not-a-vice-chair`, `delegates-to-oneself`, `vote-open`. */
export function delegate(
  meeting: Meeting,
  council: Council,
  { toId, paper }: { toId: string; paper: string },
  voteOpen: boolean,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['scheduled', 'in-session'], 'delegate');
  if (voteOpen) throw conflict('vote-open');
  const to = council.members.find((m) => m.personId === toId && m.role === 'vice-chair');
  if (!to) throw invalid({ key: 'not-a-vice-chair', field: 'toId' });
  if (by.personId === toId) throw conflict('delegates-to-oneself');
  const from = council.members.find(({ role }) => role === 'chair');
  if (!from) throw new Error(`council ${council.id} has no chair`);
  const names = { fromId: from.personId, fromName: from.fullName, toId, toName: to.fullName };
  return {
    action: 'delegate',
    by,
    set: { delegation: { ...names, paper, at: at.toISOString() } },
    events: [],
    note: paper,
  };
}

/** Those in the room who are in conflict with the dossier: authors, and who recused with the reason they gave. */
export const departuresFor = (
  attendance: readonly Attendance[],
  { conflictedIds, recusals }: Pick<Assessment, 'conflictedIds' | 'recusals'>,
): Departure[] =>
  attendance
    .filter(({ personId, present }) => present && conflictedIds.includes(personId))
    .map(({ personId, fullName }) => {
      const recusal = recusals.find((r) => r.personId === personId);
      const why = recusal ? { cause: 'recused' as const, reason: recusal.reason } : { cause: 'author' as const };
      return { personId, fullName, ...why };
    });

const ended = (spells: readonly Spell[], at: Date): Spell[] =>
  spells.map((spell) => (spell.to === undefined ? { ...spell, to: at.toISOString() } : spell));

/** Chuyển sang một nội dung, or to none: who is in conflict leaves, and that is kept. Throws `not-on-agenda`, `vote-open`. */
export function goTo(
  meeting: Meeting,
  assessment: Assessment | undefined,
  voteOpen: boolean,
  by: ActedBy,
  at: Date,
): Change<Meeting> {
  requireState(meeting.state, ['in-session'], 'go-to');
  if (voteOpen) throw conflict('vote-open');
  const spells = ended(meeting.spells, at);
  if (!assessment) return { action: 'go-to', by, set: { spells }, events: [] };
  requireOnAgenda(meeting, assessment.id);
  const spell = {
    assessmentId: assessment.id,
    from: at.toISOString(),
    left: departuresFor(meeting.attendance, assessment),
  };
  return { action: 'go-to', by, set: { spells: [...spells, spell] }, events: [] };
}
