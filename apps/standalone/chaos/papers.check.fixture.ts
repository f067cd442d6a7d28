import type pg from 'pg';
import { compared, type Findings } from './commands.check.fixture.js';
import { isRecognized, type Subject } from './subject.fixture.js';

interface Series {
  series: string;
  numbers: number[];
  last: number;
}

/** Numbers of papers by body, kind and year, with the last number that the series gave. */
const seriesQueries = [
  `SELECT 'decisions of ' || d.body_unit_id || ' ' || d.kind || ' ' || d.year AS series,
     array_agg(d.sequence ORDER BY d.sequence) AS numbers,
     (SELECT last FROM certification.number_series s
      WHERE (s.body_unit_id, s.kind, s.year) = (d.body_unit_id, d.kind, d.year)) AS last
   FROM certification.decision d WHERE d.state = 'issued' GROUP BY d.body_unit_id, d.kind, d.year`,
  `SELECT 'certificates of ' || c.body_unit_id || ' ' || c.kind || ' ' || c.year AS series,
     array_agg(c.sequence ORDER BY c.sequence) AS numbers,
     (SELECT last FROM certification.number_series s
      WHERE (s.body_unit_id, s.kind, s.year) = (c.body_unit_id, c.kind, c.year)) AS last
   FROM certification.certificate c GROUP BY c.body_unit_id, c.kind, c.year`,
  `SELECT 'receipts of ' || i.office_unit_id || ' ' || i.receipt_year AS series,
     array_agg(i.receipt_sequence ORDER BY i.receipt_sequence) AS numbers,
     (SELECT last FROM evaluation.number_series s
      WHERE (s.body_unit_id, s.kind, s.year) = (i.office_unit_id, 'receipt', i.receipt_year)) AS last
   FROM evaluation.intake i WHERE i.receipt_number IS NOT NULL GROUP BY i.office_unit_id, i.receipt_year`,
];

/** Each series counts 1, 2, 3 … to the last number given. */
async function numbers(db: pg.Pool): Promise<Findings> {
  const found: Series[] = [];
  for (const query of seriesQueries) found.push(...(await db.query<Series>(query)).rows);
  const told = ({ series, numbers: given, last }: Series) => `${series}: ${given.join(' ')}, last ${last}`;
  const counts = ({ numbers: given, last }: Series) => given.length === last && given.every((n, i) => n === i + 1);
  const wrong = found.filter((series) => !counts(series));
  const isTwice = ({ numbers: given }: Series) => new Set(given).size < given.length;
  return { lost: wrong.filter((s) => !isTwice(s)).map(told), doubled: wrong.filter(isTwice).map(told) };
}

/** One valid certificate for each author of what is recognized, and none for anybody else. */
async function certificates(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ initiative: string; person: string }>(
    `SELECT initiative_id AS initiative, person_id AS person FROM certification.certificate WHERE state = 'valid'`,
  );
  const expected = subjects
    .filter(isRecognized)
    .flatMap(({ id, authors }) => authors.map(({ personId }) => `${id} for ${personId}`));
  return compared('certificate', expected, rows.map(({ initiative, person }) => `${initiative} for ${person}`)); // prettier-ignore
}

/** Lines of decisions: the recognized are in force, nothing waits for an answer of registration. */
async function lines(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ initiative: string; state: string }>(
    `SELECT initiative_id AS initiative, state FROM certification.decision_item WHERE state IN ('issued', 'in-force')`,
  );
  const expected = subjects.filter(isRecognized).map(({ id }) => `${id} in-force`);
  return compared('line', expected, rows.map(({ initiative, state }) => `${initiative} ${state}`)); // prettier-ignore
}

/** Decisions, certificates and receipts with their numbers. */
export async function checkPapers(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const all = [await numbers(db), await certificates(db, subjects), await lines(db, subjects)];
  return { lost: all.flatMap(({ lost }) => lost), doubled: all.flatMap(({ doubled }) => doubled) };
}
