import { columnsOf, headed } from '#lib/regulation/list-templates.js';
import type { ListColumn, Regulation } from '#lib/regulation/regulation.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import type { Certificate } from '../certificate/certificate.entity.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { DecisionItem } from './decision-item.entity.js';
import type { Decision } from './decision.entity.js';

/** A row of the list attached to a decision, and all that it can show. */
export interface RecognizedLine {
  /** From 1, among the recognized. */
  place: number;
  item: Pick<DecisionItem, 'title' | 'authors' | 'number'>;
  dossier: Pick<Dossier, 'sector' | 'category' | 'shortcoming' | 'firstAppliedOn'>;
  unit: string;
  decision: Pick<Decision, 'signedOn'>;
  certificates: readonly Pick<Certificate, 'number'>[];
}

const usual = headed<'recognized'>([
  ['sequence', 'STT'],
  ['title', 'Tên sáng kiến'],
  ['authors', 'Tác giả, đồng tác giả'],
  ['shares', 'Tỷ lệ đóng góp (%)'],
  ['unit', 'Đơn vị'],
  ['decision-number', 'Số quyết định'],
  ['decision-date', 'Ngày quyết định'],
  ['certificate-number', 'Số giấy chứng nhận'],
]);

const values = (rules?: Regulation): Record<ListColumn<'recognized'>, CsvColumn<RecognizedLine>[1]> => ({
  sequence: (line) => line.place,
  title: (line) => line.item.title,
  authors: (line) => line.item.authors.map(({ fullName }) => fullName).join('; '),
  shares: (line) => line.item.authors.map(({ sharePercent }) => String(sharePercent).replace('.', ',')).join('; '),
  unit: (line) => line.unit,
  sector: (line) => line.dossier.sector,
  category: ({ dossier: { category } }) =>
    rules?.contentCategories.find(({ key }) => key === category)?.label ?? category,
  shortcoming: (line) => line.dossier.shortcoming,
  'first-applied-on': (line) => line.dossier.firstAppliedOn,
  'decision-number': (line) => line.item.number,
  'decision-date': (line) => line.decision.signedOn,
  'certificate-number': (line) => line.certificates.map(({ number }) => number).join('; '),
  note: () => null,
});

/** Mẫu danh sách công nhận: the regulation's columns and headings, or the usual ones. */
export const recognizedColumns = (rules?: Regulation): CsvColumn<RecognizedLine>[] =>
  columnsOf(rules?.listTemplates?.recognized ?? usual, values(rules));

/** Of the lines of a decision those that recognize and stand, numbered anew. */
export const recognizedLines = (
  lines: readonly (Omit<RecognizedLine, 'place'> & { item: DecisionItem })[],
): RecognizedLine[] =>
  lines
    .filter(({ item }) => item.verdict === 'recognized' && ['issued', 'in-force'].includes(item.state))
    .map((line, i) => ({ ...line, place: i + 1 }));
