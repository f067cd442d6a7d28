import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { aggregateSheets, type Sheet } from './aggregation.js';
import type { Aggregation, Assessment, PassRule } from './assessment.js';
import { round } from './decimals.js';
import { evaluate } from './pass-rule.js';
import { aRegulation } from './regulation.fixture.js';

const base = aRegulation(`assessment:
  total: 100
  criteria:
    - { key: novelty, label: Mới, max: 20, weight: 1.5, floor: 10 }
    - key: effect
      label: Lợi
      max: 70
      floor: 30
      children:
        - { key: gain, label: Lợi ích, max: 40, step: 0.1 }
        - { key: reach, label: Phạm vi, max: 30 }`).assessment;
const maxima = { novelty: 20, gain: 40, reach: 30 };
type Key = keyof typeof maxima;

const half = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((n) => n / 2);
const scores = fc.record({ novelty: half(20), gain: half(40), reach: half(30) });
const council = fc
  .array(fc.record({ scores, eligible: fc.boolean() }), { minLength: 1, maxLength: 15 })
  .map((given) => given.map((sheet, i): Sheet => ({ memberId: `m${String(i).padStart(2, '0')}`, ...sheet })));
const orderFree: Aggregation[] = [
  { kind: 'mean' },
  { kind: 'trimmed-mean', whenAtLeast: 5 },
  { kind: 'trimmed-mean', whenAtLeast: 7, drop: 2 },
  { kind: 'median' },
  { kind: 'count-eligible' },
];
const under = (aggregation: Aggregation): Assessment => ({ ...base, aggregation });

describe.each(orderFree)('$kind', (aggregation) => {
  it('is the same in whatever order the sheets come, criterion by criterion', () => {
    const shuffled = council.chain((sheets) =>
      fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length })),
    );
    fc.assert(
      fc.property(shuffled, ([sheets, other]) => {
        const { members: _, dropped, ...figures } = aggregateSheets(under(aggregation), sheets);
        const again = aggregateSheets(under(aggregation), other);
        expect(again).toMatchObject(figures);
        expect(again.dropped.sort()).toEqual(dropped.sort());
      }),
    );
  });
});

const highestAndLowest = council.filter((sheets) => sheets.length >= 5);

it('without the highest and the lowest it does not matter how high and how low they were', () => {
  const best = { novelty: 20, gain: 40, reach: 30 };
  const worst = { novelty: 0, gain: 0, reach: 0 };
  fc.assert(
    fc.property(highestAndLowest, (sheets) => {
      const trimmed = under({ kind: 'trimmed-mean', whenAtLeast: 5 });
      const before = aggregateSheets(trimmed, sheets);
      const [first, last] = before.dropped.sort(
        (a, b) => Number(before.members[a]) - Number(before.members[b]) || (a < b ? -1 : 1),
      );
      const extreme = sheets.map((sheet) => {
        if (sheet.memberId === first) return { ...sheet, scores: worst };
        return sheet.memberId === last ? { ...sheet, scores: best } : sheet;
      });
      expect(aggregateSheets(trimmed, extreme).exactTotal).toBe(before.exactTotal);
    }),
  );
});

it('the weighted criteria add up to the total, before anything is rounded', () => {
  fc.assert(
    fc.property(council, (sheets) => {
      const { exactCriteria, exactTotal } = aggregateSheets(base, sheets);
      const sum = new Decimal(exactCriteria['novelty']!).times(1.5).plus(exactCriteria['effect']!);
      expect(sum.minus(exactTotal).abs().lt('1e-15')).toBe(true);
    }),
  );
});

describe('rounding', () => {
  const modes = ['half-up', 'half-even', 'down'] as const;
  const value = fc.integer({ min: 0, max: 10_000_000 }).map((n) => new Decimal(n).div(100_000));

  it.each(modes)('%s moves by no more than it must, never changes an order, and does nothing twice', (mode) => {
    const to = { mode, decideOn: 'rounded' as const };
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 4 }), (a, b, places) => {
        const [x, y] = [a, b].map((v) => round(v, { ...to, places })) as [Decimal, Decimal];
        const unit = new Decimal(10).pow(-places);
        expect(
          x
            .minus(a)
            .abs()
            .lte(mode === 'down' ? unit : unit.div(2)),
        ).toBe(true);
        expect(a.cmp(b) * x.cmp(y)).toBeGreaterThanOrEqual(0);
        expect(round(x, { ...to, places }).eq(x)).toBe(true);
      }),
    );
  });
});

describe('pass rules', () => {
  const rank = { decline: 0, improve: 1, recognize: 2 };
  const fraction = { numerator: 2, denominator: 3, strict: false };
  const simple: PassRule[] = [
    { kind: 'total-with-floors', minimum: 60 },
    { kind: 'mean-and-floor', minimum: 60, criterion: 'gain', floor: 20 },
    { kind: 'members-eligible', fraction, base: 'all', memberMinimum: 60 },
    { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 },
    {
      kind: 'grades',
      grades: [
        { key: 'A', from: 80 },
        { key: 'B', from: 60 },
        { key: 'C', from: 0 },
      ],
      recognize: ['A'],
      improve: ['B'],
    },
    { kind: 'vote-share' },
  ];
  const rules: PassRule[] = [...simple, { kind: 'all', rules: simple }, { kind: 'any', rules: simple }];
  const outcomeOf = (rule: PassRule, sheets: readonly Sheet[], agree: number) => {
    const members = 15;
    const figures = { members, present: members, valid: members, agree };
    const evidence = { assessment: base, aggregate: aggregateSheets(base, sheets), sheets, figures };
    return rank[evaluate(rule, evidence).outcome];
  };

  it.each(rules)('$kind never turns on a dossier for one better score', (rule) => {
    fc.assert(
      fc.property(
        council,
        fc.nat(14),
        fc.constantFrom<Key>('novelty', 'gain', 'reach'),
        fc.nat(15),
        (sheets, i, key, agree) => {
          const raised = sheets.map((sheet, n) =>
            n === i % sheets.length ? { ...sheet, scores: { ...sheet.scores, [key]: maxima[key] } } : sheet,
          );
          expect(outcomeOf(rule, raised, agree)).toBeGreaterThanOrEqual(outcomeOf(rule, sheets, agree));
        },
      ),
    );
  });

  it.each(rules)('$kind never turns on a dossier for one more vote', (rule) => {
    fc.assert(
      fc.property(council, fc.integer({ min: 0, max: 14 }), (sheets, agree) => {
        expect(outcomeOf(rule, sheets, agree + 1)).toBeGreaterThanOrEqual(outcomeOf(rule, sheets, agree));
      }),
    );
  });

  it('read a floor from the score that is printed, or from the exact one, as the regulation says', () => {
    const sheet = (gain: number, i: number): Sheet => ({
      memberId: String(i),
      scores: { novelty: 20, gain, reach: 30 },
    });
    const sheets = [19.9, 20, 20].map(sheet);
    const rule: PassRule = { kind: 'mean-and-floor', minimum: 0, criterion: 'gain', floor: 20 };
    const outcome = (decideOn: 'rounded' | 'exact') => {
      const assessment = { ...base, rounding: { places: 1, mode: 'half-up' as const, decideOn } };
      const figures = { members: 3, present: 3, valid: 0, agree: 0 };
      return evaluate(rule, { assessment, aggregate: aggregateSheets(assessment, sheets), sheets, figures }).outcome;
    };
    expect([outcome('rounded'), outcome('exact')]).toEqual(['recognize', 'decline']);
  });
});

it('a trimmed mean leaves out as many at either end as the regulation says', () => {
  const rule: Aggregation = { kind: 'trimmed-mean', whenAtLeast: 7, drop: 2 };
  const sheets = [0, 1, 2, 3, 4, 18, 20].map((novelty, i) => ({
    ...{ memberId: String(i), scores: { novelty, gain: 0, reach: 0 } },
  }));
  const seven = aggregateSheets(under(rule), sheets);
  expect([seven.exactCriteria['novelty'], seven.dropped]).toEqual(['3', ['0', '1', '5', '6']]);
  expect(aggregateSheets(under(rule), sheets.slice(1)).dropped).toEqual([]);
});
