import { services } from '#lib/contracts/services.js';
import { brokenAt, type HistoryRow } from '#lib/service-kit/history.js';
import type pg from 'pg';

/** The history of one aggregate, and what its own row says of its end. */
interface Chain {
  name: string;
  rows: HistoryRow[];
}

async function chainsOf(db: pg.Pool, service: string): Promise<Chain[]> {
  const { rows } = await db.query<HistoryRow>(
    `SELECT aggregate, aggregate_id AS "aggregateId", version, at, person_id AS "personId", person_name AS "personName",
       role, action, from_state AS "fromState", to_state AS "toState", note, cause_id AS "causeId", changes, hash
     FROM ${service}.history ORDER BY aggregate, aggregate_id, version`,
  );
  const chains = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const name = `${row.aggregate} ${row.aggregateId}`;
    const chain = chains.get(name);
    if (chain) chain.push(row);
    else chains.set(name, [row]);
  }
  return [...chains].map(([name, of]) => ({ name, rows: of }));
}

/** Version and hash of every row of the aggregates' own tables. */
async function endsOf(db: pg.Pool, service: string, aggregates: readonly string[]): Promise<Map<string, string>> {
  const ends = new Map<string, string>();
  for (const aggregate of aggregates) {
    const { rows } = await db.query<{ id: string; version: number; hash: string }>(
      `SELECT id, version, history_hash AS hash FROM ${service}."${aggregate}"`,
    );
    for (const { id, version, hash } of rows) ends.set(`${aggregate} ${id}`, `${version} ${hash}`);
  }
  return ends;
}

/** Histories whose chain is broken, or that do not end where their aggregate stands. */
export async function brokenChains(db: pg.Pool): Promise<{ broken: string[]; intact: number }> {
  const broken: string[] = [];
  let intact = 0;
  for (const service of services) {
    const chains = await chainsOf(db, service);
    const ends = await endsOf(db, service, [...new Set(chains.map(({ rows }) => rows[0]!.aggregate))]);
    for (const { name, rows } of chains) {
      const last = rows.at(-1)!;
      const isWhole = brokenAt(rows) === undefined && ends.get(name) === `${last.version} ${last.hash}`;
      if (isWhole) intact += 1;
      else broken.push(`${service} ${name}`);
      ends.delete(name);
    }
    broken.push(...[...ends.keys()].map((name) => `${service} ${name} has no history`));
  }
  return { broken, intact };
}

/** Messages that wait for a person, and facts that registration refused. */
export async function stuck(db: pg.Pool): Promise<string[]> {
  const found: string[] = [];
  for (const service of services) {
    const { rows } = await db.query<{ told: string }>(
      `SELECT coalesce(envelope ->> 'type', '') || ' ' || event_id || ' ' || coalesce(last_error, '') AS told
       FROM ${service}.inbox WHERE status <> 'done'
       UNION ALL
       SELECT action || ' ' || aggregate_id || ' ' || coalesce(note, '') FROM ${service}.history WHERE action = 'refuse-fact'`,
    );
    found.push(...rows.map(({ told }) => `${service}: ${told}`));
  }
  return found;
}
