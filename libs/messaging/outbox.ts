import type { Envelope } from '#lib/contracts/event.js';
import type pg from 'pg';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { allEnded } from './all-ended.js';
import { SwallowedFailure } from './failure.js';
import { prepared } from './prepared.js';
import { SharedTransactions, type Work } from './shared-transactions.js';
import { turnEnds } from './turn.js';

const insert = `INSERT INTO outbox (event_id, type, subject, envelope)
  SELECT (e ->> 'id')::uuid, e ->> 'type', e ->> 'subject', e FROM jsonb_array_elements($1::jsonb) AS e`;

/** Writes events into the caller's transaction, in the order given; they leave once it has committed. */
export async function enqueue(tx: EntityManager, events: readonly Envelope[]): Promise<void> {
  if (events.length > 0) await prepared(tx, insert, [JSON.stringify(events)]);
}

/** The first statement follows BEGIN without waiting for its answer. */
async function committed<T>(session: QueryRunner, work: Work<T>): Promise<T> {
  const connection = (await session.connect()) as pg.PoolClient;
  try {
    const begun = session.startTransaction();
    await turnEnds();
    const result = work(session.manager);
    await allEnded([begun, result]);
    await commit(connection);
    return await result;
  } catch (error) {
    await session.rollbackTransaction().catch(() => undefined); // what went wrong first is what is told
    throw error;
  }
}

/** COMMIT after an error is silently a ROLLBACK, and says so only in its tag. */
async function commit(connection: pg.PoolClient): Promise<void> {
  const { command } = await connection.query('COMMIT').catch((error: unknown) => {
    throw new QueryFailedError('COMMIT', undefined, error as Error);
  });
  if (command !== 'COMMIT') throw new SwallowedFailure();
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
  private readonly together = new SharedTransactions((work) => this.transaction(work));

  constructor(readonly db: DataSource) {}

  /** Runs the work in one transaction and, when it has committed, wakes whoever relays the events. */
  async transaction<T>(work: Work<T>): Promise<T> {
    const session = this.db.createQueryRunner();
    const result = await committed(session, work).finally(() => session.release());
    for (const wake of this.wakes) wake();
    return result;
  }

  /**
   * The same, in a transaction that it may share with other work when the service is busy. For work on one subject that
   * refuses, if at all, before it writes anything; it may be called again, in another transaction.
   */
  shared<T>(subject: string, work: Work<T>): Promise<T> {
    return this.together.run(subject, work);
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
