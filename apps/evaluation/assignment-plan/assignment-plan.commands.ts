import { conflict, invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { AssignmentPlanned } from '../assessment/assignment.js';
import { requireState } from '../require-state.js';
import type { AssignmentPlan, PlannedDossier } from './assignment-plan.entity.js';

/** What a secretary asks of a plan. */
export type Asked = Pick<AssignmentPlan, 'councilId' | 'seed' | 'perDossier' | 'minLoad' | 'maxLoad' | 'dueAt'>;

/** Throws `due-in-past`, `load-bounds-out-of-order`. */
export function requireSound({ dueAt, minLoad, maxLoad }: Asked, at: Date): void {
  if (dueAt <= at) throw invalid({ key: 'due-in-past', field: 'dueAt' });
  if (minLoad !== null && maxLoad !== null && minLoad > maxLoad)
    throw invalid({ key: 'load-bounds-out-of-order', field: 'minLoad', params: { min: minLoad, max: maxLoad } });
}

const dossiersOf = (assessments: readonly Assessment[], { picks, short }: AssignmentPlanned): PlannedDossier[] =>
  assessments.map(({ id, title, assignedIds }) => ({
    ...{ assessmentId: id, title, before: assignedIds },
    members: picks.filter(({ assessmentId }) => assessmentId === id).map(({ assessmentId: _, ...member }) => member),
    missing: short.find(({ assessmentId }) => assessmentId === id)?.missing ?? 0,
  }));

/** Lập phương án: a preview, from which nothing follows until it is applied. Throws `nothing-to-plan`. */
export function draft(
  asked: Asked,
  assessments: readonly Assessment[],
  planned: AssignmentPlanned,
  by: ActedBy,
  at: Date,
): Change<AssignmentPlan> {
  if (assessments.length === 0) throw conflict('nothing-to-plan');
  const set = { ...asked, dossiers: dossiersOf(assessments, planned), loads: planned.loads };
  return { action: 'draft', by, set: { ...set, state: 'drafted', draftedAt: at, appliedAt: null }, events: [] };
}

/** What a plan stands on, as it is now. */
export interface Ground {
  assessments: readonly Assessment[];
  /** Members of the council with a seat. */
  seatedIds: readonly string[];
  /** By dossier: whom a conflict bars now. */
  barred: ReadonlyMap<string, readonly string[]>;
  loads: ReadonlyMap<string, number>;
}

const sameMembers = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

const holds = ({ assessmentId, before, members }: PlannedDossier, { assessments, seatedIds, barred }: Ground) => {
  const now = assessments.find(({ id }) => id === assessmentId);
  if (now?.state !== 'scoring' || !sameMembers(before, now.assignedIds)) return false;
  const free = (id: string) => seatedIds.includes(id) && !barred.get(assessmentId)?.includes(id);
  return members.every(({ personId }) => free(personId));
};

/** Whether the plan would now give a member more than the maximum. */
const isOver = ({ loads, maxLoad }: AssignmentPlan, personId: string, ground: Ground): boolean => {
  const planned = loads.find((load) => load.personId === personId);
  const given = planned ? planned.after - planned.before : 0;
  return (ground.loads.get(personId) ?? 0) + given > (maxLoad ?? Infinity);
};

/**
 * Áp dụng phương án in one act, exactly as it was previewed. Throws `state`, and `plan-out-of-date` naming what changed
 * since: a dossier that was assigned otherwise, a member in conflict or gone, a load that would pass the maximum.
 */
export function apply(plan: AssignmentPlan, ground: Ground, by: ActedBy, at: Date): Change<AssignmentPlan> {
  requireState(plan.state, ['drafted'], 'apply');
  requireSound(plan, at);
  const changed = plan.dossiers.find((dossier) => dossier.members.length > 0 && !holds(dossier, ground));
  if (changed) throw conflict({ key: 'plan-out-of-date', params: { title: changed.title } });
  const over = plan.dossiers.find(({ members }) => members.some(({ personId }) => isOver(plan, personId, ground)));
  if (over) throw conflict({ key: 'plan-out-of-date', params: { title: over.title } });
  return { action: 'apply', by, set: { state: 'applied', appliedAt: at }, events: [] };
}

/** Hoàn tác phương án, while no sheet of it was sent. Throws `state`, `plan-sheet-sent`. */
export function undo(plan: AssignmentPlan, sent: number, by: ActedBy): Change<AssignmentPlan> {
  requireState(plan.state, ['applied'], 'undo');
  if (sent > 0) throw conflict({ key: 'plan-sheet-sent', params: { sent } });
  return { action: 'undo', by, set: { state: 'undone' }, events: [] };
}
