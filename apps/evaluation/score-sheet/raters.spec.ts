import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { ratersNeeded } from './raters.js';

const twoRaters = aRegulation(
  'assessment: { aggregation: { kind: two-raters-third, difference: 10, then: closest-two } }',
);
const sheets = (...totals: number[]) =>
  totals.map((effect, i) => ({ memberId: `m${String(i)}`, scores: { novelty: 30, scope: 20, effect } }));
const assigned = (count: number) => ({
  level: 'district' as const,
  assignedIds: Array.from({ length: count }, (_, i) => `m${String(i)}`),
});
const needed = (rules: typeof twoRaters, count: number, ...totals: number[]) =>
  ratersNeeded(rules, assigned(count), sheets(...totals));

it.each([
  ['a second rater where one is assigned', 1, [30], 'second-rater-needed'],
  ['a third where two disagree', 2, [10, 30], 'third-rater-needed'],
  ['somebody where nobody is assigned', 0, [], 'sheets-missing'],
])('%s is needed, and no figure is told', (_, count, totals, key) => {
  expect(needed(twoRaters, count, ...totals)).toEqual([{ key }]);
});

it.each([
  ['two agree', 2, [20, 30]],
  ['the third is assigned and has yet to score', 3, [10, 30]],
  ['the third has scored', 3, [10, 30, 20]],
  ['the second is assigned and has yet to score', 2, [10]],
])('nobody is needed where %s', (_, count, totals) => {
  expect(needed(twoRaters, count, ...totals)).toEqual([]);
});

it('a rule that reads ballots alone needs no sheet, one that reads totals does', () => {
  expect(needed(aRegulation(), 0)).toEqual([]);
  const byTotal = aRegulation('assessment: { passRule: { kind: total-with-floors, minimum: 50 } }');
  expect(needed(byTotal, 0)).toEqual([{ key: 'sheets-missing' }]);
});
