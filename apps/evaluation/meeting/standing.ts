import type { Regulation } from '#lib/regulation/regulation.js';
import { quorum, type Quorum } from '#lib/regulation/vote.js';
import { seatedOf, type Council, type Member } from '../council/council.entity.js';
import type { Meeting } from './meeting.entity.js';

/** Ai có mặt, ai được biểu quyết, đủ túc số chưa — for one dossier. */
export interface Standing {
  members: number;
  /** Seats whose holder, or who sits there instead, is in conflict with the dossier, present or not. */
  recused: number;
  /** Present and without conflict. */
  voterIds: string[];
  quorum: Quorum;
}

/** A seat, and who sits there now: its holder, or an alternate while the holder is away. */
interface Seat {
  sitterId: string;
  present: boolean;
}

type Room = Pick<Meeting, 'attendance'>;

const seatsOf = (council: Pick<Council, 'members'>, { attendance }: Room): Seat[] =>
  seatedOf(council).map(({ personId }) => {
    const here = attendance.filter((a) => a.present);
    if (here.some((a) => a.personId === personId)) return { sitterId: personId, present: true };
    const standIn = here.find((a) => a.standsInFor === personId);
    return standIn ? { sitterId: standIn.personId, present: true } : { sitterId: personId, present: false };
  });

/** Those in the room who have a seat, or sit in one for its absent holder. */
export const presentIdsOf = (council: Pick<Council, 'members'>, room: Room): string[] =>
  seatsOf(council, room).flatMap(({ sitterId, present }) => (present ? [sitterId] : []));

/** How the council stands in a meeting towards a dossier with these people in conflict. */
export function standingOf(
  rules: Regulation,
  council: Council,
  { kind, attendance }: Pick<Meeting, 'kind' | 'attendance'>,
  conflictedIds: readonly string[],
): Standing {
  const seats = seatsOf(council, { attendance });
  const free = seats.filter(({ sitterId }) => !conflictedIds.includes(sitterId));
  const voterIds = free.filter(({ present }) => present).map(({ sitterId }) => sitterId);
  const rule = rules.councils[council.level].quorum[kind];
  if (!rule) throw new Error(`the regulation has no quorum for ${kind}`);
  const recused = seats.length - free.length;
  const met = quorum(rule, { entitled: seats.length, present: voterIds.length, recused });
  return { members: seats.length, recused, voterIds, quorum: met };
}

/**
 * Chủ tọa: who was given the chair for the meeting, or the chair, or a vice-chair where those before are away or in
 * conflict (TT 18/2013 Điều 8).
 */
export function presidingOf(
  council: Pick<Council, 'members'>,
  { attendance, delegation }: Pick<Meeting, 'attendance' | 'delegation'>,
  conflictedIds: readonly string[] = [],
): Member | undefined {
  const delegate = council.members.filter(({ personId }) => personId === delegation?.toId);
  const inRole = (role: Member['role']) => council.members.filter((member) => member.role === role);
  const able = ({ personId }: Member) =>
    attendance.some((a) => a.present && a.personId === personId) && !conflictedIds.includes(personId);
  return [...delegate, ...inRole('chair'), ...inRole('vice-chair')].find(able);
}
