import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { aggregateSheets, type Sheet } from './aggregation.js';
import type { Aggregation } from './assessment.js';
import { aRegulation } from './regulation.fixture.js';
import { aggregate, sheetFaults, verdict, verdictFaults } from './scoring.js';

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
    [{ ...good, effect: 29.25 }, 'score-off-step', 'effect'],
    [{ ...good, 'new-there': 24.35 }, 'score-off-step', 'new-there'],
    [{ ...good, 'new-there': 9.9 }, 'remark-missing', 'new-there'],
    [{ ...good, novelty: 40 }, 'criterion-unknown', 'novelty'],
    [{ 'new-here': 10, 'new-there': 20 }, 'score-missing', 'effect'],
  ])('%j is told %s', (scores, key, field) => {
    expect(sheetFaults(regulation, scores)).toEqual([expect.objectContaining({ key, field })]);
  });

  it('takes a low score with a remark, not with blanks', () => {
    const low = { ...good, 'new-there': 9 };
    expect(sheetFaults(regulation, low, { 'new-there': 'Đã có ở xã bên' })).toEqual([]);
    expect(keysOf(sheetFaults(regulation, low, { 'new-there': '  ' }))).toEqual(['remark-missing']);
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

describe('a verdict', () => {
  const passing = (rule: string, extra = '') => byOne(`  passRule: ${rule}\n${extra}`);
  const of = (rule: string, ...totals: number[]) => verdict(passing(rule), { sheets: sheets(...totals), members: 9 });

  it('by the national rule needs two thirds of all members', () => {
    const national = aRegulation();
    const voted = (agree: number) =>
      verdict(national, { sheets: [], members: 9, present: 7, ballots: { valid: 7, agree } });
    expect(voted(6)).toMatchObject({ outcome: 'recognize', decidedBy: 'two-thirds-of-members' });
    expect(voted(5)).toMatchObject({ outcome: 'decline' });
    expect(voted(5).explanation).toEqual([{ key: 'vote-short', params: { agree: 5, of: 9, needed: 6 } }]);
  });

  it('compares the total that is printed, or the exact one', () => {
    const sheetsAt = { sheets: sheets(69.5, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70), members: 14 };
    const rounded = passing('{ kind: total-with-floors, minimum: 70 }', '  rounding: { places: 0 }');
    const exact = passing('{ kind: total-with-floors, minimum: 70 }', '  rounding: { places: 0, decideOn: exact }');
    expect(verdict(rounded, sheetsAt).outcome).toBe('recognize');
    expect(verdict(exact, sheetsAt).outcome).toBe('decline');
  });

  it('three-way may ask to improve', () => {
    const rule = '{ kind: three-way, id: ba-muc, recognizeFrom: 70, improveFrom: 50 }';
    expect(of(rule, 70)).toMatchObject({ outcome: 'recognize', decidedBy: 'ba-muc' });
    expect(of(rule, 69.5).outcome).toBe('improve');
    expect(of(rule, 49.5).outcome).toBe('decline');
  });

  it('by grades passes those that the regulation names', () => {
    const rule =
      '{ kind: grades, grades: [{ key: A, from: 80 }, { key: B, from: 60 }, { key: C, from: 0 }], recognize: [A], improve: [B] }';
    expect([of(rule, 80), of(rule, 79.5), of(rule, 59.5)].map((v) => v.outcome)).toEqual([
      'recognize',
      'improve',
      'decline',
    ]);
    expect(of(rule, 79.5).explanation).toEqual([{ key: 'grade-not-passing', params: { grade: 'B', total: '79.5' } }]);
  });

  it('with floors tells every floor that is missed', () => {
    const regulation = aRegulation(`assessment:
  criteria:
    - { key: novelty, label: Tính mới, max: 50, floor: 25 }
    - { key: effect, label: Hiệu quả, max: 50, floor: 30 }
  passRule: { kind: total-with-floors, minimum: 50 }`);
    const by = (novelty: number, effect: number) =>
      verdict(regulation, { sheets: [{ memberId: 'a', scores: { novelty, effect } }], members: 1 });
    expect(by(25, 30).outcome).toBe('recognize');
    expect(by(50, 29.5)).toMatchObject({ outcome: 'decline' });
    expect(by(20, 25).explanation.map((r) => r.field ?? r.key)).toEqual(['total-below-minimum', 'novelty', 'effect']);
  });

  it('by mean and one floor looks at that criterion alone', () => {
    const regulation = aRegulation(
      'assessment: { passRule: { kind: mean-and-floor, minimum: 60, criterion: effect, floor: 25 } }',
    );
    const by = (effect: number) =>
      verdict(regulation, { sheets: [{ memberId: 'a', scores: { novelty: 30, scope: 30, effect } }], members: 1 });
    expect([by(25).outcome, by(24.5).outcome]).toEqual(['recognize', 'decline']);
  });

  it('by members who find it eligible reads their own totals where the rule gives a minimum', () => {
    const rule =
      '{ kind: members-eligible, memberMinimum: 70, base: all, fraction: { numerator: 2, denominator: 3, strict: false } }';
    const three = (...totals: number[]) => verdict(passing(rule), { sheets: sheets(...totals), members: 3 }).outcome;
    expect(three(70, 70, 0)).toBe('recognize');
    expect(three(70, 69.5, 100)).toBe('recognize');
    expect(three(69.5, 69.5, 100)).toBe('decline');
    expect(three(100, 100)).toBe('recognize');
  });

  describe('of combined rules', () => {
    const vote = '{ kind: vote-share, id: phieu }';
    const total = '{ kind: three-way, id: diem, recognizeFrom: 70, improveFrom: 50 }';
    const by = (kind: string, points: number, agree: number) =>
      verdict(passing(`{ kind: ${kind}, id: chung, rules: [${total}, ${vote}] }`), {
        sheets: sheets(points),
        members: 9,
        ballots: { valid: 9, agree },
      });

    it.each([
      ['all', 70, 6, 'recognize', 'chung'],
      ['all', 60, 6, 'improve', 'diem'],
      ['all', 60, 5, 'decline', 'phieu'],
      ['any', 0, 6, 'recognize', 'phieu'],
      ['any', 60, 0, 'improve', 'diem'],
      ['any', 0, 0, 'decline', 'chung'],
    ])('%s with %i points and %i votes is %s by %s', (kind, points, agree, outcome, decidedBy) => {
      expect(by(kind, points, agree)).toMatchObject({ outcome, decidedBy });
    });
  });

  it('waits for sheets and ballots that its rule reads', () => {
    const rule =
      '{ kind: all, rules: [{ kind: three-way, recognizeFrom: 70, improveFrom: 50 }, { kind: vote-share }] }';
    const regulation = passing(rule);
    expect(keysOf(verdictFaults(regulation, { sheets: [], members: 9 }))).toEqual([
      'sheets-missing',
      'ballots-missing',
    ]);
    expect(() => verdict(regulation, { sheets: [], members: 9 })).toThrow('sheets-missing');
  });

  it('of the unit follows its own assessment, laid over the common one', () => {
    const regulation = aRegulation('unitAssessment: { passRule: { kind: total-with-floors, minimum: 50 } }');
    const sheet = { memberId: 'a', scores: { novelty: 30, effect: 20, scope: 0 } };
    expect(verdict(regulation, { sheets: [sheet], members: 3 }, 'unit').outcome).toBe('recognize');
    expect(regulation.unitAssessment?.criteria).toEqual(regulation.assessment.criteria);
  });
});
