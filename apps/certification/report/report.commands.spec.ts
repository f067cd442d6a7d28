import { Exact } from '#lib/regulation/decimals.js';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { compile, type Assessed, type Counted, hashOf } from './report.commands.js';
import { columns, type ReportContent, type ScoreBandRow } from './report.content.js';
import { reportFile, type ReportTable } from './report.csv.js';

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
  applyingUnitIds: ['u', 'v'],
  rewardsProposed: 2,
  rewardForms: ['Giấy khen'],
  assessed: [],
  benefit: { kind: 'measured', summary: 'Tiết kiệm', amount: 0.1, measure: 'triệu đồng' },
};
const assessed = fc.record<Assessed>({
  level: fc.constantFrom('unit', 'district'),
  outcome: fc.constantFrom('recommend', 'improve', 'decline'),
  bands: fc.constantFrom(
    [],
    [{ label: 'A', from: 9 }],
    [
      { label: 'B', from: 6.5 },
      { criterion: 'Tính mới', label: 'Cao', from: 15 },
    ],
    [
      { label: 'C', from: 0 },
      { criterion: 'Tính mới', label: 'Thấp', from: 0 },
    ],
  ),
});
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
  applyingUnitIds: fc.uniqueArray(fc.constantFrom('u', 'v', 'w')),
  rewardsProposed: fc.nat({ max: 3 }),
  rewardForms: fc.array(fc.constantFrom('Giấy khen', 'Bằng khen'), { maxLength: 3 }),
  assessed: fc.uniqueArray(assessed, { selector: ({ level }) => level }),
  benefit: fc.constantFrom(null, one.benefit),
});
const linesOf = async (content: ReportContent, table?: ReportTable) => {
  let file = '';
  for await (const line of reportFile(content, table)) file += line;
  return parse<Record<string, string>>(file, { bom: true, columns: true });
};
const sum = <R>(rows: readonly R[], of: (row: R) => number) => rows.reduce((n, row) => n + of(row), 0);

describe('the report', () => {
  it('has totals that are the sums of its rows, and of what was counted', () => {
    fc.assert(
      fc.property(fc.array(counted), (all) => {
        const { rows, total, people } = compile(period, all);
        for (const column of columns) expect(sum(rows, (row) => row[column] ?? 0)).toBe(total[column]);
        expect(total.registered).toBe(all.filter(({ registered }) => registered).length);
        expect(total.districtRecognized).toBe(all.filter((c) => c.districtRecognized).length);
        expect(people).toBeLessThanOrEqual(total.authorships);
        expect(total.replications).toBe(sum(all, ({ applyingUnitIds }) => applyingUnitIds.length));
        expect(total.rewardsProposed).toBe(sum(all, ({ rewardsProposed }) => rewardsProposed));
      }),
    );
  });

  it('has bands that add up to what each level concluded, and forms that add up to the rewards, in the files too', () =>
    fc.assert(
      fc.asyncProperty(fc.array(counted), async (all) => {
        const content = compile(period, all);
        const { assessed: levels = [], scoreBands = [], rewards = [], total, replicatingUnits } = content;
        const each = all.flatMap((one) => one.assessed);
        for (const { level, ...outcomes } of levels)
          for (const key of ['recommend', 'improve', 'decline', 'dossiers'] as const) {
            const bands = scoreBands.filter((row) => row.level === level && row.criterion === null);
            expect(sum(bands, (row) => row[key])).toBe(outcomes[key]);
            expect(each.filter((a) => a.level === level && (key === 'dossiers' || a.outcome === key))).toHaveLength(
              outcomes[key],
            );
          }
        expect(sum(levels, ({ dossiers }) => dossiers)).toBe(each.length);
        const ofOutcomes = ({ recommend, improve, decline }: ScoreBandRow) => recommend + improve + decline;
        for (const row of scoreBands) expect(ofOutcomes(row)).toBe(row.dossiers);
        const criterion = scoreBands.filter((row) => row.criterion !== null);
        expect(sum(criterion, (row) => row.dossiers)).toBe(each.filter(({ bands }) => bands.length > 1).length);
        expect(sum(rewards, (row) => row.rewards)).toBe(total.rewardsGranted);
        expect(replicatingUnits).toBe(new Set(all.flatMap(({ applyingUnitIds }) => applyingUnitIds)).size);
        const [bandLines, rewardLines, lines] = [await linesOf(content, 'score-bands'), await linesOf(content, 'rewards'), await linesOf(content)]; // prettier-ignore
        expect(bandLines.map((line) => Number(line['Số hồ sơ']))).toEqual(
          [...scoreBands, ...levels].map((row) => row.dossiers),
        );
        expect(rewardLines.at(-1)).toMatchObject({ 'Số khen thưởng': String(total.rewardsGranted) });
        expect(lines.at(-1)).toMatchObject({ 'Lượt đơn vị áp dụng': String(total.replications) });
      }),
    ));

  it('lists bands from the best down, what was not scored last, and a recognition at two levels once', () => {
    const of = (label: string, from: number): Assessed => ({ level: 'district', outcome: 'recommend', bands: [{ label, from }] }); // prettier-ignore
    const none: Assessed = { level: 'district', outcome: 'decline', bands: [] };
    const { scoreBands, total } = compile(period, [{ ...one, districtRecognized: true, assessed: [of('C', 0)] }, ...[of('A', 9), of('B', 6.5), none].map((a) => ({ ...one, assessed: [a] }))]); // prettier-ignore
    expect(scoreBands?.map(({ band }) => band)).toEqual(['A', 'B', 'C', 'Không chấm điểm']);
    expect([total.recognized, total.unitRecognized, total.districtRecognized]).toEqual([4, 4, 1]);
  });

  it('shows the files of a report that was issued before all this was counted', async () => {
    const { rows, total, people, benefits } = compile(period, [one]);
    const old: ReportContent = { ...period, rows, total: { ...total, rewardsGranted: undefined }, people, benefits };
    expect(await linesOf(old, 'score-bands')).toEqual([]);
    expect(await linesOf(old, 'rewards')).toMatchObject([{ 'Số khen thưởng': '0' }]);
    expect(await linesOf(old)).toMatchObject([{}, { 'Được khen thưởng': '' }]);
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

  it('leaves out what did nothing in the period, ends the file with the sum, and has a hash that any change moves', async () => {
    const nothing = {
      registered: false,
      unitRecognized: false,
      applyingUnitIds: [],
      rewardsProposed: 0,
      rewardForms: [],
    };
    const content = compile(period, [one, { ...one, ...nothing }]);
    expect(await linesOf(content)).toMatchObject([
      { 'Đơn vị': 'Xã Một', 'Đăng ký': '1' },
      { 'Đơn vị': 'Tổng số', 'Đăng ký': '1' },
    ]);
    expect(await linesOf(content, 'benefits')).toMatchObject([{ 'Đơn vị tính': 'triệu đồng', 'Giá trị': '0,1' }]);
    expect(hashOf(content)).not.toBe(hashOf(compile(period, [one, one])));
  });
});
