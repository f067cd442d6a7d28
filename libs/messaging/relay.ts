import { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Outbox } from './outbox.js';
import { BackOff, Signal } from './signal.js';
import type { Message, Transport } from './transport.js';

/** How a relay paces itself. */
export interface RelayOptions {
  /** Events handed over at once. */
  batchSize?: number;
  /** The safety poll, and how long a standby takes to notice that the leader is gone; in milliseconds. */
  pollMs?: number;
}

/** Two relays of one service want the same lock; the schema tells services in one database apart. */
const lead = `SELECT pg_try_advisory_lock(hashtextextended('outbox of ' || current_schema(), 0)) AS leads,
                     'outbox of ' || current_schema() AS channel`;

/** One commit, not waited for: losing it to a crash repeats a batch. What is under way is neither deleted nor read again. */
const deleteAndRead = `WITH sent AS (DELETE FROM outbox WHERE seq = ANY ($1::bigint[]))
  SELECT seq, event_id AS id, type, envelope::text AS json FROM outbox WHERE seq <> ALL ($1::bigint[] || $2::bigint[]) ORDER BY seq LIMIT $3`;

/**
 * The leader's session does not wait for its commits: one that is lost repeats a batch. And it reads by the index, which
 * marks the dead as it passes them: of few rows alive the planner thinks that they are found as fast in the whole table,
 * and there each read would pass all the dead.
 */
const asLeader = 'SET synchronous_commit = off; SET enable_seqscan = off';
const asBefore = 'RESET synchronous_commit; RESET enable_seqscan';

/** An event as it was written: it is passed on without being read. */
interface Row extends Message {
  seq: string;
}

/** Events that were handed over. */
interface Batch {
  seqs: string[];
  /** Whether all of them are safe with their consumers. */
  isSafe: Promise<boolean>;
}
const nothing: Batch = { seqs: [], isSafe: Promise.resolve(true) };

/**
 * Sends committed events, oldest first, and deletes what is safe with its consumers. Of a service's replicas one leads,
 * so that an aggregate's events leave in the order they were written. A crash repeats a batch; inboxes absorb that.
 */
export class OutboxRelay {
  private readonly log: Logger;
  private readonly batchSize: number;
  private readonly pollMs: number;
  private readonly wakeUp = new Signal();
  private readonly stop = new AbortController();
  private readonly backOff = new BackOff(50, 5_000);
  private draining = false;
  private leads = false;
  private running = Promise.resolve();

  constructor(
    private readonly outbox: Outbox,
    private readonly transport: Transport,
    { batchSize = 200, pollMs = 500 }: RelayOptions = {},
  ) {
    this.batchSize = batchSize;
    this.pollMs = pollMs;
    this.log = new Logger('relay');
    outbox.onCommit(() => this.wakeUp.raise());
  }

  /** True in the one replica that sends. */
  get isLeader(): boolean {
    return this.leads;
  }

  /** Sends until it is drained. Holds one connection of the pool: the one that has the lock. */
  start(): void {
    this.running = this.run();
  }

  /** Sends what is still there, at most so long, and ends. What cannot be sent stays in the outbox. */
  async drain(timeoutMs = 5_000): Promise<void> {
    this.draining = true;
    this.wakeUp.raise();
    const limit = setTimeout(() => this.stop.abort(), timeoutMs);
    await this.running;
    clearTimeout(limit);
  }

  private get ended(): boolean {
    return this.stop.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      const session = this.outbox.db.createQueryRunner();
      try {
        await this.stand(session);
        if (this.leads) await this.lead(session);
      } catch (error) {
        await this.recover('the database', error);
      } finally {
        this.leads = false;
        await session.query(`UNLISTEN *; ${asBefore}; SELECT pg_advisory_unlock_all()`).catch(() => undefined);
        await session.release();
      }
    }
  }

  /** Until it leads, a replica passes on to the leader that it has committed, in a transaction of its own. */
  private async stand(session: QueryRunner): Promise<void> {
    while (!this.ended) {
      const [answer] = (await session.query(lead)) as { leads: boolean; channel: string }[];
      if (answer?.leads) {
        this.leads = true;
        const connection = (await session.connect()) as pg.PoolClient;
        connection.removeAllListeners('notification').on('notification', () => this.wakeUp.raise());
        await session.query(`LISTEN "${answer.channel}"; ${asLeader}`);
        return;
      }
      if (this.draining) this.stop.abort();
      else if (await this.wakeUp.wait(this.pollMs))
        await session.query('SELECT pg_notify($1, NULL)', [answer?.channel]);
    }
  }

  /** While a full batch is on its way the next is read; what is less than that is waited for, so that more gathers. */
  private async lead(session: QueryRunner): Promise<void> {
    let sent: string[] = [];
    let underWay = nothing;
    while (!this.ended) {
      const rows = await read(session, sent, underWay.seqs, this.batchSize);
      const isSafe = await underWay.isSafe;
      sent = isSafe ? underWay.seqs : [];
      underWay = isSafe ? this.handOver(rows) : nothing; // what failed goes first
      if (rows.length === this.batchSize) continue;
      if (await underWay.isSafe) sent = [...sent, ...underWay.seqs];
      underWay = nothing;
      if (rows.length === 0 && sent.length === 0) await this.idle();
    }
    if (await underWay.isSafe) sent = [...sent, ...underWay.seqs];
    await session.query('DELETE FROM outbox WHERE seq = ANY ($1::bigint[])', [sent]);
  }

  private handOver(rows: readonly Row[]): Batch {
    if (rows.length === 0) return nothing;
    return { seqs: rows.map((row) => row.seq), isSafe: this.hasSent(rows) };
  }

  private async hasSent(messages: readonly Message[]): Promise<boolean> {
    try {
      await this.transport.publish(messages);
      this.backOff.reset();
      return true;
    } catch (error) {
      await this.recover('the transport', error);
      return false;
    }
  }

  private async idle(): Promise<void> {
    this.backOff.reset();
    if (this.draining) this.stop.abort();
    else await this.wakeUp.wait(this.pollMs);
  }

  private async recover(what: string, error: unknown): Promise<void> {
    this.log.warn(`waiting for ${what}: ${error instanceof Error ? error.message : String(error)}`);
    if (this.draining) this.stop.abort();
    else await this.backOff.pause(this.stop.signal);
  }
}

const read = (session: QueryRunner, sent: string[], underWay: string[], limit: number): Promise<Row[]> =>
  session.query(deleteAndRead, [sent, underWay, limit]);
