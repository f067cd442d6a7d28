import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Sheet } from './aggregation.js';
import { outliers, spread, standardScores, tendencies, type Mark } from './fairness.js';
import { aRegulation } from './regulation.fixture.js';

const { assessment } = aRegulation('assessment: { criteria: [{ key: all, label: Chung, max: 100, step: 0.5 }] }');
const withRule = (deviations: number, atLeastPoints: number) => ({
  ...assessment,
  outliers: { deviations, atLeastPoints, explanationRequired: true },
});
const sheets = (...totals: number[]): Sheet[] =>
  totals.map((all, i) => ({ memberId: `m${String(i)}`, scores: { all } }));
const anyTotals = fc.array(
  fc.integer({ min: 0, max: 200 }).map((n) => n / 2),
  { minLength: 1, maxLength: 15 },
);
const mark = (dossierId: string, memberId: string, total: number): Mark => ({
  ...{ dossierId, memberId },
  total: new Decimal(total),
});

describe('the spread', () => {
  it('is that of all sheets, in total and by criterion', () => {
    const expected = { lowest: '2', highest: '9', range: '7', mean: '5', deviation: '2' };
    expect(spread(assessment, sheets(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({
      total: expected,
      criteria: { all: expected },
    });
  });

  it('of no sheet is none', () => {
    expect(spread(assessment, [])).toBeUndefined();
  });
});

describe('a sheet apart', () => {
  it('lies further than the regulation allows', () => {
    expect(outliers(assessment, sheets(80, 82, 81, 79, 40))).toEqual([
      { memberId: 'm4', total: '40', distance: '-32.4' },
    ]);
  });

  it('exactly at the bound is not apart: 0, 0, 0, 100 lies the root of three deviations away', () => {
    const four = sheets(0, 0, 0, 100);
    expect(outliers(withRule(1.7320508075688774, 0), four)).toEqual([]);
    expect(outliers(withRule(1.732, 0), four).map(({ memberId }) => memberId)).toEqual(['m3']);
    expect(outliers(withRule(1, 0), sheets(40, 60))).toEqual([]);
  });

  it('is never one within the points that the regulation names, however much the others agree', () => {
    const close = sheets(80, 80, 80, 80, 70);
    expect(outliers(withRule(1.5, 8), close)).toHaveLength(1);
    expect(outliers(withRule(1.5, 8.5), close)).toHaveLength(0);
  });

  it('stays so when all sheets move together, whoever sent first', () => {
    fc.assert(
      fc.property(anyTotals, fc.integer({ min: 1, max: 50 }), (given, by) => {
        const rule = withRule(1.5, 5);
        const idsOf = (all: Sheet[]) =>
          outliers(rule, all)
            .map(({ memberId }) => memberId)
            .sort();
        expect(idsOf(sheets(...given.map((t) => t + by)))).toEqual(idsOf(sheets(...given)));
        expect(idsOf(sheets(...given).reverse())).toEqual(idsOf(sheets(...given)));
      }),
    );
  });

  it('cannot be one of few: n sheets reach no further than the root of n - 1', () => {
    fc.assert(
      fc.property(anyTotals, (given) => {
        expect(outliers(withRule(Math.sqrt(given.length - 1) + 0.001, 0), sheets(...given))).toEqual([]);
      }),
    );
  });
});

describe('over a round', () => {
  const round = [
    ...[mark('d1', 'harsh', 50), mark('d1', 'mild', 70), mark('d1', 'fair', 60)],
    ...[mark('d2', 'harsh', 60), mark('d2', 'mild', 80), mark('d2', 'fair', 70)],
  ];

  it('the harsh and the lenient show beside those who scored the same', () => {
    expect(tendencies(round)).toEqual([
      { memberId: 'harsh', sheets: 2, mean: '55', deviation: '5', lenience: '-15' },
      { memberId: 'fair', sheets: 2, mean: '65', deviation: '5', lenience: '0' },
      { memberId: 'mild', sheets: 2, mean: '75', deviation: '5', lenience: '15' },
    ]);
  });

  it('who scored better dossiers is not lenient for it', () => {
    const better = [mark('good', 'a', 90), mark('good', 'b', 90), mark('bad', 'b', 40), mark('bad', 'c', 40)];
    expect(tendencies(better).map(({ lenience }) => lenience)).toEqual(['0', '0', '0']);
  });

  it('every member is measured by themself', () => {
    expect(standardScores(round, 'd2')).toEqual(['harsh', 'mild', 'fair'].map((memberId) => ({ memberId, z: '1' })));
  });

  it('who gave the same to everything, or scored once, has no measure', () => {
    expect(standardScores([mark('d', 'a', 50), mark('e', 'a', 50), mark('d', 'b', 70)], 'd')).toEqual([
      { memberId: 'a', z: null },
      { memberId: 'b', z: null },
    ]);
    expect(tendencies([mark('d', 'a', 50)])).toMatchObject([{ lenience: null }]);
  });
});
