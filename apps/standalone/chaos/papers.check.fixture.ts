import type pg from 'pg';
import { compared, type Findings } from './commands.check.fixture.js';
import { type Recognition, recognitionsOf, type Subject } from './subject.fixture.js';

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
  `SELECT 'minutes of ' || p.body_unit_id || ' ' || p.number_year AS series,
     array_agg(p.number_sequence ORDER BY p.number_sequence) AS numbers,
     (SELECT last FROM evaluation.number_series s
      WHERE (s.body_unit_id, s.kind, s.year) = (p.body_unit_id, 'minutes', p.number_year)) AS last
   FROM evaluation.minutes_paper p WHERE p.state = 'final' GROUP BY p.body_unit_id, p.number_year`,
  `SELECT 'nomination letters of ' || l.body_unit_id || ' ' || l.number_year AS series,
     array_agg(l.sequence ORDER BY l.sequence) AS numbers,
     (SELECT last FROM certification.number_series s
      WHERE (s.body_unit_id, s.kind, s.year) = (l.body_unit_id, 'nomination-letter', l.number_year)) AS last
   FROM certification.nomination_letter l GROUP BY l.body_unit_id, l.number_year`,
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

/** One certificate for each author and level of what is recognized, and none for anybody else. */
async function certificates(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ told: string }>(
    `SELECT initiative_id || ' ' || level || ' ' || state || ' for ' || person_id AS told
     FROM certification.certificate WHERE state <> 'void'`,
  );
  const expected = subjects.flatMap((subject) =>
    recognitionsOf(subject).flatMap(({ level, isRevoked }) =>
      subject.authors.map(
        ({ personId }) => `${subject.id} ${level} ${isRevoked ? 'revoked' : 'valid'} for ${personId}`,
      ),
    ),
  );
  return compared('certificate', expected, rows.map(({ told }) => told)); // prettier-ignore
}

const lineOf = ({ level, isRevoked, isFlagged }: Recognition): string =>
  `${level} recognized ${isRevoked ? 'revoked' : 'in-force'}${isFlagged ? ' flagged' : ''}`;

/** Lines of decisions, one for what each says of an initiative; nothing waits for an answer of registration. */
async function lines(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ told: string }>(
    `SELECT initiative_id || ' ' || level || ' ' || verdict || ' ' || state || CASE WHEN flagged THEN ' flagged' ELSE '' END
       AS told FROM certification.decision_item WHERE state <> 'refused'`,
  );
  const expected = subjects.flatMap((subject) => [
    ...recognitionsOf(subject).map((recognition) => `${subject.id} ${lineOf(recognition)}`),
    ...(subject.district?.verdict === 'declined' ? [`${subject.id} district declined in-force`] : []),
  ]);
  return compared('line', expected, rows.map(({ told }) => told)); // prettier-ignore
}

/** One nomination of what was selected, as the province or a revocation left it. */
async function nominations(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ told: string }>(
    `SELECT n.id || ' of ' || n.initiative_id || ' ' || n.state || ' ' || l.state AS told
     FROM certification.nomination n LEFT JOIN certification.nomination_letter l ON l.id = n.letter_id`,
  );
  const expected = subjects.flatMap(({ id, nomination: made }) =>
    made ? [`${made.id} of ${id} ${made.state} published`] : [],
  );
  return compared('nomination', expected, rows.map(({ told }) => told)); // prettier-ignore
}

/** Decisions, certificates, nominations, and every paper's numbers. */
export async function checkPapers(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const all = [
    await numbers(db),
    await certificates(db, subjects),
    await lines(db, subjects),
    await nominations(db, subjects),
  ];
  return { lost: all.flatMap(({ lost }) => lost), doubled: all.flatMap(({ doubled }) => doubled) };
}
