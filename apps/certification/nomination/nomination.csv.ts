import type { AuthorShare } from '#lib/contracts/shared.js';
import type { CsvColumn } from '../csv.js';
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

const shareOf = ({ fullName, sharePercent }: NominationLine['authors'][number]): string =>
  `${fullName} (${String(sharePercent).replace('.', ',')}%)`;

/** Columns of the list that goes to the province. */
export const nominationColumns: readonly CsvColumn<NominationLine>[] = [
  ['STT', (row) => row.place],
  ['Tên sáng kiến', (row) => row.title],
  ['Tác giả, đồng tác giả (tỷ lệ %)', (row) => row.authors.map(shareOf).join('; ')],
  ['Đơn vị', (row) => row.unit],
  ['Số quyết định công nhận', (row) => row.decision],
  ['Ngày quyết định', (row) => row.decidedOn],
  ['Lý do đề cử', (row) => row.reason],
  ['Thứ tự ưu tiên', (row) => row.rank],
  ['Số tờ trình', (row) => row.letterNumber],
  ['Ngày đề cử', (row) => row.madeOn],
  ['Kết quả', (row) => results[row.state]],
  ['Số quyết định của tỉnh', (row) => row.answerNumber],
  ['Ngày trả lời', (row) => row.answeredOn],
  ['Lý do không công nhận', (row) => row.answerReason],
];
