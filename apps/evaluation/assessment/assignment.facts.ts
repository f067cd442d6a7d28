import type { ConflictCase } from './conflicts.js';
import { conflictsOf } from './conflicts.js';
import { seatedOf, type Council } from '../council/council.entity.js';
import type { Assessment } from './assessment.entity.js';
import type { AssignmentInput, Candidate, Task } from './assignment.js';

/** Who of the council may be assigned: those with a seat, with what they owe already. */
const candidatesOf = (council: Council, loads: ReadonlyMap<string, number>): Candidate[] =>
  seatedOf(council).map(({ personId, expertise = [] }) => ({ personId, load: loads.get(personId) ?? 0, expertise }));

/** What one dossier needs, and whom its conflicts keep out or make doubtful. */
export function taskOf(given: ConflictCase, assessment: Assessment, need: number): Task {
  const conflicts = conflictsOf(given);
  const idsOf = (bars: boolean) => conflicts.filter((c) => c.bars === bars).map(({ personId }) => personId);
  const { sector, category } = given.dossier;
  return {
    assessmentId: assessment.id,
    fields: category === null ? [sector] : [sector, category],
    need,
    barredIds: [...new Set([...assessment.assignedIds, ...assessment.conflictedIds, ...idsOf(true)])],
    doubtfulIds: idsOf(false),
  };
}

/** Everything that an assignment is worked out from. */
export const inputOf = (
  council: Council,
  loads: ReadonlyMap<string, number>,
  tasks: readonly Task[],
  asked: Pick<AssignmentInput, 'seed' | 'min' | 'max'>,
): AssignmentInput => ({ ...asked, candidates: candidatesOf(council, loads), panels: council.panels, tasks });
