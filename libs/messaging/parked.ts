import type { Envelope } from '#lib/contracts/event.js';
import type { DataSource } from 'typeorm';

/** A message that waits for a person. */
export interface ParkedMessage {
  consumer: string;
  eventId: string;
  envelope: Envelope;
  attempts: number;
  error: string | null;
  receivedAt: Date;
}

/** The parked messages of a service, oldest first. */
export function listParked(db: DataSource, limit = 100): Promise<ParkedMessage[]> {
  return db.query<ParkedMessage[]>(
    `SELECT consumer, event_id AS "eventId", envelope, attempts, last_error AS error, received_at AS "receivedAt"
     FROM inbox WHERE status = 'parked' ORDER BY received_at LIMIT $1`,
    [limit],
  );
}

/** Gives parked messages a fresh set of attempts, due at once; returns how many. Others than parked ones are left alone. */
export async function replayParked(db: DataSource, eventIds: readonly string[] | 'all'): Promise<number> {
  const [, count] = await db.query<[unknown[], number]>(
    `UPDATE inbox SET status = 'retry', attempts = 0, next_at = clock_timestamp()
     WHERE status = 'parked' AND ($1::uuid[] IS NULL OR event_id = ANY ($1::uuid[]))`,
    [eventIds === 'all' ? null : eventIds],
  );
  return count;
}
