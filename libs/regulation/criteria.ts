import type { Decimal } from 'decimal.js';
import type { Assessment, Criterion } from './assessment.js';
import { Exact, sumOf } from './decimals.js';
import type { Regulation } from './regulation.js';

/** Điểm as entered; text keeps its digits. */
export type Scores = Readonly<Record<string, number | string>>;

/** Steps of scores where a criterion does not say. */
export const defaultStep = 0.5;

/** How the council of a level assesses. */
export const assessmentOf = (regulation: Regulation, level: 'unit' | 'district' = 'district'): Assessment =>
  (level === 'unit' ? regulation.unitAssessment : undefined) ?? regulation.assessment;

/** The criteria that are scored themselves, in order. */
export const leavesOf = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((c) => (c.children ? leavesOf(c.children) : [c]));

/** Every criterion, parents before their children. */
export const allOf = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((c) => [c, ...allOf(c.children ?? [])]);

/** What a criterion counts in the total. */
export const weightOf = ({ weight = 1 }: Criterion): number => weight;

/** The score of a criterion: as entered, or the weighted sum of its children. */
export const scoreOf = (criterion: Criterion, scores: Scores): Decimal =>
  criterion.children ? totalOf(criterion.children, scores) : new Exact(scores[criterion.key] ?? 0);

/** Tổng điểm of one sheet, weighted; criteria without a score count 0. */
export const totalOf = (criteria: readonly Criterion[], scores: Scores): Decimal =>
  sumOf(criteria.map((c) => scoreOf(c, scores).times(weightOf(c))));
