import { reportIssued } from '#lib/contracts/report.events.js';
import type { Benefit } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import { Exact } from '#lib/regulation/decimals.js';
import type { Change } from '#lib/service-kit/change.js';
import { canonical } from '#lib/service-kit/history.js';
import { createHash } from 'node:crypto';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Signer } from '../decision/decision.entity.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import {
  type BenefitSum,
  type Counts,
  measured,
  type Period,
  type ReportContent,
  type ReportRow,
} from './report.content.js';
import type { Report } from './report.entity.js';

/** What one initiative adds to the report of a period; `null`: nothing at that step within it. */
export interface Counted {
  unit: string;
  sector: string;
  category: string | null;
  registered: boolean;
  unitRecognized: boolean;
  districtRecognized: boolean;
  provinceRecognized: boolean;
  nominated: boolean;
  /** Of those recognized within the period. */
  authorIds: readonly string[];
  benefit?: Benefit | null;
}

const isRecognized = (one: Counted) => one.unitRecognized || one.districtRecognized || one.provinceRecognized;
const authorsOf = (one: Counted): readonly string[] => (isRecognized(one) ? one.authorIds : []);

const sumOf = (counts: readonly Counts[]): Counts => ({
  registered: counts.reduce((n, c) => n + c.registered, 0),
  unitRecognized: counts.reduce((n, c) => n + c.unitRecognized, 0),
  districtRecognized: counts.reduce((n, c) => n + c.districtRecognized, 0),
  nominated: counts.reduce((n, c) => n + c.nominated, 0),
  provinceRecognized: counts.reduce((n, c) => n + c.provinceRecognized, 0),
  authorships: counts.reduce((n, c) => n + c.authorships, 0),
});

const countsOf = (one: Counted): Counts => ({
  registered: Number(one.registered),
  unitRecognized: Number(one.unitRecognized),
  districtRecognized: Number(one.districtRecognized),
  nominated: Number(one.nominated),
  provinceRecognized: Number(one.provinceRecognized),
  authorships: authorsOf(one).length,
});

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
};

function rowsOf(counted: readonly Counted[]): ReportRow[] {
  const groups = grouped(counted, ({ unit, sector, category }) => JSON.stringify([unit, sector, category]));
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { unit, sector, category } = first;
    return [{ unit, sector, category, ...sumOf(group.map(countsOf)) }];
  });
}

function benefitsOf(counted: readonly Counted[]): BenefitSum[] {
  const given = counted.filter(isRecognized).flatMap(({ benefit }) => {
    const { amount, measure, kind } = benefit ?? {};
    return amount === undefined || measure === undefined || kind === undefined ? [] : [{ amount, measure, kind }];
  });
  return grouped(given, ({ measure, kind }) => JSON.stringify([measure, kind])).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const amount = group.reduce((sum, one) => sum.plus(one.amount), new Exact(0)).toFixed();
    return [{ measure: first.measure, kind: first.kind, initiatives: group.length, amount }];
  });
}

/** The report of a period: every total is the sum of its rows. */
export function compile(period: Period, counted: readonly Counted[]): ReportContent {
  const relevant = counted.filter((one) => measured.some((step) => one[step]));
  const rows = rowsOf(relevant);
  const people = new Set(relevant.flatMap(authorsOf)).size;
  return { ...period, rows, total: sumOf(rows), people, benefits: benefitsOf(relevant) };
}

/** SHA-256 of the content, the same before and after it was stored. */
export const hashOf = (content: ReportContent): string => createHash('sha256').update(canonical(content)).digest('hex');

/** Whose report it is, of which year, and to whom. */
export type Issue = Pick<
  Report,
  'localityId' | 'year' | 'edition' | 'bodyUnitId' | 'bodyName' | 'addressee' | 'through'
>;

/** Ký ban hành báo cáo: frozen with number, date and hash (NĐ 30/2020); sent before the day that the regulation names. */
export function issue(
  reportId: string,
  what: Issue,
  content: ReportContent,
  given: GivenNumber,
  signer: Signer,
  at: Date,
): Change<Report> {
  const signedOn = localDate(at);
  const contentHash = hashOf(content);
  const { localityId, year, edition, bodyUnitId } = what;
  const told = { reportId, localityId, year, edition, bodyUnitId, number: given.number, signedOn, contentHash };
  return {
    action: 'issue',
    by: { personId: signer.personId, name: signer.name, role: signer.role },
    set: {
      ...what,
      ...given,
      content,
      contentHash,
      numberYear: Number(signedOn.slice(0, 4)),
      signedOn,
      signedAt: at,
      signer,
    },
    events: [reportIssued.make(reportId, told, at)],
    note: given.number,
  };
}

/** The rows of the file: those of the report and then their sum. */
export const fileRows = ({ rows, total }: ReportContent): ReportRow[] => [
  ...rows,
  { unit: 'Tổng số', sector: '', category: null, ...total },
];

/** `above`: how the level above the unit is called, such as huyện. */
export const reportColumns = (above = 'trên cơ sở'): CsvColumn<ReportRow>[] => [
  ['Đơn vị', (row) => row.unit],
  ['Lĩnh vực', (row) => row.sector],
  ['Nội dung', (row) => row.category],
  ['Đăng ký', (row) => row.registered],
  ['Công nhận cấp cơ sở', (row) => row.unitRecognized],
  [`Công nhận cấp ${above}`, (row) => row.districtRecognized],
  ['Đề cử lên tỉnh', (row) => row.nominated],
  ['Công nhận cấp tỉnh', (row) => row.provinceRecognized],
  ['Lượt tác giả được công nhận', (row) => row.authorships],
];
