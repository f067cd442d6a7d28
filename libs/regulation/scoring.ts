import { Decimal } from 'decimal.js';
import { aggregateSheets, type Aggregate, type Sheet } from './aggregation.js';
import type { Criterion } from './assessment.js';
import { assessmentOf, defaultStep, leavesOf, type Scores } from './criteria.js';
import { evaluate, passRuleNeeds, type Outcome } from './pass-rule.js';
import type { Reason } from './reason.js';
import type { Regulation } from './regulation.js';

/** What a conclusion rests on; present and ballots are needed only by rules that count votes. */
export interface VerdictInput {
  sheets: readonly Sheet[];
  /** All members of the council. */
  members: number;
  recused?: number;
  present?: number;
  ballots?: { valid: number; agree: number; chairAgrees?: boolean };
}

/** Kết luận by the regulation's pass rule. */
export interface Verdict {
  outcome: Outcome;
  /** Decimal text, rounded as the regulation says. */
  total: string;
  /** Id of the rule that decided. */
  decidedBy: string;
  explanation: Reason[];
}

/** Digits as people write them: no exponent, no other base. */
const decimalText = /^-?\d{1,9}(\.\d{1,12})?$/;

const asScore = (value: unknown): Decimal | undefined => {
  const isNumeric = typeof value === 'number' || typeof value === 'string';
  return isNumeric && decimalText.test(String(value)) ? new Decimal(value) : undefined;
};

const leafFaults = (criterion: Criterion, given: number | string | undefined, remark: string): Reason[] => {
  const { key, label, max, step = defaultStep, remarkBelow } = criterion;
  if (given === undefined) return [{ key: 'score-missing', field: key, params: { criterion: label } }];
  const score = asScore(given);
  if (!score || score.lt(0) || score.gt(max)) {
    return [{ key: 'score-out-of-range', field: key, params: { criterion: label, max, given: String(given) } }];
  }
  const params = { criterion: label, step, given: String(given) };
  const faults: Reason[] = score.mod(step).eq(0) ? [] : [{ key: 'score-off-step', field: key, params }];
  if (remarkBelow !== undefined && score.lt(remarkBelow) && remark === '') {
    faults.push({ key: 'remark-missing', field: key, params: { criterion: label, remarkBelow } });
  }
  return faults;
};

/** What is wrong with a sheet: scores missing, unknown, outside [0, max], off their step, or without a remark. */
export const sheetFaults = (
  regulation: Regulation,
  scores: Scores,
  remarks: Readonly<Record<string, string>> = {},
  level?: 'unit' | 'district',
): Reason[] => {
  const leaves = leavesOf(assessmentOf(regulation, level).criteria);
  const isUnknown = (key: string) => !leaves.some((c) => c.key === key);
  const unknown = [...Object.keys(scores).filter(isUnknown), ...Object.keys(remarks).filter(isUnknown)];
  return [
    ...[...new Set(unknown)].map((field): Reason => ({ key: 'criterion-unknown', field })),
    ...leaves.flatMap((c) => leafFaults(c, scores[c.key], (remarks[c.key] ?? '').trim())),
  ];
};

/** Tổng hợp điểm of the council's sheets by the regulation's aggregation. */
export const aggregate = (regulation: Regulation, sheets: readonly Sheet[], level?: 'unit' | 'district'): Aggregate =>
  aggregateSheets(assessmentOf(regulation, level), sheets);

/** What is still missing before the pass rule may be asked: sheets, a further rater, ballots. */
export const verdictFaults = (regulation: Regulation, input: VerdictInput, level?: 'unit' | 'district'): Reason[] => {
  const assessment = assessmentOf(regulation, level);
  const needs = passRuleNeeds(assessment.passRule);
  const ballots: Reason[] = needs.ballots && !input.ballots ? [{ key: 'ballots-missing' }] : [];
  return [...(needs.sheets ? aggregateSheets(assessment, input.sheets).faults : []), ...ballots];
};

/**
 * Kết luận: what the pass rule says of the sheets and ballots, and why. Throws `RangeError` while `verdictFaults` names
 * something missing.
 */
export const verdict = (regulation: Regulation, input: VerdictInput, level?: 'unit' | 'district'): Verdict => {
  const missing = verdictFaults(regulation, input, level);
  if (missing.length > 0) throw new RangeError(`no verdict yet: ${missing.map((r) => r.key).join(', ')}`);
  const assessment = assessmentOf(regulation, level);
  const summed = aggregateSheets(assessment, input.sheets);
  const { members, recused = 0, sheets, ballots = { valid: 0, agree: 0 } } = input;
  const present = input.present ?? members - recused;
  const figures = { members, recused, present, ...ballots };
  const result = evaluate(assessment.passRule, { assessment, aggregate: summed, sheets, figures });
  return {
    outcome: result.outcome,
    total: summed.total,
    decidedBy: result.rule,
    explanation: result.reasons,
  };
};
