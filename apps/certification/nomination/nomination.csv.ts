import type { AuthorShare } from '#lib/contracts/shared.js';
import { columnsOf, headed } from '#lib/regulation/list-templates.js';
import type { ListColumn, Regulation } from '#lib/regulation/regulation.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import type { NominationState } from './nomination.entity.js';

/** A row of the nomination list, the same for the screen, the JSON and the CSV; local dates are YYYY-MM-DD. */
export interface NominationLine {
  id: string;
  version: number;
  initiativeId: string;
  localityId: string;
  year: number;
  /** A recognition that it stands on was revoked. */
  flagged: boolean;
  refusedReasons: string[];
  letterId: string | null;
  /** From 1, best rank first. */
  place: number;
  title: string;
  authors: readonly AuthorShare[];
  unit: string | null;
  decision: string | null;
  decidedOn: string | null;
  reason: string;
  rank: number | null;
  letterNumber: string | null;
  madeOn: string;
  state: NominationState;
  answerNumber: string | null;
  answeredOn: string | null;
  answerReason: string | null;
}

const results: Readonly<Record<NominationState, string>> = {
  selected: 'Chưa công bố',
  made: 'Chờ tỉnh trả lời',
  recognized: 'Công nhận',
  declined: 'Không công nhận',
  refused: 'Không hợp lệ',
  closed: 'Đã dừng',
};

const shareOf = (sharePercent: number): string => String(sharePercent).replace('.', ',');

const usual = headed<'nominated'>([
  ['sequence', 'STT'],
  ['title', 'Tên sáng kiến'],
  ['authors', 'Tác giả, đồng tác giả (tỷ lệ %)'],
  ['unit', 'Đơn vị'],
  ['decision-number', 'Số quyết định công nhận'],
  ['decision-date', 'Ngày quyết định'],
  ['reason', 'Lý do đề cử'],
  ['rank', 'Thứ tự ưu tiên'],
  ['letter-number', 'Số tờ trình'],
  ['nominated-on', 'Ngày đề cử'],
  ['result', 'Kết quả'],
  ['answer-number', 'Số quyết định của tỉnh'],
  ['answered-on', 'Ngày trả lời'],
  ['answer-reason', 'Lý do không công nhận'],
]);

const values: Record<ListColumn<'nominated'>, CsvColumn<NominationLine>[1]> = {
  sequence: (row) => row.place,
  title: (row) => row.title,
  authors: (row) => row.authors.map((a) => `${a.fullName} (${shareOf(a.sharePercent)}%)`).join('; '),
  shares: (row) => row.authors.map((a) => shareOf(a.sharePercent)).join('; '),
  unit: (row) => row.unit,
  'decision-number': (row) => row.decision,
  'decision-date': (row) => row.decidedOn,
  reason: (row) => row.reason,
  rank: (row) => row.rank,
  'letter-number': (row) => row.letterNumber,
  'nominated-on': (row) => row.madeOn,
  result: (row) => results[row.state],
  'answer-number': (row) => row.answerNumber,
  'answered-on': (row) => row.answeredOn,
  'answer-reason': (row) => row.answerReason,
  note: () => null,
};

/** Columns of the list that goes to the province: as the regulation has them, or the usual ones. */
export const nominationColumns = (rules?: Regulation): CsvColumn<NominationLine>[] =>
  columnsOf(rules?.listTemplates?.nominated ?? usual, values);
