import type { Reason } from '#lib/contracts/errors.js';
import { aggregateSheets, type Sheet } from '#lib/regulation/aggregation.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import { passRuleNeeds } from '#lib/regulation/pass-rule.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Assessment } from '../assessment/assessment.entity.js';

/** A fault of the sheets, how it is told while their scores are hidden, and the assignments that mend it. */
const lacking: Readonly<Record<string, { key: string; raters: number }>> = {
  'sheets-missing': { key: 'sheets-missing', raters: 1 },
  'second-rater-missing': { key: 'second-rater-needed', raters: 2 },
  'third-rater-missing': { key: 'third-rater-needed', raters: 3 },
};

/**
 * Người chấm còn thiếu: whom the regulation wants beside those assigned, as far as the sheets that were sent show. Says
 * nothing of a score; opened without them, the assessment could never be concluded.
 */
export function ratersNeeded(
  rules: Regulation,
  { level, assignedIds }: Pick<Assessment, 'level' | 'assignedIds'>,
  sheets: readonly Sheet[],
): Reason[] {
  const assessment = assessmentOf(rules, level);
  const readsSheets = assessment.aggregation.kind === 'two-raters-third' || passRuleNeeds(assessment.passRule).sheets;
  if (!readsSheets) return [];
  return aggregateSheets(assessment, sheets).faults.flatMap((fault) => {
    const lack = lacking[fault.key];
    return lack && assignedIds.length < lack.raters ? [{ key: lack.key }] : [];
  });
}
