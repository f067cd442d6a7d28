import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { invalid, type Reason } from '#lib/contracts/errors.js';
import type { Criterion } from '#lib/regulation/assessment.js';
import { leavesOf } from '#lib/regulation/criteria.js';
import { fold } from '#lib/service-kit/text.js';
import { isUUID } from 'class-validator';
import type { Entry } from './entry.js';
import type { SheetForm } from './form.js';
import type { ScoreSheetDto } from './score-sheet.dto.js';
import { fileOf, type Column, type Page } from './workbook.file.js';
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

type Filled = Column & { value: (row: WorkbookRow) => string | number };

/** More than the councils of a province ever assign to one member at a time. */
const mostRows = 2000;

const vietnamese = (value: { toString(): string }) => value.toString().replace('.', ',');

const scoreColumn = (leaf: Criterion): Filled => {
  const { key, label, max, step, remarkBelow } = leaf;
  const bounds = `từ 0 đến ${vietnamese(max)}${step === undefined ? '' : `, bước ${vietnamese(step)}`}`;
  const remark = remarkBelow === undefined ? '' : `; dưới ${vietnamese(remarkBelow)} phải nhận xét`;
  const onStep = (cell: string) =>
    step === undefined ? '' : `,ROUND(${cell}/${String(step)},6)=ROUND(${cell}/${String(step)},0)`;
  return {
    ...{ name: `scores.${key}`, label: `${label}\n(${bounds}${remark})`, width: 17, style: 'score' },
    rule: {
      message: `${label}: điểm ${bounds}${remark}.`,
      formula: (cell) => `AND(ISNUMBER(${cell}),${cell}>=0,${cell}<=${String(max)}${onStep(cell)})`,
    },
    value: ({ entry }) => scoreValue(entry.scores[key]),
  };
};

const wordOf = (eligible: boolean | null): string => (eligible === null ? '' : eligible ? 'đạt' : 'không đạt');

/** A number as a number, so that it can be summed; digits that a number would lose as text. */
const scoreValue = (score: number | string | undefined) =>
  typeof score === 'string' && String(Number(score)) === score ? Number(score) : (score ?? '');

const columnsOf = ({ criteria, eligibilityAsked }: SheetForm): Filled[] => {
  const leaves = leavesOf(criteria);
  const eligible = {
    ...{ name: 'eligible', label: 'Đạt / không đạt', width: 13, style: 'words' as const },
    rule: { message: 'Chọn đạt hoặc không đạt.', words: ['đạt', 'không đạt'] },
  };
  return [
    { name: 'assessmentId', label: 'Mã phiếu', style: 'fixed', value: (row) => row.assessmentId },
    { name: 'version', label: 'Phiên bản', style: 'number', value: (row) => row.version },
    { name: 'title', label: 'Tên sáng kiến', width: 45, style: 'fixed', value: (row) => row.title },
    ...leaves.map(scoreColumn),
    ...leaves.map(({ key, label }): Filled => ({
      ...{ name: `remarks.${key}`, label: `Nhận xét: ${label}`, width: 32, style: 'words' },
      value: ({ entry }) => entry.remarks[key] ?? '',
    })),
    ...(eligibilityAsked ? [{ ...eligible, value: ({ entry }: WorkbookRow) => wordOf(entry.eligible) }] : []),
    { name: 'comment', label: 'Ý kiến khác', width: 40, style: 'words', value: ({ entry }) => entry.comment ?? '' },
  ];
};

const note =
  'Mỗi dòng là một sáng kiến: ghi điểm và nhận xét vào ô trắng, để trống nếu chưa chấm; ô xám đã khóa. ' +
  'Chấm xong, lưu tệp rồi tải lên hệ thống: phiếu được lưu ở dạng nháp, chỉ gửi hội đồng khi người chấm bấm gửi trên hệ thống.';

const pageOf = (title: string, form: SheetForm, rows: readonly WorkbookRow[]): Page => {
  const columns = columnsOf(form);
  return { title, note, columns, rows: rows.map((row) => columns.map(({ value }) => value(row))) };
};

const formKey = ({ regulation: { localityId, year, version }, level }: SheetForm) =>
  `${localityId} ${String(year)}.${String(version)} ${level}`;

const nothingLeft: Page = {
  ...{ title: 'Trống', note: 'Không còn phiếu nào phải chấm.', rows: [] },
  columns: [{ name: 'title', label: 'Tên sáng kiến', width: 60, style: 'words' }],
};

/** Bảng chấm: a worksheet for each form, a row for each dossier. */
export function workbookOf(rows: readonly WorkbookRow[]): Buffer {
  const forms = [...new Map(rows.map(({ form }) => [formKey(form), form]))];
  const pages = forms.map(([key, form], i) => {
    const title = `${String(i + 1)}. Phiếu ${form.level === 'unit' ? 'cơ sở ' : ''}${String(form.regulation.year)}`;
    const same = rows.filter((row) => formKey(row.form) === key);
    return pageOf(forms.length === 1 ? title.slice(3) : title, form, same);
  });
  return fileOf(pages.length > 0 ? pages : [nothingLeft]);
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
