import { CFB, read, utils, write, type WorkBook } from '@e965/xlsx';
import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { entryOf, saysTheSame, type Entry } from './entry.js';
import { formOf } from './form.js';
import { rowsIn, workbookOf, type WorkbookRow } from './workbook.js';

const form = formOf(aRegulation('assessment: { aggregation: { kind: count-eligible } }'), anAssessment('scoring'));
const empty: Entry = { scores: {}, remarks: {}, eligible: null, comment: null };
const aRow = (more: Partial<WorkbookRow> = {}): WorkbookRow => ({
  ...{ assessmentId: randomUUID(), title: 'Sáng kiến', version: 0, form, entry: empty },
  ...more,
});
const edited = (file: Buffer, edit: (book: WorkBook) => void): Buffer => {
  const book = read(file, { type: 'buffer', cellFormula: true });
  edit(book);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
const firstPage = (book: WorkBook) => Object.values(book.Sheets)[0]!;

const words = fc.string({ unit: fc.constantFrom(...'=+-@\'"<>&;,ăđễ \t\n1'), maxLength: 30 });
const entries = fc.record({
  scores: fc.record({ novelty: fc.integer({ min: 0, max: 60 }).map((n) => n / 2), effect: fc.constantFrom('7.5', 40) }),
  remarks: fc.record({ novelty: words }),
  eligible: fc.option(fc.boolean()),
  comment: words,
});

it('comes back as it went, whatever was written', () => {
  fc.assert(
    fc.property(entries, fc.nat(50), ({ eligible, ...given }, version) => {
      const entry = entryOf({ ...given, ...(eligible === null ? {} : { eligible }) });
      const row = aRow({ entry, version, title: `=HYPERLINK("${given.comment}")` });
      const [back] = rowsIn(workbookOf([row]));
      expect(back).toMatchObject({ assessmentId: row.assessmentId, version, row: 4, faults: [] });
      expect(saysTheSame(entryOf(back!.dto), entry)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('holds no formula, and words in a format that will not become one', () => {
  const row = aRow({ title: '=1+1', entry: { ...empty, remarks: { novelty: '=cmd|1' }, comment: '@SUM(A1)' } });
  const page = firstPage(read(workbookOf([row]), { type: 'buffer', cellFormula: true, cellNF: true }));
  const cells = Object.entries(page).flatMap(([at, cell]) =>
    at.startsWith('!') ? [] : [cell as { t: string; f?: string; z?: string }],
  );
  expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
  expect(new Set(cells.filter(({ t }) => t === 's').map(({ z }) => z))).toEqual(new Set(['@']));
});

it('keeps the heads in sight, locks what is not scored, and lets in scores on their step alone', () => {
  const archives = CFB as {
    read(file: Buffer, options: { type: 'buffer' }): object;
    find(archive: object, name: string): { content: Uint8Array };
  };
  const archive = archives.read(workbookOf([aRow(), aRow()]), { type: 'buffer' });
  const part = (name: string) => Buffer.from(archives.find(archive, name).content).toString();
  const page = part('/xl/worksheets/sheet1.xml');
  expect(page).toContain('<pane xSplit="3" ySplit="3" topLeftCell="D4"');
  expect(page).toMatch(/<sheetProtection sheet="1"/);
  expect(page).toContain(
    'sqref="D4:D5"><formula1>AND(ISNUMBER(D4),D4&gt;=0,D4&lt;=30,ROUND(D4/0.5,6)=ROUND(D4/0.5,0))<',
  );
  expect(page).toContain('<formula1>&quot;đạt,không đạt&quot;</formula1>');
  const styleOf = (cell: string) => Number(new RegExp(`<c r="${cell}" s="(\\d)"`).exec(page)?.[1]);
  const locks = [...part('/xl/styles.xml').matchAll(/locked="(\d)"/g)].map(([, locked]) => locked === '1');
  expect(['A4', 'C4', 'D3', 'D4', 'G4', 'J4'].map((cell) => locks[styleOf(cell)])).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
});

it('has a worksheet for each form, and says so where nothing is left to score', () => {
  const other = { ...form, regulation: { ...form.regulation, version: 2 } };
  expect(rowsIn(workbookOf([aRow(), aRow(), aRow({ form: other })])).map(({ sheet }) => sheet)).toEqual([
    '1. Phiếu 2024',
    '1. Phiếu 2024',
    '2. Phiếu 2024',
  ]);
  expect(() => rowsIn(workbookOf([]))).toThrow('workbook-foreign');
});

it('reads numbers with a comma, and words with or without tones', () => {
  const file = edited(workbookOf([aRow()]), (book) => {
    utils.sheet_add_aoa(firstPage(book), [['7,5', 20, '30']], { origin: 'D4' });
    utils.sheet_add_aoa(firstPage(book), [['KHÔNG ĐẠT']], { origin: 'J4' });
  });
  const [row] = rowsIn(file);
  expect(row?.dto).toMatchObject({ scores: { novelty: '7.5', effect: 20, scope: '30' }, eligible: false });
});

it('names the cell of a formula and of a word that it does not know', () => {
  const file = edited(workbookOf([aRow()]), (book) => {
    firstPage(book)['D4'] = { t: 'n', v: 3, f: '1+2' };
    utils.sheet_add_aoa(firstPage(book), [['có lẽ']], { origin: 'J4' });
  });
  expect(rowsIn(file)[0]?.faults).toMatchObject([
    { key: 'cell-formula', cell: 'D4' },
    { key: 'cell-not-eligible-word', cell: 'J4' },
  ]);
});

describe('a file that is none of ours', () => {
  /** One packed part that says of itself that it is small. */
  const bomb = (size: number): Buffer => {
    const packed = deflateRawSync(Buffer.alloc(size));
    const name = Buffer.from('xl/workbook.xml');
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(local.length + name.length + packed.length, 16);
    return Buffer.concat([local, name, packed, central, name, end]);
  };

  it.each([
    ['text', Buffer.from('a,b,c'), 'workbook-unreadable'],
    ['nothing', Buffer.alloc(0), 'workbook-unreadable'],
    ['half an archive', workbookOf([aRow()]).subarray(0, 900), 'workbook-unreadable'],
    ['an archive that unpacks to more than it says', bomb(60 * 1024 * 1024), 'workbook-too-large'],
    ['an archive of nothing of the kind', bomb(10), 'workbook-unreadable'],
  ])('%s is refused', (_, file, key) => {
    expect(() => rowsIn(file)).toThrow(key);
  });
});
