import type { Envelope } from '#lib/contracts/event.js';
import type { DataSource, EntityManager } from 'typeorm';
import { prepared } from './prepared.js';

/** Inserts events, as a part of any statement; their values are its parameters from `first` on. */
export const insertEvents = (first: number): string => {
  const [id, type, subject, envelope] = [first, first + 1, first + 2, first + 3];
  return `INSERT INTO outbox (event_id, type, subject, envelope)
    SELECT * FROM unnest($${id}::uuid[], $${type}::text[], $${subject}::text[], $${envelope}::jsonb[])`;
};

/** The four values that `insertEvents` takes. */
export const eventValues = (events: readonly Envelope[]): unknown[] => [
  events.map((e) => e.id),
  events.map((e) => e.type),
  events.map((e) => e.subject),
  events.map((e) => JSON.stringify(e)),
];

const insert = insertEvents(1);

/** Writes events into the caller's transaction, in the order given; they leave once it has committed. */
export async function enqueue(tx: EntityManager, events: readonly Envelope[]): Promise<void> {
  if (events.length > 0) await prepared(tx, insert, eventValues(events));
}

/** What waits in the outbox. */
export interface Backlog {
  /** Counted up to 10,000. */
  events: number;
  /** Age of the oldest, 0 when there is none. */
  oldestSeconds: number;
}

/** The transactions of one service, and the signal that one has committed. */
export class Outbox {
  private readonly wakes: (() => void)[] = [];

  constructor(readonly db: DataSource) {}

  /** Runs the work in one transaction and, when it has committed, wakes whoever relays the events. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.db.transaction(work);
    for (const wake of this.wakes) wake();
    return result;
  }

  /** Registers what runs after each commit; it must neither block nor throw. */
  onCommit(wake: () => void): void {
    this.wakes.push(wake);
  }

  /** For health and metrics: a relay that lags shows here first. */
  async backlog(): Promise<Backlog> {
    const [row] = await this.db.query<{ events: number; oldest: number | null }[]>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM outbox LIMIT 10000) o) AS events,
              (SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 FROM outbox ORDER BY seq LIMIT 1) AS oldest`,
    );
    return { events: row?.events ?? 0, oldestSeconds: row?.oldest ?? 0 };
  }
}
