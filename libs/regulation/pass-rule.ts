import { Decimal } from 'decimal.js';
import type { Aggregate, Sheet } from './aggregation.js';
import type { Assessment, Combination, Criterion, PassRule, VoteBase } from './assessment.js';
import { allOf, totalOf } from './criteria.js';
import type { Reason } from './reason.js';
import { countVote, meets, neededOf, type VoteFigures } from './vote.js';

export type Outcome = 'recognize' | 'improve' | 'decline';

/** What a rule reads. */
export interface Evidence {
  assessment: Assessment;
  aggregate: Aggregate;
  sheets: readonly Sheet[];
  /** Members, those present, and the ballots; ballots are 0 where none were cast. */
  figures: VoteFigures;
}

/** What one rule says, and why. */
export interface RuleResult {
  /** Its `id`, or its place such as `passRule.all.1`. */
  rule: string;
  outcome: Outcome;
  reasons: Reason[];
}

type Result = Omit<RuleResult, 'rule'>;
type Of<K extends PassRule['kind']> = Extract<PassRule, { kind: K }>;
type Params = Reason['params'];

const met = (params: Params): Result => ({ outcome: 'recognize', reasons: [{ key: 'rule-met', params }] });
const failed = (key: string, params: Params, field?: string): Result => ({
  outcome: 'decline',
  reasons: [{ key, params, ...(field === undefined ? {} : { field }) }],
});

const totalOn = ({ assessment, aggregate }: Evidence): Decimal =>
  new Decimal(assessment.rounding.decideOn === 'exact' ? aggregate.exactTotal : aggregate.total);

const criterionScore = ({ assessment, aggregate }: Evidence, key: string): Decimal => {
  const scores = assessment.rounding.decideOn === 'exact' ? aggregate.exactCriteria : aggregate.criteria;
  return new Decimal(scores[key] ?? 0);
};

const againstMinimum = (evidence: Evidence, minimum: number): Result => {
  const params = { total: evidence.aggregate.total, minimum };
  return totalOn(evidence).gte(minimum) ? met(params) : failed('total-below-minimum', params);
};

const againstFloor = (evidence: Evidence, { key, label }: Pick<Criterion, 'key' | 'label'>, floor: number): Result => {
  const params = { criterion: label, score: evidence.aggregate.criteria[key] ?? '0', floor };
  return criterionScore(evidence, key).gte(floor) ? met(params) : failed('criterion-below-floor', params, key);
};

/** The total decides, unless a floor is missed; every failure is told. */
const unlessBelow = (total: Result, floors: readonly Result[]): Result => {
  const failures = [total, ...floors].filter((r) => r.outcome === 'decline');
  return failures.length === 0 ? total : { outcome: 'decline', reasons: failures.flatMap((r) => r.reasons) };
};

const totalWithFloors = (rule: Of<'total-with-floors'>, evidence: Evidence): Result =>
  unlessBelow(
    againstMinimum(evidence, rule.minimum),
    allOf(evidence.assessment.criteria).map((c) => againstFloor(evidence, c, c.floor ?? 0)),
  );

const meanAndFloor = (rule: Of<'mean-and-floor'>, evidence: Evidence): Result => {
  const label = allOf(evidence.assessment.criteria).find((c) => c.key === rule.criterion)?.label ?? rule.criterion;
  const floor = againstFloor(evidence, { key: rule.criterion, label }, rule.floor);
  return unlessBelow(againstMinimum(evidence, rule.minimum), [floor]);
};

const voteShare = (rule: Of<'vote-share'>, { assessment, figures }: Evidence): Result => {
  const { vote } = assessment;
  const own = { ...vote, fraction: rule.fraction ?? vote.fraction, base: rule.base ?? vote.base };
  const { agree, of, needed, passed } = countVote(own, figures);
  return passed ? met({ agree, of, needed }) : failed('vote-short', { agree, of, needed });
};

const baseOf = (base: VoteBase, sheets: readonly Sheet[], { members, recused = 0, present }: VoteFigures) =>
  ({ all: members, entitled: members - recused, present, valid: sheets.length })[base];

const membersEligible = (rule: Of<'members-eligible'>, { assessment, sheets, figures }: Evidence): Result => {
  const { memberMinimum } = rule;
  const finds = (s: Sheet) =>
    memberMinimum === undefined ? s.eligible === true : totalOf(assessment.criteria, s.scores).gte(memberMinimum);
  const eligible = sheets.filter(finds).length;
  const of = baseOf(rule.base, sheets, figures);
  const params = { eligible, of, needed: neededOf(rule.fraction, of) };
  return meets(rule.fraction, eligible, of) ? met(params) : failed('eligible-short', params);
};

const grades = (rule: Of<'grades'>, evidence: Evidence): Result => {
  const total = totalOn(evidence);
  const grade = rule.grades.find((g) => total.gte(g.from))?.key ?? '';
  const params = { grade, total: evidence.aggregate.total };
  if (rule.recognize.includes(grade)) return met(params);
  const outcome = rule.improve?.includes(grade) ? 'improve' : 'decline';
  return { outcome, reasons: [{ key: 'grade-not-passing', params }] };
};

const threeWay = ({ recognizeFrom, improveFrom }: Of<'three-way'>, evidence: Evidence): Result => {
  const params = { total: evidence.aggregate.total, minimum: recognizeFrom, improveFrom };
  const total = totalOn(evidence);
  if (total.gte(recognizeFrom)) return met(params);
  if (total.gte(improveFrom)) return { outcome: 'improve', reasons: [{ key: 'to-improve', params }] };
  return failed('total-below-minimum', params);
};

const rank: Record<Outcome, number> = { decline: 0, improve: 1, recognize: 2 };

const combination = (rule: Combination, evidence: Evidence, path: string): RuleResult => {
  const results = rule.rules.map((r, i) => evaluate(r, evidence, `${path}.${rule.kind}.${String(i)}`));
  const better = (a: RuleResult, b: RuleResult) => rank[a.outcome] - rank[b.outcome];
  const sorted = [...results].sort(rule.kind === 'all' ? better : (a, b) => better(b, a));
  const [deciding] = sorted;
  if (!deciding) return { rule: rule.id ?? path, ...failed('total-below-minimum', {}) };
  const unanimous = results.every((r) => r.outcome === deciding.outcome);
  const decidedBy = unanimous ? (rule.id ?? path) : deciding.rule;
  const agreeing = results.filter((r) => r.outcome === deciding.outcome);
  return { rule: decidedBy, outcome: deciding.outcome, reasons: agreeing.flatMap((r) => r.reasons) };
};

const single = (rule: Exclude<PassRule, Combination>, evidence: Evidence): Result => {
  switch (rule.kind) {
    case 'total-with-floors':
      return totalWithFloors(rule, evidence);
    case 'mean-and-floor':
      return meanAndFloor(rule, evidence);
    case 'vote-share':
      return voteShare(rule, evidence);
    case 'members-eligible':
      return membersEligible(rule, evidence);
    case 'grades':
      return grades(rule, evidence);
    case 'three-way':
      return threeWay(rule, evidence);
  }
};

const isCombination = (rule: PassRule): rule is Combination => rule.kind === 'all' || rule.kind === 'any';

/** What a pass rule says of the evidence; every rule is monotone: better scores and more votes never harm. */
export const evaluate = (rule: PassRule, evidence: Evidence, path = 'passRule'): RuleResult =>
  isCombination(rule) ? combination(rule, evidence, path) : { rule: rule.id ?? path, ...single(rule, evidence) };

/** Which evidence a pass rule reads: score sheets, ballots, or both. */
export const passRuleNeeds = (rule: PassRule): { sheets: boolean; ballots: boolean } => {
  if (!isCombination(rule)) return { sheets: rule.kind !== 'vote-share', ballots: rule.kind === 'vote-share' };
  const needs = rule.rules.map(passRuleNeeds);
  return { sheets: needs.some((n) => n.sheets), ballots: needs.some((n) => n.ballots) };
};
