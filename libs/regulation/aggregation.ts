import type { Decimal } from 'decimal.js';
import type { Aggregation, Assessment } from './assessment.js';
import { allOf, scoreOf, totalOf, type Scores } from './criteria.js';
import { Exact, meanOf, medianOf, round } from './decimals.js';
import type { Reason } from './reason.js';

/** Phiếu chấm of one member. */
export interface Sheet {
  memberId: string;
  scores: Scores;
  /** The member's own word, where the rule counts who finds it eligible. */
  eligible?: boolean;
  remarks?: Readonly<Record<string, string>>;
}

/** Tổng hợp điểm; numbers are decimal text, `total` and `criteria` rounded as the regulation says. */
export interface Aggregate {
  kind: Aggregation['kind'];
  total: string;
  exactTotal: string;
  criteria: Record<string, string>;
  exactCriteria: Record<string, string>;
  /** Total of every sheet. */
  members: Record<string, string>;
  /** Members whose sheets were left out. */
  dropped: string[];
  eligible: number;
  /** What is missing before it may decide. */
  faults: Reason[];
}

interface Rated {
  sheet: Sheet;
  total: Decimal;
}

interface Kept {
  kept: Rated[];
  /** How the numbers of the kept sheets become one. */
  combine: (values: readonly Decimal[]) => Decimal;
  faults?: Reason[];
}

/** Equal totals by identifier: which of two sheets is left out must not depend on who sent first. */
const byTotal = (a: Rated, b: Rated) => a.total.cmp(b.total) || (a.sheet.memberId < b.sheet.memberId ? -1 : 1);
const gap = (a: Rated, b: Rated) => a.total.minus(b.total).abs();

const closestTwo = (rated: readonly Rated[]): Rated[] => {
  const [low, middle, high] = [...rated].sort(byTotal);
  if (!low || !middle || !high) return [...rated];
  return gap(low, middle).lt(gap(middle, high)) ? [low, middle] : [middle, high];
};

/** The sheets of two raters, and of the third where the two disagree; ties of distance favour the author. */
const twoRaters = (rule: Extract<Aggregation, { kind: 'two-raters-third' }>, rated: readonly Rated[]): Kept => {
  const [first, second, third] = rated;
  const combine = meanOf;
  if (!first || !second) return { kept: [...rated], combine, faults: [{ key: 'second-rater-missing' }] };
  if (gap(first, second).lte(rule.difference)) return { kept: [first, second], combine };
  const params = { difference: gap(first, second).toString(), allowed: rule.difference };
  if (!third) return { kept: [first, second], combine, faults: [{ key: 'third-rater-missing', params }] };
  if (rule.then === 'third-decides') return { kept: [third], combine };
  return { kept: rule.then === 'closest-two' ? closestTwo([first, second, third]) : [first, second, third], combine };
};

const keep = (rule: Aggregation, rated: readonly Rated[]): Kept => {
  if (rule.kind === 'two-raters-third') return twoRaters(rule, rated);
  const trims = rule.kind === 'trimmed-mean' && rated.length >= rule.whenAtLeast;
  const { drop = 1 } = rule.kind === 'trimmed-mean' ? rule : {};
  const kept = trims ? [...rated].sort(byTotal).slice(drop, -drop) : [...rated];
  return { kept, combine: rule.kind === 'median' ? medianOf : meanOf };
};

/**
 * One number of many sheets, by the assessment's aggregation; faults where sheets are missing. Their order matters only to
 * the kind with two raters and a third, which reads them as first, second and third.
 */
export const aggregateSheets = (assessment: Assessment, sheets: readonly Sheet[]): Aggregate => {
  const { criteria, aggregation, rounding } = assessment;
  const rated = sheets.map((sheet) => ({ sheet, total: totalOf(criteria, sheet.scores) }));
  const { kept, combine, faults = [] } = keep(aggregation, rated);
  const combined = (values: Decimal[]) => (values.length === 0 ? new Exact(0) : combine(values));
  const eligible = sheets.filter((s) => s.eligible === true).length;
  const counts = aggregation.kind === 'count-eligible';
  const total = counts ? new Exact(eligible) : combined(kept.map((r) => r.total));
  const perCriterion = allOf(criteria).map((c) => ({
    key: c.key,
    value: combined(kept.map(({ sheet }) => scoreOf(c, sheet.scores))),
  }));
  return {
    kind: aggregation.kind,
    total: round(total, rounding).toString(),
    exactTotal: total.toString(),
    criteria: Object.fromEntries(perCriterion.map(({ key, value }) => [key, round(value, rounding).toString()])),
    exactCriteria: Object.fromEntries(perCriterion.map(({ key, value }) => [key, value.toString()])),
    members: Object.fromEntries(rated.map(({ sheet, total: t }) => [sheet.memberId, t.toString()])),
    dropped: rated.filter((r) => !kept.includes(r)).map((r) => r.sheet.memberId),
    eligible,
    faults: sheets.length === 0 ? [{ key: 'sheets-missing' }] : faults,
  };
};
