import fc from 'fast-check';
import type { Assessment, PassRule } from './assessment.js';
import { bandsOf, totalBands } from './bands.js';
import { aRegulation } from './regulation.fixture.js';

const ofRule = (passRule: PassRule, total = 100) => totalBands({ passRule, total });
const assessment: Assessment = {
  ...aRegulation('').assessment,
  passRule: { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 },
  criteria: [
    {
      key: 'novelty',
      label: 'Tính mới',
      max: 30,
      bands: [
        { label: 'Thấp', from: 0, to: 14.5 },
        { label: 'Cao', from: 15, to: 30 },
      ],
    },
    { key: 'effect', label: 'Hiệu quả', max: 70 },
  ],
};

describe('the bands of a total', () => {
  it('are the grades of the regulation, by their names', () => {
    const grades = [{ key: 'A', from: 9 }, { key: 'B', from: 6.5 }, { key: 'C', from: 0 }]; // prettier-ignore
    expect(ofRule({ kind: 'grades', grades, recognize: ['A'] }, 10).map(({ label }) => label)).toEqual([
      'A: từ 9 đến 10',
      'B: từ 6,5 đến dưới 9',
      'C: từ 0 đến dưới 6,5',
    ]);
  });

  it.each<[string, PassRule, number[]]>([
    ['three ways', { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 }, [70, 50, 0]],
    ['a minimum', { kind: 'total-with-floors', minimum: 60 }, [60, 0]],
    ['a mean', { kind: 'mean-and-floor', minimum: 60, criterion: 'effect', floor: 5 }, [60, 0]],
    [
      'every rule of a combination, once',
      { kind: 'all', rules: [{ kind: 'total-with-floors', minimum: 60 }, { kind: 'three-way', recognizeFrom: 60, improveFrom: 0 }] }, // prettier-ignore
      [60, 0],
    ],
    ['no total', { kind: 'vote-share' }, [90, 80, 70, 60, 50, 40, 30, 20, 10, 0]],
  ])('begin where the rule decides by %s', (_, rule, from) => {
    expect(ofRule(rule).map((band) => band.from)).toEqual(from);
  });

  it('hold every total once, in the band whose bounds it lies between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const total = hundredths / 100;
        const [band, ...more] = bandsOf(assessment, { total: String(total), criteria: {} });
        expect(more).toEqual([]);
        expect(band?.from).toBe(total >= 70 ? 70 : total >= 50 ? 50 : 0);
      }),
    );
  });
});

describe('the bands of a criterion', () => {
  it('hold a mean between two in the lower one, and say nothing of what has none', () => {
    const of = (novelty: string) => bandsOf(assessment, { total: '60', criteria: { novelty, effect: '40' } });
    expect(of('14.75')).toMatchObject([{ from: 50 }, { criterion: 'Tính mới', label: 'Thấp' }]);
    expect(of('15')).toMatchObject([{ from: 50 }, { criterion: 'Tính mới', label: 'Cao' }]);
  });
});
