import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, csvRecord, type CsvColumn } from './csv.js';

describe('a file', () => {
  it('begins with a byte order mark and its headings', async () => {
    const columns: CsvColumn<number>[] = [
      ['Cột một', (row) => row],
      ['Cột hai', (row) => `${String(row)} «c»`],
    ];
    const lines: string[] = [];
    for await (const line of csvOf(columns, [1, 2])) lines.push(line);
    expect(lines).toEqual(['\uFEFFCột một,Cột hai\r\n', '1,1 «c»\r\n', '2,2 «c»\r\n']);
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
