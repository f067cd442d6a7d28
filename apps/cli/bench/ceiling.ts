import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { closedLoop } from './closed-loop.js';
import { effectTable, itemId, producerTables, snapshotOf, told } from './item.entity.js';
import { createSchema } from './place.js';

/** One change in one round trip: the row, its history and its event. */
const change = `WITH written AS (
    UPDATE item SET state = 'registered', version = version + 1, history_hash = $2, updated_at = clock_timestamp()
    WHERE id = $1 RETURNING version
  ), remembered AS (
    INSERT INTO history (aggregate, aggregate_id, version, at, person_name, role, action, from_state, to_state, changes, hash)
    SELECT 'item', $1, version, clock_timestamp(), 'Nguyễn Thị An', 'author', 'register', 'registered', 'registered', $3, $2
    FROM written
  )
  INSERT INTO outbox (event_id, type, subject, envelope) VALUES ($4, '${told.type}', $1::text, $5)`;

/** Fifty events in one round trip: out of the outbox, into the inbox, and their effects. */
const take = `WITH taken AS (
    DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox ORDER BY seq LIMIT 50 FOR UPDATE SKIP LOCKED)
    RETURNING event_id, subject, envelope
  ), received AS (
    INSERT INTO inbox (consumer, event_id, status) SELECT 'notification', event_id, 'done' FROM taken
  )
  INSERT INTO effect (subject, version, state, title)
  SELECT subject::uuid, (envelope -> 'data' ->> 'version')::int, 'registered', envelope -> 'data' ->> 'title' FROM taken`;

/** The tables of both ends in one schema. */
export const createCeiling = (url: string): Promise<void> =>
  createSchema(url, 'ceiling', [...producerTables, effectTable]);

const changes = JSON.stringify({ state: 'registered', updatedAt: '2024-07-20T02:00:00.000Z' });
const hash = 'a'.repeat(64);

/**
 * Events a second that the database itself can take when nothing but it has to work: the same rows, in the fewest
 * statements, prepared, with this many writers and as many takers as we have lanes.
 */
export async function ceiling(url: string, events: number, writers: number): Promise<number> {
  const takers = 4;
  const max = writers + takers;
  const pool = new pg.Pool({ connectionString: url, max, options: '-c search_path=ceiling' });
  const values = Array.from({ length: events }, (_, n) => {
    const envelope = told.make(itemId(n), snapshotOf(itemId(n), n + 1), new Date());
    return [itemId(n), hash, changes, randomUUID(), JSON.stringify(envelope)];
  });
  await Promise.all(Array.from({ length: max }, () => pool.query('SELECT pg_sleep(0.05)')));
  let taken = 0;
  const takeAll = async () => {
    while (taken < events) {
      const { rowCount } = await pool.query({ name: 'take', text: take });
      taken += rowCount ?? 0;
    }
  };
  const started = performance.now();
  await Promise.all([
    closedLoop({ count: events, concurrency: writers }, (n) =>
      pool.query({ name: 'change', text: change, values: values[n] }),
    ),
    ...Array.from({ length: takers }, takeAll),
  ]);
  const seconds = (performance.now() - started) / 1000;
  await pool.query('TRUNCATE history, inbox, effect');
  await pool.end();
  return events / seconds;
}
