import { Decimal } from 'decimal.js';
import { aggregateSheets, type Sheet } from './aggregation.js';
import type { Assessment, Criterion, Fraction, Grades, PassRule } from './assessment.js';
import { allOf, defaultStep, leavesOf, weightOf } from './criteria.js';
import { evaluate } from './pass-rule.js';
import type { Report } from './shape.js';
import type { Path } from './yaml-lines.js';

const sumOfMax = (criteria: readonly Criterion[]) =>
  criteria.reduce((sum, c) => sum.plus(new Decimal(c.max).times(weightOf(c))), new Decimal(0));

const checkSum = (criteria: readonly Criterion[], expected: number, path: Path, report: Report) => {
  const sum = sumOfMax(criteria);
  if (!sum.eq(expected)) report(path, 'criteria-sum', { sum: sum.toString(), expected });
};

const checkBands = ({ bands = [], step = defaultStep, max }: Criterion, path: Path, report: Report) => {
  let expected = new Decimal(0);
  let to = '0';
  bands.forEach((band, i) => {
    const at = [...path, 'bands', i];
    if (band.from > band.to) report(at, 'bounds-out-of-order', { low: band.from, high: band.to });
    if (expected.lt(band.from)) report(at, 'band-gap', { to, expected: expected.toString() });
    if (expected.gt(band.from)) report(at, 'band-overlap', { from: band.from });
    expected = new Decimal(band.to).plus(step);
    to = String(band.to);
  });
  const end = expected.minus(step);
  if (bands.length > 0 && !end.eq(max)) {
    const [rule, params] = end.gt(max)
      ? (['above-max', { value: to, max }] as const)
      : (['band-gap', { to, expected: expected.toString() }] as const);
    report([...path, 'bands', bands.length - 1], rule, params);
  }
};

const checkCriterion = (criterion: Criterion, path: Path, report: Report) => {
  const { max, step = defaultStep, floor = 0, remarkBelow = 0, children } = criterion;
  if (floor > max) report([...path, 'floor'], 'above-max', { value: floor, max });
  if (remarkBelow > max) report([...path, 'remarkBelow'], 'above-max', { value: remarkBelow, max });
  if (children) {
    checkSum(children, max, [...path, 'children'], report);
    children.forEach((c, i) => checkCriterion(c, [...path, 'children', i], report));
  } else if (!new Decimal(max).mod(step).eq(0)) {
    report([...path, 'max'], 'step-does-not-divide', { value: max, step });
  }
  checkBands(criterion, path, report);
};

const checkKeys = (criteria: readonly Criterion[], path: Path, report: Report) => {
  const keys = allOf(criteria).map((c) => c.key);
  for (const name of new Set(keys.filter((k, i) => keys.indexOf(k) !== i))) report(path, 'given-twice', { name });
};

/** A fraction of people above one can never be met. */
export const checkFraction = ({ numerator, denominator }: Fraction, path: Path, report: Report): void => {
  if (numerator > denominator) report(path, 'fraction-above-one', { numerator, denominator });
};

const checkGrades = ({ grades, recognize, improve = [] }: Grades, path: Path, report: Report) => {
  const descending = grades.every(({ from }, i) => from < (grades[i - 1]?.from ?? Infinity));
  if (!descending || grades.at(-1)?.from !== 0) report([...path, 'grades'], 'grades-out-of-order');
  for (const name of [...recognize, ...improve]) {
    if (!grades.some((g) => g.key === name)) report(path, 'unknown-reference', { name });
  }
};

const checkReferences = (rule: PassRule, { criteria }: Assessment, path: Path, report: Report) => {
  if (rule.kind === 'grades') checkGrades(rule, path, report);
  if (rule.kind === 'mean-and-floor' && !allOf(criteria).some((c) => c.key === rule.criterion)) {
    report([...path, 'criterion'], 'unknown-reference', { name: rule.criterion });
  }
  if (rule.kind === 'three-way' && rule.improveFrom >= rule.recognizeFrom) {
    report(path, 'bounds-out-of-order', { low: rule.improveFrom, high: rule.recognizeFrom });
  }
};

const extreme = (assessment: Assessment, size: number, best: boolean) => {
  const scores = Object.fromEntries(leavesOf(assessment.criteria).map((c) => [c.key, best ? c.max : 0]));
  const sheets = Array.from({ length: size }, (_, i): Sheet => ({ memberId: String(i), scores, eligible: best }));
  const figures = { members: size, present: size, valid: size, agree: best ? size : 0 };
  return { assessment, aggregate: aggregateSheets(assessment, sheets), sheets, figures };
};

/** Rules are monotone, so the best and the worst a council can say show whether a rule can pass and can fail. */
const checkRule = (rule: PassRule, assessment: Assessment, size: number, path: Path, report: Report) => {
  checkReferences(rule, assessment, path, report);
  const outcome = (best: boolean) => evaluate(rule, extreme(assessment, size, best)).outcome;
  if (outcome(true) !== 'recognize') report(path, 'rule-never-passes');
  if (outcome(false) === 'recognize') report(path, 'rule-never-fails');
  if (rule.kind !== 'all' && rule.kind !== 'any') return;
  rule.rules.forEach((r, i) => checkRule(r, assessment, size, [...path, 'rules', i], report));
};

/** Of the fewest sheets that it trims, one at least is kept. */
const checkTrim = ({ aggregation }: Assessment, path: Path, report: Report) => {
  if (aggregation.kind !== 'trimmed-mean') return;
  const { whenAtLeast, drop = 1 } = aggregation;
  if (drop * 2 >= whenAtLeast) report([...path, 'aggregation'], 'trim-leaves-none', { drop, whenAtLeast });
};

/** Criteria that sum, bands that fit, rules that can pass and can fail, in a council of at most `size`. */
export const checkAssessment = (assessment: Assessment, size: number, path: Path, report: Report): void => {
  const { criteria, total, vote, passRule } = assessment;
  checkKeys(criteria, [...path, 'criteria'], report);
  checkSum(criteria, total, [...path, 'criteria'], report);
  criteria.forEach((c, i) => checkCriterion(c, [...path, 'criteria', i], report));
  checkFraction(vote.fraction, [...path, 'vote', 'fraction'], report);
  checkTrim(assessment, path, report);
  checkRule(passRule, assessment, size, [...path, 'passRule'], report);
};
