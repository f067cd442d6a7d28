import type { Envelope } from '#lib/contracts/event.js';
import { Logger } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import type { Outbox } from './outbox.js';
import { BackOff, pause, Signal } from './signal.js';
import type { Transport } from './transport.js';

/** How a relay paces itself. */
export interface RelayOptions {
  /** Events handed over at once. */
  batchSize?: number;
  /** The safety poll, and how long a standby takes to notice that the leader is gone; in milliseconds. */
  pollMs?: number;
}

/** Two relays of one service want the same lock; the schema tells services in one database apart. */
const tryLock = `SELECT pg_try_advisory_lock(hashtextextended('outbox of ' || current_schema(), 0)) AS leads`;

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
        await this.lead(session);
      } catch (error) {
        await this.recover('the database', error);
      } finally {
        this.leads = false;
        await session.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
        await session.release();
      }
    }
  }

  private async lead(session: QueryRunner): Promise<void> {
    while (!this.ended && !this.leads) {
      const [lock] = (await session.query(tryLock)) as { leads: boolean }[];
      if (lock?.leads) this.leads = true;
      else if (this.draining) this.stop.abort();
      else await pause(this.pollMs, this.stop.signal);
    }
    while (!this.ended) await this.relay(session);
  }

  private async relay(session: QueryRunner): Promise<void> {
    const rows = (await session.query('SELECT seq, envelope FROM outbox ORDER BY seq LIMIT $1', [this.batchSize])) as {
      seq: string;
      envelope: Envelope;
    }[];
    if (rows.length === 0) return this.idle();
    try {
      await this.transport.publish(rows.map((row) => row.envelope));
    } catch (error) {
      return this.recover('the transport', error);
    }
    await session.query('DELETE FROM outbox WHERE seq = ANY ($1::bigint[])', [rows.map((row) => row.seq)]);
    this.backOff.reset();
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
