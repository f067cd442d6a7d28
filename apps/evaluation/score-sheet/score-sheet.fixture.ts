import { randomUUID } from 'node:crypto';
import type { ScoreSheet } from './score-sheet.entity.js';

const at = new Date('2024-06-10T02:00:00Z');

/** A whole draft under the national rules, with whatever a test says differently. */
export const aScoreSheet = (more: Partial<ScoreSheet> = {}): ScoreSheet => ({
  ...{ id: randomUUID(), version: 1, historyHash: 'x', state: 'draft', assessmentId: randomUUID() },
  ...{ memberId: randomUUID(), scores: { novelty: 30, effect: 40, scope: 30 }, remarks: {}, eligible: null },
  ...{ comment: null, savedAt: at, sentAt: null, regulationYear: 2024, regulationVersion: 1 },
  ...{ keyedBy: null, confirmedBy: null, reopenedFor: null },
  ...more,
});
