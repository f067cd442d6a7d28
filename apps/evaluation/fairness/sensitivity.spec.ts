import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Tally } from '../assessment/conclusion.js';
import { aVote } from '../vote/vote.fixture.js';
import * as votes from '../vote/vote.commands.js';
import { sensitivity } from './sensitivity.js';

const seatedIds = Array.from({ length: 7 }, (_, i) => `m${String(i)}`);
const bench = { seatedIds, conflictedIds: [] };
const byTotal = aRegulation('assessment: { passRule: { kind: three-way, recognizeFrom: 70, improveFrom: 50 } }');
const national = aRegulation();
const sheets = (...totals: number[]) =>
  totals.map((total, i) => ({
    memberId: `m${String(i)}`,
    scores: {
      novelty: Math.min(30, total),
      effect: Math.min(40, Math.max(0, total - 30)),
      scope: Math.max(0, total - 70),
    },
  }));
const tallyOf = (agree: number, disagree: number, present = 7): Tally =>
  votes.count(
    aVote({ members: 7, recused: 0, voterIds: Array.from({ length: present }, () => randomUUID()) }),
    { agree, disagree, blank: 0, spoiled: 0 },
    national.assessment.vote,
    undefined,
    { role: 'council-chair' },
  ).set.tally!;

it('a result that hangs on no one member is told to be so', () => {
  const { now, unchanged, without } = sensitivity(byTotal, 'district', bench, sheets(80, 81, 82), null);
  expect([now, unchanged]).toEqual([{ outcome: 'recognize' }, true]);
  expect(without.map(({ memberId }) => memberId)).toEqual(seatedIds);
});

it('a result that hangs on one member names them, and what would have come of it', () => {
  const { unchanged, without } = sensitivity(byTotal, 'district', bench, sheets(60, 60, 95), null);
  expect(unchanged).toBe(false);
  expect(without.filter((row) => !row.unchanged)).toEqual([
    { memberId: 'm2', unchanged: false, results: [{ outcome: 'improve' }] },
  ]);
});

it('a ballot is taken away in every way it may have been cast', () => {
  const narrow = sensitivity(national, 'district', bench, [], tallyOf(5, 2));
  expect(narrow.now).toEqual({ outcome: 'recognize' });
  expect(narrow.unchanged).toBe(true);
  const missed = sensitivity(national, 'district', bench, [], tallyOf(4, 3));
  expect(missed.now).toEqual({ outcome: 'decline' });
  expect(missed.without[0]).toEqual({
    ...{ memberId: 'm0', unchanged: false },
    results: [{ outcome: 'decline' }, { outcome: 'recognize' }],
  });
});

it('who is in conflict with the dossier is left out already', () => {
  const { without } = sensitivity(byTotal, 'district', { seatedIds, conflictedIds: ['m6'] }, sheets(80, 80), null);
  expect(without.map(({ memberId }) => memberId)).not.toContain('m6');
});

it('before there is a result it says what is lacking', () => {
  expect(sensitivity(national, 'district', bench, sheets(80), null)).toEqual({
    now: { lacking: [{ key: 'ballots-missing' }] },
    without: [],
  });
});

it('where a sheet cannot be missed it says so instead of guessing', () => {
  const two = aRegulation(`assessment:
  aggregation: { kind: two-raters-third, difference: 10, then: closest-two }
  passRule: { kind: total-with-floors, minimum: 50 }`);
  const { unchanged, without } = sensitivity(two, 'district', bench, sheets(70, 75), null);
  expect(unchanged).toBe(false);
  expect(without[0]?.results).toEqual([{ lacking: [{ key: 'second-rater-missing' }] }]);
});

it('is never unchanged where the judge says something else of the sheets that are left', () => {
  const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 7 });
  const gradeOf = (given: number[]) => {
    const mean = Math.round((given.reduce((a, b) => a + b, 0) / given.length) * 100) / 100;
    return mean >= 70 ? 'recognize' : mean >= 50 ? 'improve' : 'decline';
  };
  fc.assert(
    fc.property(totals, (given) => {
      const all = given.map((_, i) => gradeOf(given.filter((_total, j) => j !== i)) === gradeOf(given));
      expect(sensitivity(byTotal, 'district', bench, sheets(...given), null).unchanged).toBe(all.every(Boolean));
    }),
  );
});
