import { parse } from 'csv-parse/sync';
import { Astray, same } from '../expect.js';
import { instantOf } from '../plan.js';
import type { Journey } from '../model.js';
import { owed, owesNoMore } from '../waits.js';

type Counts = Record<
  'registered' | 'unitRecognized' | 'districtRecognized' | 'nominated' | 'provinceRecognized',
  number
>;

interface Content {
  rows: (Counts & { unit: string })[];
  total: Counts;
}

interface Report {
  id: string;
  number: string;
  edition: number;
  content: Content;
  contentHash: string;
}

const counted = [
  'registered',
  'unitRecognized',
  'districtRecognized',
  'nominated',
  'provinceRecognized',
] as const satisfies (keyof Counts)[];

/** Every total is the sum of its rows, and the file has the rows and the total. */
function requireWhole({ rows, total }: Content, csv: string): void {
  for (const key of counted) same(`total ${key}`, total[key], rows.reduce((sum, row) => sum + row[key], 0)); // prettier-ignore
  const [, ...lines] = parse(csv, { bom: true });
  const shown = lines.map(([unit, , , ...figures]) => [unit, ...figures.slice(0, counted.length).map(Number)]);
  const figuresOf = (row: Counts) => counted.map((key) => row[key]);
  same('the file', shown, [...rows.map((row) => [row.unit, ...figuresOf(row)]), ['Tổng số', ...figuresOf(total)]]);
}

/** Báo cáo năm before the day that the regulation names: frozen with its number, and owed no more. */
export async function report(journey: Journey): Promise<string> {
  const { plan, people, rootId } = journey;
  const officer = await people.standingOfficer();
  const chairman = await people.chairman();
  const isThisYears = ({ dueAt }: { dueAt: string }) =>
    dueAt === instantOf(`${plan.year}-12-15T00:00:00`).toISOString();
  const isOwed = (await owed(officer, 'report')).some(isThisYears);
  const period = { bodyUnitId: rootId, from: `${plan.year}-01-01`, to: `${plan.year}-12-31` };
  const { id, number, edition, content, contentHash } = await chairman.post<Report>('certification/reports', {
    ...period,
    year: plan.year,
  });
  if (edition === 1 && !isOwed) throw new Astray('nobody was told that the report is owed');
  await owesNoMore(officer, 'report', isThisYears);
  requireWhole(content, await officer.get<string>(`certification/reports/${id}/csv`));
  const now = await officer.get<Content>(`certification/reports/current?${new URLSearchParams(period).toString()}`);
  same('the figures as they stand', now.total, content.total);
  const kept = await officer.get<Report>(`certification/reports/${id}`);
  same('the report on record', [kept.contentHash, kept.content], [contentHash, content]);
  const { unitRecognized, districtRecognized, provinceRecognized } = content.total;
  return `report ${number} before 15/12: ${unitRecognized} recognized in units, ${districtRecognized} by the district, ${provinceRecognized} by the province, as its rows and its CSV file say; owed no more`;
}
