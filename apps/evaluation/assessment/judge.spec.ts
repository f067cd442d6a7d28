import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { judge, type Evidence } from './judge.js';
import * as votes from '../vote/vote.commands.js';
import { aVote } from '../vote/vote.fixture.js';

const by = { role: 'council-chair' };
const national = aRegulation();
const voterIds = Array.from({ length: 5 }, () => randomUUID());
const quorum = { met: true, base: 7, needed: 5, present: 5, readings: [] };
const evidence: Evidence = {
  kind: 'regular',
  standing: { members: 7, recused: 0, voterIds, quorum },
  sheets: [],
  tally: null,
};
const tallyOf = (rules: typeof national, agree: number, disagree = 0, chairAgrees?: boolean) =>
  votes.count(
    aVote({ members: 6, voterIds: Array.from({ length: 6 }, () => randomUUID()) }),
    { agree, disagree, blank: 0, spoiled: 0 },
    rules.assessment.vote,
    chairAgrees,
    by,
  ).set.tally!;
const sheet = (total: number, eligible?: boolean) => ({
  memberId: randomUUID(),
  scores: {
    novelty: Math.min(30, total),
    effect: Math.min(40, Math.max(0, total - 30)),
    scope: Math.max(0, total - 70),
  },
  ...(eligible === undefined ? {} : { eligible }),
});

it('nothing is concluded without what the rule reads', () => {
  expect(() => judge(national, 'district', evidence)).toThrow('ballots-missing');
  const below = { ...evidence, standing: { ...evidence.standing, quorum: { ...quorum, met: false } } };
  expect(() => judge(national, 'district', below)).toThrow('quorum-not-met');
});

it.each([
  [4, 'recognize'],
  [3, 'decline'],
])('%d of six agreeing is %s: two thirds of all members', (agree, outcome) => {
  const { conclusion, decidedBy } = judge(national, 'district', {
    ...evidence,
    tally: tallyOf(national, agree, 6 - agree),
  });
  expect([conclusion.verdict, decidedBy]).toEqual([outcome, 'two-thirds-of-members']);
});

describe('a strict half with a tie', () => {
  const half = (tie: string) =>
    aRegulation(
      `assessment: { vote: { mode: secret, fraction: { numerator: 1, denominator: 2, strict: true }, base: present, tie: ${tie} } }`,
    );
  it('is voted on again where the regulation says so', () => {
    const rules = half('vote-again');
    expect(() => judge(rules, 'district', { ...evidence, tally: tallyOf(rules, 3, 3) })).toThrow('vote-again');
  });
  it('is for the chair to end where the regulation says so', () => {
    const rules = half('chair-decides');
    const verdictIf = (chairAgrees: boolean) =>
      judge(rules, 'district', { ...evidence, tally: tallyOf(rules, 3, 3, chairAgrees) }).conclusion.verdict;
    expect([verdictIf(true), verdictIf(false)]).toEqual(['recognize', 'decline']);
  });
});

it.each([
  [85, 'recognize'],
  [60, 'improve'],
  [40, 'decline'],
])('a total of %d is %s under a three-way rule, without any vote', (total, outcome) => {
  const rules = aRegulation('assessment: { passRule: { kind: three-way, recognizeFrom: 70, improveFrom: 50 } }');
  const { conclusion } = judge(rules, 'district', { ...evidence, sheets: [sheet(total)] });
  expect([conclusion.verdict, conclusion.total]).toEqual([outcome, String(total)]);
});

it('nothing is concluded while a sheet that stands apart is unexplained', () => {
  const tally = tallyOf(national, 4, 2);
  expect(() => judge(national, 'district', { ...evidence, tally, unexplained: 1 })).toThrow('outlier-unexplained');
  expect(judge(national, 'district', { ...evidence, tally, unexplained: 0 }).conclusion.verdict).toBe('recognize');
});

it.each([
  ['never', 2],
  ['always', 0],
])('members hidden %s: the conclusion names %d whose sheets were left out', (members, named) => {
  const rules = aRegulation(`assessment:
  aggregation: { kind: trimmed-mean, whenAtLeast: 3 }
  passRule: { kind: total-with-floors, minimum: 50 }
  blind: { authors: false, members: ${members} }`);
  const sheets = [60, 70, 80].map((total) => sheet(total));
  const { conclusion } = judge(rules, 'district', { ...evidence, sheets });
  expect([conclusion.total, conclusion.dropped.length]).toEqual(['70', named]);
});
