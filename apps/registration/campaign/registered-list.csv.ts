import { localDate } from '#lib/regulation/calendar.js';
import { levelTerm } from '#lib/regulation/levels.js';
import { columnsOf, headed } from '#lib/regulation/list-templates.js';
import type { ListColumn, ListTemplate, Regulation } from '#lib/regulation/regulation.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import type { Initiative } from '../initiative/initiative.entity.js';
import type { RegisteredLine } from './registered-list.entity.js';

/** What a line tells of a registered initiative beside its row. */
interface Place {
  number: number;
  unit: string;
  rules: Regulation;
  /** When the list is published: levels are called as they are then. */
  at: Date;
}

/** What is read of an initiative for its line. */
export type Registered = Pick<
  Initiative,
  'id' | 'title' | 'authors' | 'unitId' | 'sector' | 'registeredAt' | 'category' | 'targetLevel'
>;

export function registeredLine(row: Registered, { number, unit, rules, at }: Place): RegisteredLine {
  const category = rules.contentCategories.find(({ key }) => key === row.category)?.label;
  return {
    number,
    initiativeId: row.id,
    title: row.title,
    authors: row.authors.map((author) => author.fullName),
    unit,
    sector: row.sector,
    registeredAt: row.registeredAt?.toISOString() ?? '',
    shares: row.authors.map((author) => author.sharePercent),
    ...(category === undefined ? {} : { category }),
    targetLevel: levelTerm(rules, row.targetLevel, localDate(at))?.label ?? row.targetLevel,
  };
}

const usual = headed<'registered'>([
  ['sequence', 'STT'],
  ['title', 'Tên sáng kiến'],
  ['authors', 'Tác giả, đồng tác giả'],
  ['shares', 'Tỷ lệ đóng góp (%)'],
  ['unit', 'Đơn vị'],
  ['sector', 'Lĩnh vực'],
  ['target-level', 'Cấp đăng ký'],
  ['registered-on', 'Ngày đăng ký'],
]);

/** Mẫu danh sách đăng ký: the regulation's columns and headings, or the usual ones. */
export const registeredTemplate = ({ listTemplates }: Regulation): ListTemplate<'registered'> =>
  listTemplates?.registered ?? usual;

const percent = (share: number) => String(share).replace('.', ',');

const values: Record<ListColumn<'registered'>, CsvColumn<RegisteredLine>[1]> = {
  sequence: (line) => line.number,
  title: (line) => line.title,
  authors: (line) => line.authors.join('; '),
  shares: (line) => (line.shares ?? []).map(percent).join('; '),
  unit: (line) => line.unit,
  sector: (line) => line.sector,
  category: (line) => line.category ?? null,
  'target-level': (line) => line.targetLevel ?? null,
  'registered-on': (line) => (line.registeredAt === '' ? null : localDate(new Date(line.registeredAt))),
  note: () => null,
};

export const registeredColumns = (rules: Regulation): CsvColumn<RegisteredLine>[] =>
  columnsOf(registeredTemplate(rules), values);
