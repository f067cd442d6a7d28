import { read, utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { invalid, type Reason } from '#lib/contracts/errors.js';
import type { Criterion } from '#lib/regulation/assessment.js';
import { leavesOf } from '#lib/regulation/criteria.js';
import { fold } from '#lib/service-kit/text.js';
import { isUUID } from 'class-validator';
import type { Entry } from './entry.js';
import type { SheetForm } from './form.js';
import type { ScoreSheetDto } from './score-sheet.dto.js';
import { requireSmall } from './workbook.limits.js';

/** One dossier in a workbook: which form, and what its sheet says so far; version 0 where there is none. */
export interface WorkbookRow {
  assessmentId: string;
  title: string;
  version: number;
  form: SheetForm;
  entry: Entry;
}

/** One row that came back, where it stands, and the faults of its cells. */
export interface ReadRow {
  sheet: string;
  row: number;
  assessmentId: string;
  version: number;
  dto: ScoreSheetDto;
  /** The cell of a field of the sheet, such as `C5` of the score of a criterion. */
  cellOf: Readonly<Record<string, string>>;
  faults: (Reason & { cell: string })[];
}

interface Column {
  /** Names the column in the hidden first row, so that columns may be moved. */
  name: string;
  label: string;
  width: number;
  value: (row: WorkbookRow) => string | number;
}

/** More than the councils of a province ever assign to one member at a time. */
const mostRows = 2000;

const limits = ({ label, max, step, remarkBelow }: Criterion) => {
  const remark = remarkBelow === undefined ? '' : `; dưới ${String(remarkBelow)} phải nhận xét`;
  return `${label} (0–${String(max)}, bước ${String(step ?? '')}${remark})`;
};

const wordOf = (eligible: boolean | null): string => (eligible === null ? '' : eligible ? 'đạt' : 'không đạt');

/** A number as a number, so that it can be summed; digits that a number would lose as text. */
const scoreValue = (score: number | string | undefined) =>
  typeof score === 'string' && String(Number(score)) === score ? Number(score) : (score ?? '');

const columnsOf = ({ criteria, eligibilityAsked }: SheetForm): Column[] => {
  const leaves = leavesOf(criteria);
  const eligible = { name: 'eligible', label: 'Đạt / không đạt', width: 16 };
  return [
    { name: 'assessmentId', label: 'Mã phiếu (không sửa)', width: 38, value: (row) => row.assessmentId },
    { name: 'version', label: 'Phiên bản (không sửa)', width: 10, value: (row) => row.version },
    { name: 'title', label: 'Tên sáng kiến', width: 60, value: (row) => row.title },
    ...leaves.map((leaf): Column => ({
      ...{ name: `scores.${leaf.key}`, label: limits(leaf), width: 16 },
      value: ({ entry }) => scoreValue(entry.scores[leaf.key]),
    })),
    ...leaves.map(({ key, label }): Column => ({
      ...{ name: `remarks.${key}`, label: `Nhận xét: ${label}`, width: 30 },
      value: ({ entry }) => entry.remarks[key] ?? '',
    })),
    ...(eligibilityAsked ? [{ ...eligible, value: ({ entry }: WorkbookRow) => wordOf(entry.eligible) }] : []),
    { name: 'comment', label: 'Ý kiến khác', width: 40, value: ({ entry }) => entry.comment ?? '' },
  ];
};

/** Words are text cells in a text format: not a formula now, nor when somebody edits them. */
const cell = (value: string | number): CellObject =>
  typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value, z: '@' };

const worksheet = (form: SheetForm, rows: readonly WorkbookRow[]): WorkSheet => {
  const columns = columnsOf(form);
  const lines = [
    columns.map(({ name }) => cell(name)),
    columns.map(({ label }) => cell(label)),
    // A blank score is no cell at all: in a text format a number typed into it would not be one.
    ...rows.map((row) =>
      columns.map(({ name, value }) => (name.startsWith('scores.') && value(row) === '' ? null : cell(value(row)))),
    ),
  ];
  return {
    ...utils.aoa_to_sheet(lines),
    '!cols': columns.map(({ width }) => ({ wch: width })),
    '!rows': [{ hidden: true }],
  };
};

const formKey = ({ regulation: { localityId, year, version }, level }: SheetForm) =>
  `${localityId} ${String(year)}.${String(version)} ${level}`;

/** Bảng chấm: a worksheet for each form, a row for each dossier. */
export function workbookOf(rows: readonly WorkbookRow[]): Buffer {
  const book = utils.book_new();
  for (const key of new Set(rows.map(({ form }) => formKey(form)))) {
    const same = rows.filter(({ form }) => formKey(form) === key);
    const [first] = same;
    if (first) utils.book_append_sheet(book, worksheet(first.form, same), key.slice(0, 31), true);
  }
  if (rows.length === 0)
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Không còn phiếu nào phải chấm.']]), 'Trống');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

const textOf = (found: CellObject | undefined): string => String(found?.v ?? '').trim();

const asScore = (found: CellObject | undefined): number | string | null => {
  if (found?.t === 'n' && typeof found.v === 'number') return found.v;
  return textOf(found).replace(',', '.') || null;
};

const words: Readonly<Record<string, boolean | undefined>> = {
  [fold('đạt')]: true,
  [fold('không đạt')]: false,
  [fold('chưa đạt')]: false,
};

interface Line {
  found: (key: string) => CellObject | undefined;
  cellOf: Readonly<Record<string, string>>;
}

const under = <T>({ found, cellOf }: Line, prefix: string, value: (cell: CellObject | undefined) => T) =>
  Object.keys(cellOf)
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), value(found(key))] as const);

const cellFaults = ({ found, cellOf }: Line): ReadRow['faults'] => {
  const formulas = Object.entries(cellOf).filter(([key]) => found(key)?.f !== undefined);
  const word = textOf(found('eligible'));
  const isWrongWord = word !== '' && words[fold(word)] === undefined;
  return [
    ...formulas.map(([field, at]) => ({ key: 'cell-formula', field, cell: at, params: { cell: at } })),
    ...(isWrongWord
      ? [
          {
            key: 'cell-not-eligible-word',
            field: 'eligible',
            cell: cellOf['eligible'] ?? '',
            params: { cell: cellOf['eligible'] ?? '' },
          },
        ]
      : []),
  ];
};

const rowOf = (sheet: string, row: number, line: Line): ReadRow => {
  const eligible = words[fold(textOf(line.found('eligible')))];
  const dto: ScoreSheetDto = {
    scores: Object.fromEntries(under(line, 'scores.', asScore)),
    remarks: Object.fromEntries(under(line, 'remarks.', textOf)),
    comment: textOf(line.found('comment')),
    ...(eligible === undefined ? {} : { eligible }),
  };
  const version = Number.parseInt(textOf(line.found('version')), 10) || 0;
  const assessmentId = textOf(line.found('assessmentId'));
  return { ...{ sheet, row, assessmentId, version, dto }, cellOf: line.cellOf, faults: cellFaults(line) };
};

const rowsOf = (name: string, page: WorkSheet): ReadRow[] => {
  const { e: last } = utils.decode_range(page['!ref'] ?? 'A1');
  const at = (r: number, c: number) => page[utils.encode_cell({ r, c })] as CellObject | undefined;
  const keys = Array.from({ length: Math.min(last.c, 500) + 1 }, (_, c) => [textOf(at(0, c)), c] as const);
  const columns = new Map(keys.filter(([key]) => key !== ''));
  const lines = Array.from({ length: Math.min(last.r, mostRows + 1) }, (_, i) => i + 1);
  return lines.flatMap((r) => {
    const found = (key: string) => (columns.has(key) ? at(r, columns.get(key) ?? 0) : undefined);
    const cellOf = Object.fromEntries([...columns].map(([key, c]) => [key, utils.encode_cell({ r, c })]));
    return isUUID(textOf(found('assessmentId'))) ? [rowOf(name, r + 1, { found, cellOf })] : [];
  });
};

/** The rows of a workbook that `workbookOf` made and somebody filled in. Throws `workbook-unreadable`, `workbook-too-large`, `workbook-foreign`. */
export function rowsIn(file: Buffer): ReadRow[] {
  requireSmall(file);
  const rows = pagesOf(file).flatMap(([name, page]) => rowsOf(name, page));
  if (rows.length === 0) throw invalid('workbook-foreign');
  return rows;
}

const pagesOf = (file: Buffer): [string, WorkSheet][] => {
  try {
    const { Sheets } = read(file, { type: 'buffer', cellFormula: true, cellHTML: false, sheetRows: mostRows + 2 });
    return Object.entries(Sheets);
  } catch {
    throw invalid('workbook-unreadable');
  }
};
