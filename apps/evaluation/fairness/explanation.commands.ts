import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Sheet } from '#lib/regulation/aggregation.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import { defaultOutliers, outliers, type Outlier } from '#lib/regulation/fairness.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireState } from '../require-state.js';
import type { OutlierExplanation } from './explanation.entity.js';

/** Phiếu lệch among the sheets that count. */
export const apart = (rules: Regulation, level: Assessment['level'], sheets: readonly Sheet[]): Outlier[] =>
  outliers(assessmentOf(rules, level), sheets);

/** Giải trình: why one's sheet stands apart, until the council concludes. Throws `not-an-outlier`. */
export function explain(
  assessment: Assessment,
  sheets: readonly Sheet[],
  rules: Regulation,
  text: string,
  by: ActedBy & { personId: string },
  at: Date,
): Change<OutlierExplanation> {
  requireState(assessment.state, ['deliberating'], 'explain');
  const { id: assessmentId, level } = assessment;
  const { personId: memberId } = by;
  if (!apart(rules, level, sheets).some((outlier) => outlier.memberId === memberId)) throw conflict('not-an-outlier');
  return { action: 'explain', by, set: { assessmentId, memberId, text, saidAt: at }, events: [] };
}

/** Whose sheets stand apart without a word of theirs, where the regulation asks for one. */
export function unexplained(
  rules: Regulation,
  level: Assessment['level'],
  sheets: readonly Sheet[],
  explanations: readonly OutlierExplanation[],
): string[] {
  const { explanationRequired } = assessmentOf(rules, level).outliers ?? defaultOutliers;
  if (!explanationRequired) return [];
  const said = explanations.map(({ memberId }) => memberId);
  return apart(rules, level, sheets).flatMap(({ memberId }) => (said.includes(memberId) ? [] : [memberId]));
}
