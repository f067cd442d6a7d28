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

/** A row of the nomination list as it comes from the database; local dates are YYYY-MM-DD. */
export interface NominationRecord {
  title: string;
  authors: readonly { fullName: string; sharePercent: number }[];
  unit: string | null;
  decision: string | null;
  decidedOn: string | null;
  reason: string;
  rank: number | null;
  madeOn: string;
  state: string;
  answerNumber: string | null;
  answeredOn: string | null;
  answerReason: string | null;
}

const results: Readonly<Record<string, string>> = {
  made: 'Chờ tỉnh trả lời',
  recognized: 'Công nhận',
  declined: 'Không công nhận',
  refused: 'Không hợp lệ',
  closed: 'Đã dừng',
};

/** The file's beginning: byte order mark, so that Excel reads UTF-8, and the column headers. */
export const csvHeader =
  bom +
  csvRecord([
    'STT',
    'Tên sáng kiến',
    'Tác giả, đồng tác giả (tỷ lệ %)',
    'Đơn vị',
    'Số quyết định công nhận',
    'Ngày quyết định',
    'Lý do đề cử',
    'Thứ tự ưu tiên',
    'Ngày đề cử',
    'Kết quả',
    'Số quyết định của tỉnh',
    'Ngày trả lời',
    'Lý do không công nhận',
  ]);

const shareOf = ({ fullName, sharePercent }: NominationRecord['authors'][number]): string =>
  `${fullName} (${String(sharePercent).replace('.', ',')}%)`;

/** One nomination as a line of the file; `place` counts from 1. */
export const csvLine = (row: NominationRecord, place: number): string =>
  csvRecord([
    place,
    row.title,
    row.authors.map(shareOf).join('; '),
    row.unit,
    row.decision,
    row.decidedOn,
    row.reason,
    row.rank,
    row.madeOn,
    results[row.state] ?? row.state,
    row.answerNumber,
    row.answeredOn,
    row.answerReason,
  ]);
