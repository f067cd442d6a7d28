import type pg from 'pg';
import type { Ledger } from './ledger.fixture.js';
import { expectedState, type Subject } from './subject.fixture.js';

/** What was found wrong, in words; nothing where all is well. */
export interface Findings {
  lost: string[];
  doubled: string[];
}

type Key = string;
const tally = (keys: readonly Key[]): Map<Key, number> => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Compares what must be there with what is there, each as often as it occurs. */
export function compared(what: string, expected: readonly Key[], found: readonly Key[]): Findings {
  const [wanted, there] = [tally(expected), tally(found)];
  const keys = [...new Set([...expected, ...found])];
  const difference = (key: Key) => (there.get(key) ?? 0) - (wanted.get(key) ?? 0);
  const told = (key: Key) => `${what} ${key}: ${there.get(key) ?? 0} instead of ${wanted.get(key) ?? 0}`;
  return {
    lost: keys.filter((key) => difference(key) < 0).map(told),
    doubled: keys.filter((key) => difference(key) > 0).map(told),
  };
}

const commanded = ['registration', 'evaluation', 'certification'] as const;
/** Aggregates that people's commands change; what hangs on them is written along. */
const commandedAggregates = [
  'initiative',
  ...['intake', 'council', 'assessment', 'assignment_plan', 'score_sheet', 'meeting', 'vote', 'minutes_paper'],
  ...['confirmation', 'decision', 'nomination', 'nomination_letter', 'appeal'],
];

/** Each acknowledged command is in its aggregate's history as often as it was given; refused ones are not. */
async function inHistory(db: pg.Pool, { acknowledged, along }: Ledger): Promise<Findings> {
  const found: Key[] = [];
  for (const service of commanded) {
    const { rows } = await db.query<{ id: string; action: string; person: string }>(
      `SELECT aggregate_id AS id, action, person_id AS person FROM ${service}.history
       WHERE cause_id IS NULL AND person_id IS NOT NULL
         AND (aggregate = ANY ($1) OR (aggregate, action) = ('decision_item', 'revoke'))`,
      [commandedAggregates],
    );
    found.push(...rows.map(({ id, action, person }) => `${service} ${id} ${action} ${person}`));
  }
  const expected = [...acknowledged, ...along].map(
    ({ service, aggregateId, action, personId }) => `${service} ${aggregateId ?? ''} ${action} ${personId}`,
  );
  return compared('history', expected, found);
}

/** The keys that the services remember are those of the acknowledged commands, on the same aggregates. */
async function byKey(db: pg.Pool, { acknowledged }: Ledger): Promise<Findings> {
  const found: Key[] = [];
  for (const service of commanded) {
    const { rows } = await db.query<{ key: string; id: string }>(
      `SELECT key, aggregate_id AS id FROM ${service}.command_key`,
    );
    found.push(...rows.map(({ key, id }) => `${service} ${key} on ${id}`));
  }
  const expected = acknowledged.map(({ service, key, aggregateId }) => `${service} ${key} on ${aggregateId ?? ''}`);
  return compared('key', expected, found);
}

/** Facts of the other services, by the step of registration's history that each leads to. */
const factSteps = [
  ...['confirm', 'recognize-unit', 'accept', 'return', 'refuse'],
  ...['evaluate', 'recommend', 'improve', 'decline', 'reopen-evaluating'],
  ...['recognize-district', 'nominate', 'recognize-province', 'revoke', 'revoke-district'],
];

/**
 * Each fact that was acknowledged at its owner moved the initiative once. A withdrawal may come before a fact, which
 * then moves nothing; it must not move it twice either.
 */
async function factsTaken(db: pg.Pool, subjects: readonly Subject[]): Promise<Findings> {
  const { rows } = await db.query<{ id: string; action: string }>(
    `SELECT aggregate_id AS id, action FROM registration.history WHERE aggregate = 'initiative' AND cause_id IS NOT NULL`,
  );
  const found = rows.map(({ id, action }) => `${id} ${action}`);
  const stepsOf = ({ id, steps }: Subject) =>
    steps.filter((step) => factSteps.includes(step)).map((step) => `${id} ${step}`);
  const { lost, doubled } = compared('fact', subjects.flatMap(stepsOf), found);
  const withdrawn = new Set(subjects.filter((subject) => subject.withdrawn).map(({ id }) => id));
  return { doubled, lost: lost.filter((finding) => ![...withdrawn].some((id) => finding.includes(id))) };
}

async function states(db: pg.Pool, subjects: readonly Subject[], lapsed: boolean): Promise<Findings> {
  const { rows } = await db.query<{ id: string; state: string }>('SELECT id, state FROM registration.initiative');
  const found = new Map(rows.map(({ id, state }) => [id, state]));
  const wrong = subjects.filter((subject) => found.get(subject.id) !== expectedState(subject, lapsed));
  const known = new Set(subjects.map(({ id }) => id));
  return {
    lost: wrong.map(
      (s) => `${s.id} is ${found.get(s.id) ?? 'not there'}, not ${expectedState(s, lapsed)}: ${s.steps.join(', ')}`,
    ),
    doubled: [...found.keys()].filter((id) => !known.has(id)).map((id) => `${id} was never acknowledged`),
  };
}

/** Nothing that was acknowledged is missing, and nothing happened that was not, or twice. */
export async function checkCommands(
  db: pg.Pool,
  ledger: Ledger,
  subjects: readonly Subject[],
  lapsed: boolean,
): Promise<Findings> {
  const all = [
    await inHistory(db, ledger),
    await byKey(db, ledger),
    await factsTaken(db, subjects),
    await states(db, subjects, lapsed),
  ];
  return { lost: all.flatMap(({ lost }) => lost), doubled: all.flatMap(({ doubled }) => doubled) };
}
