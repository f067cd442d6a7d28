import type { Sheet } from '#lib/regulation/aggregation.js';
import type { ScoreSheet } from './score-sheet.entity.js';

/** The sheet as the regulation reads it. */
export const sheetOf = ({ memberId, scores, remarks, eligible }: ScoreSheet): Sheet => ({
  memberId,
  scores,
  remarks,
  ...(eligible === null ? {} : { eligible }),
});
