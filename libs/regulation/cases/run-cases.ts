import type { Regulation } from '../regulation.js';
import type { Case } from './question.js';
import { ruleOn } from './rule-on.js';
import type { Ruling } from './ruling.js';

/** What a case expected and did not get. */
export interface Mismatch {
  of: 'expect' | 'because' | 'decidedBy';
  expected: string;
  given: string;
}

export interface CaseResult {
  case: Case;
  ruling: Ruling;
  mismatches: Mismatch[];
}

const mismatchesOf = ({ expect, because, decidedBy }: Case, ruling: Ruling): Mismatch[] => {
  const path = ruling.decidedBy.join('.');
  const keys = [...new Set(ruling.reasons.map((r) => r.key))].sort().join(', ');
  const expected = because && [...because].sort().join(', ');
  return [
    ...(expect === undefined || expect === ruling.verdict
      ? []
      : [{ of: 'expect' as const, expected: expect, given: ruling.verdict }]),
    ...(expected === undefined || expected === keys ? [] : [{ of: 'because' as const, expected, given: keys }]),
    ...(decidedBy === undefined || `${path}.`.startsWith(`${decidedBy}.`)
      ? []
      : [{ of: 'decidedBy' as const, expected: decidedBy, given: path }]),
  ];
};

/** Asks a regulation every case, in order. */
export const runCases = (regulation: Regulation, cases: readonly Case[]): CaseResult[] =>
  cases.map((each) => {
    const ruling = ruleOn(regulation, each.question);
    return { case: each, ruling, mismatches: mismatchesOf(each, ruling) };
  });
