import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { csvOf } from '#lib/service-kit/csv.js';
import { parse } from 'csv-parse/sync';
import { nominationColumns, type NominationLine } from './nomination.csv.js';

const row: NominationLine = {
  id: '2dcec9dd-70d1-46a7-951d-b65ba95c7821',
  version: 1,
  initiativeId: '59aacb2a-6a15-418b-8888-77a09bbb50c8',
  localityId: 'thanh-tri',
  year: 2024,
  flagged: false,
  refusedReasons: [],
  letterId: null,
  letterNumber: null,
  place: 1,
  title: 'Phiếu hẹn "điện tử", một cửa',
  authors: [{ personId: 'p', unitId: 'u', fullName: 'Nguyễn Thị An', sharePercent: 66.67 }],
  unit: null,
  decision: '01/QĐ-UBND',
  decidedOn: '2024-09-05',
  reason: 'Dòng một\nDòng hai',
  rank: null,
  madeOn: '2024-09-06',
  state: 'made',
  answerNumber: null,
  answeredOn: null,
  answerReason: null,
};

describe('the nomination file', () => {
  it('begins with a byte order mark and has a header for each column', async () => {
    const lines: string[] = [];
    for await (const line of csvOf(nominationColumns(), [row])) lines.push(line);
    expect(lines[0]?.startsWith('\uFEFFSTT,')).toBe(true);
    const [header = [], line = []] = parse(lines.join(''), { bom: true });
    expect(line).toHaveLength(header.length);
    expect(line.slice(0, 4)).toEqual(['1', row.title, 'Nguyễn Thị An (66,67%)', '']);
    expect(line).toContain('Dòng một\nDòng hai');
  });

  it('follows the columns and headings of the regulation', async () => {
    const rules = aRegulation(
      'listTemplates: { nominated: [{ key: rank, label: Hạng }, { key: shares, label: "%" }] }',
    );
    const lines: string[] = [];
    for await (const line of csvOf(nominationColumns(rules), [{ ...row, rank: 2 }])) lines.push(line);
    expect(parse(lines.join(''), { bom: true })).toEqual([
      ['Hạng', '%'],
      ['2', '66,67'],
    ]);
  });
});
