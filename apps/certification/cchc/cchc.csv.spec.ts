import { parse } from 'csv-parse/sync';
import { cchcFile } from './cchc.csv.js';

describe('the file of points', () => {
  it('begins with a byte order mark, runs no formula, and ends each unit with its total', () => {
    const line = { initiativeId: 'i', category: null, number: '01/QĐ', signedOn: '2023-09-05' };
    const lines = [
      { ...line, title: '=HYPERLINK("x")', points: 0.7 },
      { ...line, title: 'Phiếu hẹn, một cửa', points: 0.3 },
    ];
    const file = cchcFile([{ unitId: 'u', unit: 'Xã Một', points: 1, lines }]);
    expect(file.startsWith('\uFEFFĐơn vị,')).toBe(true);
    expect(parse(file, { bom: true }).slice(1)).toEqual([
      ['Xã Một', `'=HYPERLINK("x")`, '', '01/QĐ', '2023-09-05', '0,7'],
      ['Xã Một', 'Phiếu hẹn, một cửa', '', '01/QĐ', '2023-09-05', '0,3'],
      ['Xã Một', 'Tổng cộng: 2 sáng kiến', '', '', '', '1'],
    ]);
  });
});
