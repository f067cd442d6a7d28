/** Byte order mark, so that Excel reads UTF-8. */
export const bom = '\uFEFF';

/** Cells that a spreadsheet would run as a formula are made text by an apostrophe (OWASP, CSV injection). */
const harmless = (text: string): string => (/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value);
  const text = harmless((value ?? '').normalize('NFC'));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One record of a CSV file (RFC 4180), with its line end. */
export const csvRecord = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A column of a file: its header and what a row shows in it. */
export type CsvColumn<R> = readonly [header: string, value: (row: R) => string | number | null];

/** A list as a CSV file that Excel opens, line by line. */
export async function* csvOf<R>(
  columns: readonly CsvColumn<R>[],
  rows: AsyncIterable<R> | Iterable<R>,
): AsyncGenerator<string> {
  yield bom + csvRecord(columns.map(([header]) => header));
  for await (const row of rows) yield csvRecord(columns.map(([, value]) => value(row)));
}
