import type { Envelope } from '#lib/contracts/event.js';
import type { DataSource, EntityManager } from 'typeorm';
import { prepared } from './prepared.js';

/** What a batch may do: which of its events are new here, and which subjects have an earlier event in retry. */
export interface Admission {
  fresh: Set<string>;
  /** Subject to the time (ISO) of the retry that its later events wait for. */
  waiting: Map<string, string>;
}

/** Marks the new events of a batch as done, in the transaction that does them. */
export async function admit(tx: EntityManager, consumer: string, batch: readonly Envelope[]): Promise<Admission> {
  const [row] = await prepared<{ fresh: string[]; waiting: Record<string, string> | null }>(
    tx,
    `WITH fresh AS (
       INSERT INTO inbox (consumer, event_id, status)
       SELECT $1, id, 'done' FROM unnest($2::uuid[]) AS id
       ON CONFLICT DO NOTHING RETURNING event_id
     ), waiting AS (
       SELECT envelope ->> 'subject' AS subject, max(next_at) AS next_at FROM inbox
       WHERE consumer = $1 AND status = 'retry' AND envelope ->> 'subject' = ANY ($3::text[]) GROUP BY 1
     )
     SELECT ARRAY(SELECT event_id::text FROM fresh) AS fresh,
            (SELECT jsonb_object_agg(subject, next_at) FROM waiting) AS waiting`,
    [consumer, batch.map((event) => event.id), [...new Set(batch.map((event) => event.subject))]],
  );
  return { fresh: new Set(row?.fresh), waiting: new Map(Object.entries(row?.waiting ?? {})) };
}

/** Puts events that were just admitted behind the retry of an earlier event of their subject. */
export async function holdBack(
  tx: EntityManager,
  consumer: string,
  events: readonly Envelope[],
  waiting: Admission['waiting'],
): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `UPDATE inbox SET status = 'retry', next_at = e.next_at, envelope = e.envelope
     FROM unnest($2::uuid[], $3::timestamptz[], $4::jsonb[]) AS e (event_id, next_at, envelope)
     WHERE inbox.consumer = $1 AND inbox.event_id = e.event_id`,
    [
      consumer,
      events.map((event) => event.id),
      events.map((event) => waiting.get(event.subject)),
      events.map((event) => JSON.stringify(event)),
    ],
  );
}

/** A failed attempt; without a delay the event is parked. */
export interface Attempt {
  attempts: number;
  error: string;
  retryInMs?: number;
}

/** Writes down a failed attempt. An event that has meanwhile been done elsewhere stays done. */
export async function recordFailure(
  db: DataSource,
  consumer: string,
  event: Envelope,
  attempt: Attempt,
): Promise<void> {
  const { attempts, error, retryInMs } = attempt;
  await db.query(
    `INSERT INTO inbox (consumer, event_id, status, attempts, next_at, envelope, last_error)
     VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 ms', $6, $7)
     ON CONFLICT (consumer, event_id) DO UPDATE
       SET status = excluded.status, attempts = excluded.attempts, next_at = excluded.next_at, last_error = excluded.last_error
       WHERE inbox.status = 'retry' AND inbox.attempts < excluded.attempts`,
    [
      consumer,
      event.id,
      retryInMs === undefined ? 'parked' : 'retry',
      attempts,
      retryInMs ?? null,
      JSON.stringify(event),
      error,
    ],
  );
}

/** An event whose retry is due, locked. */
export interface DueRetry {
  envelope: Envelope;
  attempts: number;
}

/** Whether a retry is due: the cheap question of an idle consumer. */
export async function isRetryDue(db: DataSource, consumer: string): Promise<boolean> {
  const [row] = await db.query<{ due: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM inbox WHERE consumer = $1 AND status = 'retry' AND next_at <= clock_timestamp()) AS due`,
    [consumer],
  );
  return row?.due ?? false;
}

/**
 * Locks the retry that has been due longest and that no earlier retry of its subject stands before.
 * Competing replicas pass each other by, and still keep a subject's order.
 */
export async function takeDue(tx: EntityManager, consumer: string): Promise<DueRetry | undefined> {
  const [due] = await tx.query<DueRetry[]>(
    `SELECT envelope, attempts FROM inbox due
     WHERE consumer = $1 AND status = 'retry' AND next_at <= clock_timestamp()
       AND NOT EXISTS (
         SELECT FROM inbox earlier WHERE earlier.consumer = $1 AND earlier.status = 'retry'
           AND earlier.envelope ->> 'subject' = due.envelope ->> 'subject'
           AND (earlier.next_at, earlier.received_at, earlier.event_id) < (due.next_at, due.received_at, due.event_id))
     ORDER BY next_at, received_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [consumer],
  );
  return due;
}

/** Marks a retried event as done; its payload is no longer needed. */
export async function finish(tx: EntityManager, consumer: string, eventId: string): Promise<void> {
  await tx.query(
    `UPDATE inbox SET status = 'done', next_at = NULL, envelope = NULL, last_error = NULL
     WHERE consumer = $1 AND event_id = $2`,
    [consumer, eventId],
  );
}

/** Forgets events that were done before the given time; a copy that arrives later still would have its effect again. */
export async function forgetDone(db: DataSource, before: Date): Promise<number> {
  const [, count] = await db.query<[unknown[], number]>(
    `DELETE FROM inbox WHERE status = 'done' AND received_at < $1`,
    [before],
  );
  return count;
}
