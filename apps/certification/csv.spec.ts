import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, csvRecord } from './csv.js';
import { nominationColumns, type NominationLine } from './nomination/nomination.csv.js';

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
    for await (const line of csvOf(nominationColumns, [row])) lines.push(line);
    expect(lines[0]?.startsWith('\uFEFFSTT,')).toBe(true);
    const [header = [], line = []] = parse(lines.join(''), { bom: true });
    expect(line).toHaveLength(header.length);
    expect(line.slice(0, 4)).toEqual(['1', row.title, 'Nguyễn Thị An (66,67%)', '']);
    expect(line).toContain('Dòng một\nDòng hai');
  });

  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])('makes %j harmless text', (text) => {
    const [[cell] = []] = parse(csvRecord([text]));
    expect(cell).toBe(`'${text}`);
  });

  it('gives back every text that is no formula, as RFC 4180 has it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((t) => !/^\s*[=+\-@＝＋－＠]|^\s|\uFEFF/.test(t));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const record = csvRecord(texts);
        expect(record.endsWith('\r\n')).toBe(true);
        expect(parse(record, { record_delimiter: '\r\n' })).toEqual([texts.map((t) => t.normalize('NFC'))]);
      }),
    );
  });
});
