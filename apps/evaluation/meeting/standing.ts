import type { Regulation } from '#lib/regulation/regulation.js';
import { quorum, type Quorum } from '#lib/regulation/vote.js';
import { seatedOf, type Council } from '../council/council.entity.js';
import type { Meeting } from './meeting.entity.js';

/** Ai có mặt, ai được biểu quyết, đủ túc số chưa — for one dossier. */
export interface Standing {
  members: number;
  /** Members in conflict with the dossier, present or not. */
  recused: number;
  /** Present and without conflict. */
  voterIds: string[];
  quorum: Quorum;
}

/** How the council stands in a meeting towards a dossier with these people in conflict. */
export function standingOf(
  rules: Regulation,
  council: Council,
  { kind, attendance }: Pick<Meeting, 'kind' | 'attendance'>,
  conflictedIds: readonly string[],
): Standing {
  const seated = seatedOf(council).map(({ personId }) => personId);
  const free = seated.filter((id) => !conflictedIds.includes(id));
  const present = attendance.filter((a) => a.present).map(({ personId }) => personId);
  const voterIds = free.filter((id) => present.includes(id));
  const rule = rules.councils[council.level].quorum[kind];
  if (!rule) throw new Error(`the regulation has no quorum for ${kind}`);
  const recused = seated.length - free.length;
  const met = quorum(rule, { entitled: seated.length, present: voterIds.length, recused });
  return { members: seated.length, recused, voterIds, quorum: met };
}
