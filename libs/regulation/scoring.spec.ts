import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { aggregateSheets, type Sheet } from './aggregation.js';
import type { Aggregation } from './assessment.js';
import { aRegulation } from './regulation.fixture.js';
import { aggregate, sheetFaults } from './scoring.js';

const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);
const one = (total: number | string, i = 0, eligible?: boolean): Sheet => ({
  memberId: `m${String(i)}`,
  scores: { all: total },
  ...(eligible === undefined ? {} : { eligible }),
});
const sheets = (...totals: number[]) => totals.map((t, i) => one(t, i));
const byOne = (yaml: string) =>
  aRegulation(`assessment:
  criteria: [{ key: all, label: Chung, max: 100, step: 0.5 }]
${yaml}`);

describe('a score sheet', () => {
  const regulation = aRegulation(`assessment:
  criteria:
    - key: novelty
      label: Tính mới
      max: 40
      children:
        - { key: new-here, label: Mới ở đơn vị, max: 15, step: 5 }
        - { key: new-there, label: Mới ở huyện, max: 25, step: 0.1, remarkBelow: 10 }
    - { key: effect, label: Hiệu quả, max: 30, weight: 2 }`);
  const good = { 'new-here': 10, 'new-there': '24.3', effect: 29.5 };

  it('is in order with a score on its step for every criterion that is scored itself', () => {
    expect(sheetFaults(regulation, good)).toEqual([]);
  });

  it.each([
    [{ ...good, effect: 30.5 }, 'score-out-of-range', 'effect'],
    [{ ...good, effect: -0.5 }, 'score-out-of-range', 'effect'],
    [{ ...good, effect: 'ba mươi' }, 'score-out-of-range', 'effect'],
    [{ ...good, effect: '0x1d' }, 'score-out-of-range', 'effect'],
    [{ ...good, effect: '1e1' }, 'score-out-of-range', 'effect'],
    [{ ...good, effect: 29.25 }, 'score-off-step', 'effect'],
    [{ ...good, 'new-there': 24.35 }, 'score-off-step', 'new-there'],
    [{ ...good, 'new-there': 9.9 }, 'remark-missing', 'new-there'],
    [{ ...good, novelty: 40 }, 'criterion-unknown', 'novelty'],
    [{ 'new-here': 10, 'new-there': 20 }, 'score-missing', 'effect'],
  ])('%j is told %s', (scores, key, field) => {
    expect(sheetFaults(regulation, scores)).toEqual([expect.objectContaining({ key, field })]);
  });

  it('may reach the maximum, and needs no remark at the bound itself', () => {
    expect(sheetFaults(regulation, { 'new-here': 15, 'new-there': 10, effect: 30 })).toEqual([]);
  });

  it('takes a low score with a remark, not with blanks', () => {
    const low = { ...good, 'new-there': 9 };
    expect(sheetFaults(regulation, low, { 'new-there': 'Đã có ở xã bên' })).toEqual([]);
    expect(keysOf(sheetFaults(regulation, low, { 'new-there': '  ' }))).toEqual(['remark-missing']);
  });

  it('takes remarks on its own criteria only', () => {
    expect(sheetFaults(regulation, good, { charm: 'Hay' })).toEqual([{ key: 'criterion-unknown', field: 'charm' }]);
  });

  it('sums its tree with the weights', () => {
    expect(aggregate(regulation, [{ memberId: 'a', scores: good }])).toMatchObject({
      total: '93.3',
      criteria: { novelty: '34.3', effect: '29.5' },
    });
  });
});

describe('aggregation', () => {
  it('takes the mean', () => {
    expect(aggregate(byOne(''), sheets(70, 80, 80.5)).total).toBe('76.83');
  });

  it('drops one highest and one lowest from five sheets on', () => {
    const regulation = byOne('  aggregation: { kind: trimmed-mean, whenAtLeast: 5 }');
    const five = aggregate(regulation, sheets(10, 70, 80, 90, 100));
    expect(five).toMatchObject({ total: '80', dropped: ['m0', 'm4'] });
    expect(aggregate(regulation, sheets(10, 70, 80, 90))).toMatchObject({ total: '62.5', dropped: [] });
    expect(aggregate(regulation, sheets(60, 60, 60, 60, 90))).toMatchObject({ total: '60' });
  });

  it('takes the median', () => {
    const regulation = byOne('  aggregation: { kind: median }');
    expect(aggregate(regulation, sheets(1, 100, 70)).total).toBe('70');
    expect(aggregate(regulation, sheets(1, 100, 70, 80)).total).toBe('75');
  });

  it('counts who finds it eligible', () => {
    const regulation = byOne('  aggregation: { kind: count-eligible }');
    expect(aggregate(regulation, [one(0, 0, true), one(0, 1, false), one(0, 2, true)]).total).toBe('2');
  });

  describe('by two raters', () => {
    const by = (then: string) => byOne(`  aggregation: { kind: two-raters-third, difference: 10, then: ${then} }`);

    it('is the mean of two who agree within the difference', () => {
      expect(aggregate(by('closest-two'), sheets(70, 80))).toMatchObject({ total: '75', faults: [] });
    });

    it('needs a second, and a third where two differ by more', () => {
      expect(keysOf(aggregate(by('closest-two'), sheets(70)).faults)).toEqual(['second-rater-missing']);
      expect(keysOf(aggregate(by('closest-two'), sheets(70, 80.5)).faults)).toEqual(['third-rater-missing']);
    });

    it.each([
      ['closest-two', '85'],
      ['mean-of-three', '76.67'],
      ['third-decides', '80'],
    ])('%s makes 60, 90 and 80 to %s', (then, total) => {
      expect(aggregate(by(then), sheets(60, 90, 80))).toMatchObject({ total, faults: [] });
    });

    it('favours the author when the third is right between', () => {
      expect(aggregate(by('closest-two'), sheets(60, 80, 70)).total).toBe('75');
    });
  });

  it.each([
    ['half-up', '66.67'],
    ['half-even', '66.67'],
    ['down', '66.66'],
  ])('rounds %s to %s', (mode, total) => {
    expect(aggregate(byOne(`  rounding: { mode: ${mode} }`), sheets(50, 50, 100)).total).toBe(total);
  });

  it('rounds halves as told', () => {
    const at = (mode: string) => aggregate(byOne(`  rounding: { mode: ${mode}, places: 0 }`), sheets(74, 75)).total;
    expect([at('half-up'), at('half-even'), at('down')]).toEqual(['75', '74', '74']);
    const odd = aggregate(byOne('  rounding: { mode: half-even, places: 0 }'), sheets(75, 76)).total;
    expect(odd).toBe('76');
  });

  describe('of any sheets', () => {
    const base = byOne('').assessment;
    const totals = fc.array(
      fc.integer({ min: 0, max: 200 }).map((n) => n / 2),
      { minLength: 1, maxLength: 15 },
    );
    const methods: Aggregation[] = [
      { kind: 'mean' },
      { kind: 'trimmed-mean', whenAtLeast: 5 },
      { kind: 'median' },
      { kind: 'two-raters-third', difference: 10, then: 'mean-of-three' },
    ];
    const totalOf = (aggregation: Aggregation, given: number[]) =>
      Number(aggregateSheets({ ...base, aggregation }, sheets(...given)).exactTotal);

    it.each(methods)('lies between the lowest and the highest: $kind', (aggregation) => {
      fc.assert(
        fc.property(totals, (given) => {
          const total = totalOf(aggregation, given);
          expect(total).toBeGreaterThanOrEqual(Math.min(...given));
          expect(total).toBeLessThanOrEqual(Math.max(...given));
        }),
      );
    });

    it.each(methods.slice(0, 3))('does not depend on their order: $kind', (aggregation) => {
      fc.assert(
        fc.property(totals, (given) => {
          expect(totalOf(aggregation, given)).toBe(totalOf(aggregation, [...given].reverse()));
        }),
      );
    });

    it.each(methods.slice(0, 3))('never falls when one score rises: $kind', (aggregation) => {
      fc.assert(
        fc.property(totals, fc.nat(14), (given, i) => {
          const raised = given.map((t, n) => (n === i % given.length ? Math.min(100, t + 5) : t));
          expect(totalOf(aggregation, raised)).toBeGreaterThanOrEqual(totalOf(aggregation, given) - 1e-9);
        }),
      );
    });

    it('has the exact mean, not a binary one', () => {
      fc.assert(
        fc.property(totals, (given) => {
          const cents = given.reduce((sum, t) => sum + t * 2, 0);
          const total = aggregateSheets(base, sheets(...given)).exactTotal;
          expect(new Decimal(total).times(given.length).times(2).toDecimalPlaces(20).toNumber()).toBe(cents);
        }),
      );
    });
  });
});
