import type { Assessment as AssessmentRules, PassRule } from '#lib/regulation/assessment.js';
import { rulesIn } from '#lib/regulation/cases/council.rulings.js';
import { ruleOn } from '#lib/regulation/cases/rule-on.js';
import { passRuleNeeds } from '#lib/regulation/pass-rule.js';
import type { Actor } from '#lib/service-kit/acting.js';
import fc from 'fast-check';
import type { Assessment } from '../assessment/assessment.entity.js';
import { scoringWorld, type ScoringWorld } from '../score-sheet/score-sheet.world.fixture.js';
import type { Choice } from '../vote/vote.entity.js';

let w: ScoringWorld;
let chair: Actor;

beforeAll(async () => {
  w = await scoringWorld();
  [chair] = w.world.members as [Actor];
});
afterAll(() => w.service.stop());

const criteria = [
  { key: 'novelty', label: 'Tính mới', max: 30, floor: 15 },
  {
    ...{ key: 'effect', label: 'Hiệu quả', max: 40, floor: 20 },
    children: [
      { key: 'gain', label: 'Lợi ích', max: 20, step: 0.25 },
      { key: 'cost', label: 'Chi phí', max: 10, weight: 2 },
    ],
  },
  { key: 'scope', label: 'Phạm vi', max: 30 },
];
const half = { numerator: 1, denominator: 2, strict: true };
const twoThirds = { numerator: 2, denominator: 3, strict: false };
const passRules: { [K in PassRule['kind']]: Extract<PassRule, { kind: K }> } = {
  'total-with-floors': { kind: 'total-with-floors', id: 'du-diem', minimum: 60 },
  'mean-and-floor': { kind: 'mean-and-floor', id: 'mot-san', minimum: 58, criterion: 'gain', floor: 10.5 },
  'vote-share': { kind: 'vote-share', id: 'phieu' },
  'members-eligible': { kind: 'members-eligible', id: 'dat', base: 'valid', fraction: twoThirds },
  grades: {
    ...{ kind: 'grades', id: 'xep-loai', recognize: ['A', 'B'], improve: ['C'] },
    grades: ['A', 'B', 'C', 'D'].map((key, i) => ({ key, from: [75, 62, 55, 0][i]! })),
  },
  'three-way': { kind: 'three-way', id: 'ba-nac', recognizeFrom: 63, improveFrom: 57 },
  all: {
    ...{ kind: 'all', id: 'tat-ca' },
    rules: [
      { kind: 'members-eligible', base: 'all', memberMinimum: 58, fraction: { ...half, numerator: 1, denominator: 4 } },
      { kind: 'vote-share', base: 'present', fraction: half },
    ],
  },
  any: {
    ...{ kind: 'any', id: 'mot-trong' },
    rules: [
      { kind: 'vote-share', id: 'hai-phan-ba', base: 'present', fraction: { ...twoThirds, strict: true } },
      { kind: 'vote-share', id: 'qua-nua', base: 'all', fraction: half },
    ],
  },
};
const total: PassRule = passRules['three-way'];
const aggregations: { [K in AssessmentRules['aggregation']['kind']]: Partial<AssessmentRules> } = {
  mean: {},
  'trimmed-mean': { aggregation: { kind: 'trimmed-mean', whenAtLeast: 5, drop: 2 }, passRule: total },
  median: { aggregation: { kind: 'median' }, passRule: total },
  'count-eligible': {
    aggregation: { kind: 'count-eligible' },
    passRule: { kind: 'total-with-floors', id: 'so-phieu', minimum: 3 },
    criteria: criteria.map(({ floor: _, ...criterion }) => criterion),
  },
  'two-raters-third': {
    aggregation: { kind: 'two-raters-third', difference: 8, then: 'closest-two' },
    passRule: total,
  },
};
const rounding = { places: 1, mode: 'half-even', decideOn: 'rounded' } as const;
const kinds: Record<string, Partial<AssessmentRules>> = {
  ...Object.fromEntries(Object.entries(passRules).map(([kind, passRule]) => [kind, { criteria, rounding, passRule }])),
  ...Object.fromEntries(Object.entries(aggregations).map(([kind, rules]) => [kind, { criteria, rounding, ...rules }])),
};

const score = (max: number, step: number) =>
  fc.integer({ min: Math.floor((max / step) * 0.4), max: Math.floor((max / step) * 0.85) }).map((n) => n * step);
const sheet = fc.record({
  scores: fc.record({ novelty: score(30, 0.5), gain: score(20, 0.25), cost: score(10, 0.5), scope: score(30, 0.5) }),
  eligible: fc.boolean(),
});
const meetingOf = fc.record({
  sheets: fc.array(sheet, { minLength: 3, maxLength: 6 }),
  choices: fc.array(fc.constantFrom<Choice>('agree', 'agree', 'agree', 'disagree', 'blank'), {
    ...{ minLength: 7, maxLength: 7 },
  }),
});
type Given = typeof meetingOf extends fc.Arbitrary<infer T> ? T : never;

const scored = async (rules: Partial<AssessmentRules>, { sheets }: Given): Promise<Assessment> => {
  const raters = w.world.members.slice(0, sheets.length);
  const assessment = await w.assigned(raters, rules);
  for (const [i, { scores, eligible }] of sheets.entries()) await w.send(raters[i]!, assessment, scores, { eligible });
  return w.steps.must(chair, 'POST', `/assessments/${assessment.id}/open-scores`);
};

it.each(Object.entries(kinds))(
  'a council under %s concludes as the regulation says to the same sheets and ballots',
  async (_, rules) => {
    const assessment = { ...w.world.rules.assessment, ...rules };
    const needs = passRuleNeeds(assessment.passRule);
    const given = fc.sample(meetingOf, { numRuns: 4, seed: 20240501 });
    w.service.setTime(w.world.at);
    const rows: Assessment[] = [];
    for (const each of given) rows.push(await scored(rules, each));
    const meeting = await w.steps.meet(w.council, rows, w.world.members, chair);
    for (const [i, { sheets, choices }] of given.entries()) {
      const { id } = rows[i]!;
      if (needs.ballots) {
        const ballots = w.world.members.map((member, n): [Actor, Choice] => [member, choices[n]!]);
        await w.steps.vote(meeting, id, chair, ballots);
      }
      const defects = [{ field: 'report', note: 'Bổ sung số liệu' }];
      const { conclusion, decidedBy } = await w.steps.conclude(meeting, id, chair, { defects, reason: 'Theo quy chế' });
      const count = (choice: Choice) => choices.filter((c) => c === choice).length;
      const votes = { agree: count('agree'), disagree: count('disagree'), blank: count('blank') };
      const judged = { members: 7, present: 7, sheets, ...(needs.ballots ? votes : {}) };
      const regulation = { ...w.world.rules, assessment };
      const ruling = ruleOn(regulation, { kind: 'judge', given: { level: 'district', meeting: 'regular', ...judged } });
      const named = rulesIn(assessment.passRule, ['assessment', 'passRule']).find(({ name }) => name === decidedBy);
      expect([conclusion?.verdict, conclusion?.total]).toEqual([ruling.verdict, ruling.details?.['total']]);
      expect(ruling.decidedBy.join('.').startsWith(named!.path.join('.')) || ruling.decidedBy.includes('floor')).toBe(
        true,
      );
      outcomes.add(ruling.verdict);
    }
  },
  120_000,
);

const outcomes = new Set<string>();
it('the councils above came to every kind of conclusion', () => {
  expect([...outcomes].sort()).toEqual(['decline', 'improve', 'recognize']);
});
