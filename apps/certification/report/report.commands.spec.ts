import { Exact } from '#lib/regulation/decimals.js';
import fc from 'fast-check';
import { compile, type Counted, fileRows, hashOf } from './report.commands.js';

const period = { localityId: 'thanh-tri', from: '2024-01-01', to: '2024-12-31' };
const one: Counted = {
  unit: 'Xã Một',
  sector: 'general',
  category: null,
  registered: true,
  unitRecognized: true,
  districtRecognized: false,
  provinceRecognized: false,
  nominated: false,
  authorIds: ['a', 'b'],
  benefit: { kind: 'measured', summary: 'Tiết kiệm', amount: 0.1, measure: 'triệu đồng' },
};
const counted = fc.record<Counted>({
  unit: fc.constantFrom('Xã Một', 'Xã Hai'),
  sector: fc.constantFrom('general', 'education'),
  category: fc.option(fc.constantFrom('cchc', 'day-hoc')),
  registered: fc.boolean(),
  unitRecognized: fc.boolean(),
  districtRecognized: fc.boolean(),
  provinceRecognized: fc.boolean(),
  nominated: fc.boolean(),
  authorIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  benefit: fc.constantFrom(null, one.benefit),
});

describe('the report', () => {
  it('has totals that are the sums of its rows, and of what was counted', () => {
    fc.assert(
      fc.property(fc.array(counted), (all) => {
        const { rows, total, people } = compile(period, all);
        for (const column of Object.keys(total) as (keyof typeof total)[])
          expect(rows.reduce((sum, row) => sum + row[column], 0)).toBe(total[column]);
        expect(total.registered).toBe(all.filter(({ registered }) => registered).length);
        expect(total.districtRecognized).toBe(all.filter((c) => c.districtRecognized).length);
        expect(people).toBeLessThanOrEqual(total.authorships);
      }),
    );
  });

  it('adds benefits up exactly, apart for what is measured and what is expected', () => {
    const expected: Counted = { ...one, benefit: { kind: 'expected', summary: '', amount: 5, measure: 'triệu đồng' } };
    const unmeasured: Counted = { ...one, benefit: { kind: 'measured', summary: 'Nhanh hơn' } };
    const unrecognized: Counted = { ...one, unitRecognized: false };
    const { benefits } = compile(period, [one, { ...one, benefit: { ...one.benefit!, amount: 0.2 } }, expected, unmeasured, unrecognized]); // prettier-ignore
    expect(benefits).toEqual([
      { measure: 'triệu đồng', kind: 'expected', initiatives: 1, amount: '5' },
      { measure: 'triệu đồng', kind: 'measured', initiatives: 2, amount: new Exact('0.3').toFixed() },
    ]);
  });

  it('counts authors of the recognized, and each person once', () => {
    const unrecognized: Counted = { ...one, unitRecognized: false, authorIds: ['c'] };
    const { total, people } = compile(period, [one, { ...one, unit: 'Xã Hai', authorIds: ['b'] }, unrecognized]);
    expect([total.authorships, people]).toEqual([3, 2]);
  });

  it('leaves out what did nothing in the period, ends the file with the sum, and has a hash that any change moves', () => {
    const idle: Counted = { ...one, registered: false, unitRecognized: false };
    const content = compile(period, [one, idle]);
    expect(fileRows(content)).toMatchObject([
      { unit: 'Xã Một', registered: 1 },
      { unit: 'Tổng số', registered: 1 },
    ]);
    expect(hashOf(content)).not.toBe(hashOf(compile(period, [one, one])));
  });
});
