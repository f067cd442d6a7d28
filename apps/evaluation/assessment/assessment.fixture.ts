import { randomUUID } from 'node:crypto';
import type { Assessment, AssessmentState } from './assessment.entity.js';

const at = new Date('2024-06-03T00:00:00Z');

/** A row valid for the state; none is concluded. */
export function anAssessment(state: Exclude<AssessmentState, 'concluded'>, more: Partial<Assessment> = {}): Assessment {
  return {
    ...{ id: randomUUID(), version: 1, historyHash: 'x', state, initiativeId: randomUUID(), title: 'Sáng kiến' },
    ...{ level: 'district', councilId: randomUUID(), localityId: 'thanh-tri', regulationYear: 2024 },
    ...{ regulationVersion: 1, roundYear: 2024, roundNumber: 1, conflictedIds: [], recusals: [], assignments: [] },
    ...{ assignedIds: [], openedAt: at, scoresOpenedAt: state === 'deliberating' ? at : null, meetingId: null },
    ...{ outcome: null, decidedBy: null, conclusion: null, reason: null, defects: [], concludedAt: null },
    ...{ factId: null, factFrom: null, refusal: null, declaredIds: [], vacancies: [] },
    ...more,
  };
}

/** Assigned to these people, who have not scored yet. */
export const assignedTo = (...personIds: string[]): Pick<Assessment, 'assignments' | 'assignedIds'> => ({
  assignments: personIds.map((personId) => ({ personId, dueAt: '2024-06-20T00:00:00.000Z' })),
  assignedIds: personIds,
});
