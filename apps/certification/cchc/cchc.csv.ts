import { bom, csvRecord } from '#lib/service-kit/csv.js';
import type { CchcTotal } from './cchc.query.js';

const header = ['Đơn vị', 'Sáng kiến', 'Nội dung', 'Số quyết định công nhận', 'Ngày quyết định', 'Điểm'];

const pointsOf = (points: number): string => String(points).replace('.', ',');

const linesOf = ({ unit, points, lines }: CchcTotal): string[] => [
  ...lines.map((line) =>
    csvRecord([unit, line.title, line.category, line.number, line.signedOn, pointsOf(line.points)]),
  ),
  csvRecord([unit, `Tổng cộng: ${String(lines.length)} sáng kiến`, null, null, null, pointsOf(points)]),
];

/** The list as a file: each unit's initiatives, then its total. */
export const cchcFile = (totals: readonly CchcTotal[]): string =>
  bom + csvRecord(header) + totals.flatMap(linesOf).join('');
