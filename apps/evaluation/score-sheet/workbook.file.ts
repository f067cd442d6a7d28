import { CFB, utils } from '@e965/xlsx';
// Under another name: it is no page, and not to be laid out as one.
import { html as xml, Markup } from './html.js';

/** How a cell looks, and whether it can be changed: its place in the list of styles. */
const styles = {
  name: 1,
  note: 2,
  head: 3,
  fixed: 4,
  number: 5,
  score: 6,
  words: 7,
} as const;

export interface Column {
  /** Names the column in the hidden first row, so that columns may be moved. */
  name: string;
  label: string;
  /** In digits of the standard font; hidden where there is none. */
  width?: number;
  style: 'fixed' | 'number' | 'score' | 'words';
  /** What may be typed into it: one of the words, or what the formula for its first cell allows. */
  rule?: { message: string; words?: readonly string[]; formula?: (cell: string) => string };
}

/** Trang tính: a note, the heads of the columns, and the rows; empty cells are ''. */
export interface Page {
  title: string;
  note: string;
  columns: readonly Column[];
  rows: readonly (readonly (string | number)[])[];
}

/** Where the rows begin, counted from 0: after the names, the note and the heads. */
const firstRow = 3;
const at = (r: number, c: number) => utils.encode_cell({ r, c });
/** Letters that XML has no way to write. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Words are text in a text format: no formula now, nor when somebody edits them. */
const cell = (r: number, c: number, value: string | number, style: keyof typeof styles): Markup => {
  if (typeof value === 'number') return xml`<c r="${at(r, c)}" s="${styles[style]}"><v>${value}</v></c>`;
  if (value === '') return xml`<c r="${at(r, c)}" s="${styles[style]}" />`;
  const text = value.replaceAll(unwritable, '');
  return xml`<c r="${at(r, c)}" s="${styles[style]}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
};

const validation = ({ rule }: Column, c: number, rows: number): Markup[] => {
  if (!rule || rows === 0) return [];
  const formula = rule.words ? `"${rule.words.join(',')}"` : (rule.formula?.(at(firstRow, c)) ?? '');
  const message = rule.message.slice(0, 220); // more than 225 letters, and the file counts as damaged
  const where = `${at(firstRow, c)}:${at(firstRow + rows - 1, c)}`;
  return [
    xml`<dataValidation type="${rule.words ? 'list' : 'custom'}" allowBlank="1" showInputMessage="1" showErrorMessage="1" `,
    xml`errorTitle="Không nhận" error="${message}" prompt="${message}" sqref="${where}">`,
    xml`<formula1>${formula}</formula1></dataValidation>`,
  ];
};

/** As high as its longest text needs, in points, and never less than two lines to write in. */
const heightOf = (columns: readonly Column[], values: readonly (string | number)[]): number => {
  const linesIn = (text: string, width: number) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0);
  const lines = columns.map(({ width }, c) => (width === undefined ? 0 : linesIn(String(values[c] ?? ''), width)));
  return Math.min(Math.max(2, ...lines) * 16 + 4, 400);
};

const colOf = ({ width }: Column, i: number): Markup =>
  width === undefined
    ? xml`<col min="${i + 1}" max="${i + 1}" hidden="1" />`
    : xml`<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1" />`;

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const row = (r: number, attributes: string, cells: Markup | readonly Markup[]): Markup =>
  xml`<row r="${r + 1}" ${new Markup(attributes)}>${cells}</row>`;

const written = (r: number, columns: readonly Column[], values: Page['rows'][number], isHead = false): Markup =>
  row(
    r,
    `ht="${String(heightOf(columns, values))}" customHeight="1"`,
    columns.map(({ style }, c) => cell(r, c, values[c] ?? '', isHead ? 'head' : style)),
  );

/**
 * The heads, and the columns up to the first that is filled in, stay in sight. What is not to be filled in is locked,
 * without a password. Printed, it is as wide as a sheet of A4 lying down.
 */
const worksheet = ({ note, columns, rows }: Page): string => {
  const first = columns.findIndex(({ width }) => width !== undefined);
  const filled = columns.findIndex(({ style }) => style === 'score' || style === 'words');
  const corner = at(firstRow, filled);
  const last = columns.length - 1;
  const rules = columns.map((column, c) => validation(column, c, rows.length)).filter((rule) => rule.length > 0);
  const names = columns.map(({ name }, c) => cell(0, c, name, 'name'));
  const labels = columns.map(({ label }) => label);
  return [
    xml`<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    xml`<dimension ref="A1:${at(firstRow + rows.length - 1, last)}"/>`,
    xml`<sheetViews><sheetView workbookViewId="0" showGridLines="0">`,
    xml`<pane xSplit="${filled}" ySplit="${firstRow}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`,
    xml`<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`,
    xml`<cols>${columns.map(colOf)}</cols><sheetData>${row(0, 'hidden="1"', names)}`,
    row(1, 'ht="36" customHeight="1"', cell(1, first, note, 'note')),
    written(2, columns, labels, true),
    ...rows.map((values, i) => written(firstRow + i, columns, values)),
    xml`</sheetData><sheetProtection sheet="1" formatColumns="0" formatRows="0"/>`,
    xml`<mergeCells count="1"><mergeCell ref="${at(1, first)}:${at(1, last)}"/></mergeCells>`,
    ...(rules.length > 0 ? [xml`<dataValidations count="${rules.length}">${rules.flat()}</dataValidations>`] : []),
    xml`<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`,
    xml`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`,
  ]
    .map(({ text }) => text)
    .join('');
};

const font = (bold: string) => `<font>${bold}<sz val="12"/><name val="Times New Roman"/></font>`;
const fill = (pattern: string, color = '') =>
  `<fill><patternFill patternType="${pattern}">${color}</patternFill></fill>`;
const border = (of: string) =>
  `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side}${of}/>`).join('')}</border>`;

/** Each style of `styles` after the standard one: number format (49 is text), font, fill, border, alignment. */
const looks: readonly (readonly [number, number, number, number, string])[] = [
  [0, 0, 0, 0, ''],
  [49, 0, 0, 0, ''],
  [49, 2, 0, 0, 'wrapText="1" vertical="center"'],
  [49, 1, 2, 1, 'wrapText="1" horizontal="center" vertical="center"'],
  [49, 0, 2, 1, 'wrapText="1" vertical="top"'],
  [0, 0, 2, 1, 'horizontal="center" vertical="top"'],
  [0, 0, 0, 1, 'horizontal="center" vertical="top"'],
  [49, 0, 0, 1, 'wrapText="1" vertical="top"'],
];

const look = ([format, inFont, inFill, inBorder, alignment]: (typeof looks)[number], i: number) =>
  `<xf numFmtId="${String(format)}" fontId="${String(inFont)}" fillId="${String(inFill)}" borderId="${String(inBorder)}"` +
  ' xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">' +
  `<alignment ${alignment}/><protection locked="${i < styles.score ? '1' : '0'}"/></xf>`;

/** Times New Roman as on paper (NĐ 30/2020); grey is what cannot be changed. */
const styleSheet = [
  `<styleSheet xmlns="${namespace}"><fonts count="3">${font('')}${font('<b/>')}${font('<i/>')}</fonts>`,
  `<fills count="3">${fill('none')}${fill('gray125')}${fill('solid', '<fgColor rgb="FFEDEDED"/>')}</fills>`,
  `<borders count="2">${border('')}${border(' style="thin"')}</borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${String(looks.length)}">${looks.map(look).join('')}</cellXfs></styleSheet>`,
].join('');

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relations = 'application/vnd.openxmlformats-package.relationships+xml';

const each = (pages: readonly Page[], of: (n: number, page: Page) => Markup): Markup[] =>
  pages.map((page, i) => of(i + 1, page));
const part = (name: string, kind: string): Markup =>
  xml`<Override PartName="/xl/${name}.xml" ContentType="${media}.${kind}+xml"/>`;
const related = (id: string, kind: string, target: string): Markup =>
  xml`<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
const relationships = (...to: Markup[]): string =>
  xml`<Relationships xmlns="${packages}/relationships">${to}</Relationships>`.text;

const partsOf = (pages: readonly Page[]): Record<string, string> => ({
  '[Content_Types].xml':
    xml`<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${relations}"/>${[
      part('workbook', 'sheet.main'),
      part('styles', 'styles'),
      ...each(pages, (n) => part(`worksheets/sheet${String(n)}`, 'worksheet')),
    ]}</Types>`.text,
  '_rels/.rels': relationships(related('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': xml`<workbook xmlns="${namespace}" xmlns:r="${office}"><sheets>${each(
    pages,
    (n, { title }) => xml`<sheet name="${title}" sheetId="${n}" r:id="rId${n}"/>`,
  )}</sheets><definedNames>${each(
    pages,
    (n, { title }) =>
      xml`<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${title}'!$3:$3</definedName>`,
  )}</definedNames></workbook>`.text,
  'xl/_rels/workbook.xml.rels': relationships(
    ...each(pages, (n) => related(`rId${String(n)}`, 'worksheet', `worksheets/sheet${String(n)}.xml`)),
    related('styles', 'styles', 'styles.xml'),
  ),
  'xl/styles.xml': styleSheet,
  ...Object.fromEntries(pages.map((page, i) => [`xl/worksheets/sheet${String(i + 1)}.xml`, worksheet(page)])),
});

/** What is used of the library's archives, which it has no types for. */
interface Archives {
  utils: { cfb_new(): object; cfb_add(archive: object, path: string, content: Buffer): void };
  write(archive: object, options: { type: 'buffer'; fileType: 'zip'; compression: boolean }): Buffer;
}
const archives = CFB as Archives;

/** The pages as a file that spreadsheet programs open. */
export function fileOf(pages: readonly Page[]): Buffer {
  const archive = archives.utils.cfb_new();
  for (const [path, text] of Object.entries(partsOf(pages)))
    archives.utils.cfb_add(archive, `/${path}`, Buffer.from(declaration + text));
  return archives.write(archive, { type: 'buffer', fileType: 'zip', compression: true });
}
