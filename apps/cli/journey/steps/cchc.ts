import { parse } from 'csv-parse/sync';
import { Astray, same, there } from '../expect.js';
import type { Journey } from '../model.js';
import { withUnit } from './unit.js';

interface Total {
  unit: string;
  points: number;
  lines: { initiativeId: string; title: string; number: string; points: number }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const written = (points: number): string => String(points).replace('.', ',');

/** The rows that the file has to have: each unit's initiatives, then its total. */
const rowsOf = ({ unit, points, lines }: Total): string[][] => [
  ...lines.map((line) => [unit, line.title, line.number, written(line.points)]),
  [unit, `Tổng cộng: ${lines.length} sáng kiến`, '', written(points)],
];

/** Điểm chỉ số CCHC: totals are the sums of their lines, no unit gets more than the most, and the file says the same. */
export async function cchc(journey: Journey): Promise<string> {
  const { plan, people, regulation } = journey;
  const officer = await people.standingOfficer();
  const query = `localityId=${plan.id}&year=${plan.year}`;
  const totals = await officer.get<Total[]>(`certification/cchc?${query}`);
  for (const { unit, points, lines } of totals) {
    same(`points of ${unit}`, points, sum(lines.map((line) => line.points)));
    if (points > regulation.cchc.maxPoints) throw new Astray(`${unit} has ${points} points`);
  }
  const lines = totals.flatMap((total) => total.lines);
  for (const { id, title, view } of withUnit(journey)) {
    const line = there(`line of «${title}»`, lines.find(({ initiativeId }) => initiativeId === id)); // prettier-ignore
    same('its decision', line.number, view?.recognitions.find(({ level }) => level === 'unit')?.number);
  }
  const [, ...rows] = parse(await officer.get<string>(`certification/cchc.csv?${query}`), { bom: true });
  const shown = rows.map(([unit, title, , number, , points]) => [unit, title, number, points]);
  same('the file', shown, totals.flatMap(rowsOf));
  return `${lines.length} recognized initiatives give ${totals.length} units ${sum(totals.map(({ points }) => points))} points; the CSV file has the same ${rows.length} rows`;
}
