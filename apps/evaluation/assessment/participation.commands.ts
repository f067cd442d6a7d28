import { conflict, invalid } from '#lib/contracts/errors.js';
import {
  assessmentAssigned,
  assessmentReleased,
  conflictDeclared,
  type ReleaseCause,
} from '#lib/contracts/evaluation.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import { requireState } from '../require-state.js';
import type { Assessment, Assignment, Recusal, Vacancy } from './assessment.entity.js';

/** A member by name, as the minutes list them. */
export interface Named {
  personId: string;
  name: string;
}

const assigned = (assignments: readonly Assignment[]) => ({
  assignments,
  assignedIds: assignments.map(({ personId }) => personId),
});

const requireFree = (assessment: Assessment, memberIds: readonly string[]) => {
  const barred = memberIds.find((id) => assessment.conflictedIds.includes(id));
  if (barred) throw conflict({ key: 'member-conflicted', params: { personId: barred } });
};

const requireAhead = (dueAt: Date, at: Date) => {
  if (dueAt <= at) throw invalid({ key: 'due-in-past', field: 'dueAt' });
};

const assignedEvents = (assessment: Assessment, memberIds: readonly string[], dueAt: Date, by: ActedBy, at: Date) => {
  const { initiativeId, id: assessmentId } = assessment;
  const data = { initiativeId, by, assessmentId, dueAt: dueAt.toISOString() };
  return memberIds.map((memberId) => assessmentAssigned.make(initiativeId, { ...data, memberId }, at));
};

const releasedEvents = (
  { initiativeId, id: assessmentId }: Assessment,
  memberIds: readonly string[],
  because: ReleaseCause,
  by: ActedBy,
  at: Date,
) =>
  memberIds.map((memberId) =>
    assessmentReleased.make(initiativeId, { initiativeId, by, assessmentId, memberId, because }, at),
  );

/** Phân công chấm điểm; who has it already keeps it. Throws `member-conflicted`, `due-in-past`, `nobody-to-assign`. */
export function assign(
  assessment: Assessment,
  memberIds: readonly string[],
  dueAt: Date,
  by: ActedBy,
  at: Date,
  planId?: string,
): Change<Assessment> {
  requireState(assessment.state, ['scoring'], 'assign');
  requireAhead(dueAt, at);
  const fresh = memberIds.filter((id) => !assessment.assignedIds.includes(id));
  requireFree(assessment, fresh);
  if (fresh.length === 0) throw conflict('nobody-to-assign');
  const origin = { dueAt: dueAt.toISOString(), ...(planId ? { planId } : {}) };
  const set = assigned([...assessment.assignments, ...fresh.map((personId) => ({ personId, ...origin }))]);
  return { action: 'assign', by, set, events: assignedEvents(assessment, fresh, dueAt, by, at) };
}

const assignmentOf = ({ assignments }: Assessment, personId: string): Assignment => {
  const current = assignments.find((a) => a.personId === personId);
  if (!current) throw conflict({ key: 'not-assigned', params: { personId } });
  return current;
};

/** Thôi phân công. Throws `not-assigned`, and `sheet-sent` once they sent their sheet: it counts, or they recuse. */
export function release(
  assessment: Assessment,
  personId: string,
  hasSent: boolean,
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireState(assessment.state, ['scoring'], 'assign');
  const current = assignmentOf(assessment, personId);
  if (hasSent) throw conflict('sheet-sent');
  const set = assigned(assessment.assignments.filter((a) => a !== current));
  return {
    action: 'release',
    by,
    set,
    events: releasedEvents(assessment, [personId], 'release', by, at),
    note: personId,
  };
}

const taking = (assessment: Assessment, replacementId: string) => {
  if (assessment.assignedIds.includes(replacementId)) throw conflict('already-assigned');
  requireFree(assessment, [replacementId]);
};

/** Thay người chấm. Throws `not-assigned`, `sheet-sent`, `already-assigned`, `member-conflicted`. */
export function replace(
  assessment: Assessment,
  personId: string,
  replacementId: string,
  hasSent: boolean,
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireState(assessment.state, ['scoring'], 'assign');
  const current = assignmentOf(assessment, personId);
  if (hasSent) throw conflict('sheet-sent');
  taking(assessment, replacementId);
  const { dueAt } = current;
  const replacement = { personId: replacementId, dueAt, replaces: personId };
  const events = [
    ...releasedEvents(assessment, [personId], 'replace', by, at),
    ...assignedEvents(assessment, [replacementId], new Date(dueAt), by, at),
  ];
  // In their very place: who is first, second and third matters where two raters and a third decide.
  const set = assigned(assessment.assignments.map((a) => (a === current ? replacement : a)));
  return { action: 'replace', by, set, events };
}

/** Bố trí người thay: someone takes what a member left. Throws `vacancy-unknown`, `due-in-past` and as `replace`. */
export function fill(
  assessment: Assessment,
  personId: string,
  replacementId: string,
  dueAt: Date,
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireState(assessment.state, ['scoring'], 'assign');
  requireVacancy(assessment, personId);
  requireAhead(dueAt, at);
  taking(assessment, replacementId);
  const filled = { personId: replacementId, dueAt: dueAt.toISOString(), replaces: personId };
  const vacancies = assessment.vacancies.filter((v) => v.personId !== personId);
  const set = { ...assigned([...assessment.assignments, filled]), vacancies };
  return { action: 'fill', by, set, events: assignedEvents(assessment, [replacementId], dueAt, by, at) };
}

/** Throws `vacancy-unknown` where the member left none. */
export function requireVacancy({ vacancies }: Assessment, personId: string): Vacancy {
  const vacancy = vacancies.find((v) => v.personId === personId);
  if (!vacancy) throw conflict({ key: 'vacancy-unknown', params: { personId } });
  return vacancy;
}

/** Without these members, who are in conflict from now on; while it is scored, what they owed is left vacant. */
export const without = (assessment: Assessment, personIds: readonly string[]) => {
  const { assignments, conflictedIds, declaredIds, vacancies, state } = assessment;
  const left = assignments.filter(({ personId }) => personIds.includes(personId));
  const vacant = state === 'scoring' ? left.map(({ personId, dueAt }) => ({ personId, dueAt })) : [];
  return {
    ...assigned(assignments.filter((a) => !left.includes(a))),
    conflictedIds: [...conflictedIds, ...personIds],
    declaredIds: declaredIds.filter((id) => !personIds.includes(id)),
    vacancies: [...vacancies, ...vacant],
  };
};

/** Từ chối tham gia, nêu lý do; the assignment ends, and nothing of theirs counts. Throws `already-recused`, `vote-begun`. */
export function recuse(
  assessment: Assessment,
  who: Named,
  reason: string,
  voteBegun: boolean,
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  requireState(assessment.state, ['scoring', 'deliberating'], 'recuse');
  const { personId } = who;
  if (assessment.conflictedIds.includes(personId)) throw conflict('already-recused');
  if (voteBegun) throw conflict('vote-begun');
  const left = assessment.assignedIds.filter((id) => id === personId);
  return {
    action: 'recuse',
    by,
    set: {
      ...without(assessment, [personId]),
      recusals: withRecusal(assessment, who, reason, at),
    },
    events: releasedEvents(assessment, left, 'recusal', by, at),
    note: reason,
  };
}

const declaredEvent = (
  { initiativeId, id }: Assessment,
  by: ActedBy,
  memberId: string,
  inConflict: boolean,
  at: Date,
) => conflictDeclared.make(initiativeId, { initiativeId, by, assessmentId: id, memberId, inConflict }, at);

/** Khai báo không có xung đột lợi ích, before the first look at the dossier. Throws `already-declared`. */
export function declareFree(assessment: Assessment, { personId }: Named, by: ActedBy, at: Date): Change<Assessment> {
  requireState(assessment.state, ['scoring', 'deliberating'], 'declare');
  if (assessment.declaredIds.includes(personId)) throw conflict('already-declared');
  const set = { declaredIds: [...assessment.declaredIds, personId] };
  return { action: 'declare', by, set, events: [declaredEvent(assessment, by, personId, false, at)] };
}

/**
 * Khai báo có xung đột: the member is out as by a recusal, and the reason goes into the minutes. Learnt after the
 * conclusion it is recorded, and the conclusion stays. Throws as `recuse`, and `conflict-already-declared`.
 */
export function declareConflict(
  assessment: Assessment,
  who: Named,
  reason: string,
  voteBegun: boolean,
  by: ActedBy,
  at: Date,
): Change<Assessment> {
  const told = declaredEvent(assessment, by, who.personId, true, at);
  const declared = { action: 'declare-conflict', by, note: reason };
  if (assessment.state === 'concluded') {
    const recusals = withRecusal(assessment, who, reason, at, 'concluded');
    return { ...declared, set: { recusals }, events: [told] };
  }
  const late = assessment.declaredIds.includes(who.personId) ? 'declared-free' : undefined;
  const { set, events } = recuse(assessment, who, reason, voteBegun, by, at);
  const recusals = withRecusal(assessment, who, reason, at, late);
  return { ...declared, set: { ...set, recusals }, events: [told, ...events] };
}

/** Throws `conflict-already-declared`. */
const withRecusal = (
  { recusals }: Assessment,
  { personId, name }: Named,
  reason: string,
  at: Date,
  late?: Recusal['late'],
): Recusal[] => {
  if (recusals.some((recusal) => recusal.personId === personId)) throw conflict('conflict-already-declared');
  return [...recusals, { personId, name, reason, at: at.toISOString(), ...(late ? { late } : {}) }];
};

/** Loại vì xung đột: people whose conflict became known while the council is at work; undefined where none is new. */
export function bar(
  assessment: Assessment,
  personIds: readonly string[],
  by: ActedBy,
  at: Date,
): Change<Assessment> | undefined {
  const fresh = personIds.filter((id) => !assessment.conflictedIds.includes(id));
  if (fresh.length === 0 || !['scoring', 'deliberating'].includes(assessment.state)) return undefined;
  const left = assessment.assignedIds.filter((id) => fresh.includes(id));
  const events = releasedEvents(assessment, left, 'conflict', by, at);
  return { action: 'bar', by, set: without(assessment, fresh), events };
}

/** Rời hội đồng: what these people have not sent is left vacant, and what they sent counts; undefined where nothing is. */
export function vacate(
  assessment: Assessment,
  personIds: readonly string[],
  sentBy: readonly string[],
  by: ActedBy,
  at: Date,
): Change<Assessment> | undefined {
  const left = assessment.assignments.filter(({ personId: id }) => personIds.includes(id) && !sentBy.includes(id));
  if (assessment.state !== 'scoring' || left.length === 0) return undefined;
  const ids = left.map(({ personId }) => personId);
  const vacant = left.map(({ personId, dueAt }) => ({ personId, dueAt }));
  const set = {
    ...assigned(assessment.assignments.filter((a) => !left.includes(a))),
    vacancies: [...assessment.vacancies, ...vacant],
  };
  return {
    action: 'vacate',
    by,
    set,
    events: releasedEvents(assessment, ids, 'release', by, at),
    note: ids.join(', '),
  };
}

/** Hoàn tác phương án: whoever it assigned and still has it is released; undefined where nobody is. */
export function undoPlan(
  assessment: Assessment,
  planId: string,
  by: ActedBy,
  at: Date,
): Change<Assessment> | undefined {
  const [mine, others] = [
    assessment.assignments.filter((a) => a.planId === planId),
    assessment.assignments.filter((a) => a.planId !== planId),
  ];
  if (assessment.state !== 'scoring' || mine.length === 0) return undefined;
  const left = mine.map(({ personId }) => personId);
  const events = releasedEvents(assessment, left, 'undo', by, at);
  return { action: 'undo-plan', by, set: assigned(others), events };
}
