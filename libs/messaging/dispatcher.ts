import type { Envelope } from '#lib/contracts/event.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { allEnded } from './all-ended.js';
import { describe, HandlerFailure, isConflict, isInfrastructure, isPoison } from './failure.js';
import { admit, type DueRetry, finish, holdBack, isRetryDue, recordFailure, takeDue } from './inbox.js';
import type { Outbox } from './outbox.js';
import { Signal } from './signal.js';

/** Does what an event asks for, in the given transaction; after the last attempt a failed event is parked. */
export type Handle = (event: Envelope, tx: EntityManager, lastAttempt: boolean) => Promise<void>;

/** How often, and how long, failed events are tried again. */
export interface RetryPolicy {
  /** A message is parked when it has failed this often. */
  maxAttempts: number;
  /** Milliseconds to wait after the n-th failure. */
  delayMs: (attempts: number) => number;
  /** How often due retries are looked for, in milliseconds. */
  pollMs: number;
}

/** From half a second, doubling, to five minutes, each a fifth shorter or longer so that a crowd spreads out. */
const growingDelay = (attempts: number): number =>
  Math.min(300_000, 500 * 2 ** (attempts - 1)) * (0.8 + Math.random() * 0.4);

export const defaultRetries: RetryPolicy = { maxAttempts: 8, delayMs: growingDelay, pollMs: 500 };

/** Told of each message that is parked, after it was. */
export type OnParked = (event: Envelope, error: string) => void;

/** How often a single event that collides with others is done over at once before it counts as failed. */
const collisions = 5;

/**
 * Inbox, handlers, retry and parking of one consumer; the same whatever the transport.
 *
 * An event whose subject has an earlier event in retry waits for that event's next attempt, so that a passing fault
 * does not turn the order around. It does not wait for its success: it may itself be what the earlier one misses.
 */
export class Dispatcher {
  private readonly log: Logger;
  private readonly retries: RetryPolicy;
  private readonly signal = new Signal();
  private closing = false;
  private retrying = Promise.resolve();

  constructor(
    private readonly consumer: ServiceName,
    private readonly outbox: Outbox,
    private readonly handle: Handle,
    retries: Partial<RetryPolicy> = {},
    private readonly onParked: OnParked = () => undefined,
  ) {
    this.retries = { ...defaultRetries, ...retries };
    this.log = new Logger(`events:${consumer}`);
  }

  /**
   * Takes a batch into the inbox, in one transaction. When an event fails, the batch is done over one by one, so that
   * it harms no neighbour. Throws only when the database fails.
   */
  async deliver(batch: readonly Envelope[]): Promise<void> {
    try {
      await this.outbox.transaction((tx) => this.take(tx, batch));
    } catch (error) {
      if (isInfrastructure(error)) throw error;
      for (const event of batch) await this.deliverOne(event);
    }
  }

  /** Looks for due retries until it is closed. */
  start(): void {
    this.retrying = this.retryUntilClosed();
  }

  /** Starts no further retry and waits for the one that runs. */
  async close(): Promise<void> {
    this.closing = true;
    this.signal.raise();
    await this.retrying;
  }

  /** Tries one due event again; false when none is due. Throws only when the database fails. */
  async retryOne(): Promise<boolean> {
    const taken: { due?: DueRetry } = {};
    try {
      await this.outbox.transaction(async (tx) => {
        const due = await takeDue(tx, this.consumer);
        if (!due) return;
        taken.due = due;
        await this.invoke(tx, due.envelope, due.attempts + 1);
        await finish(tx, this.consumer, due.envelope.id);
      });
    } catch (error) {
      if (!taken.due || isInfrastructure(error)) throw error;
      await this.fail(taken.due.envelope, error, taken.due.attempts + 1);
    }
    return taken.due !== undefined;
  }

  private async deliverOne(event: Envelope): Promise<void> {
    for (let time = 1; ; time++) {
      try {
        await this.outbox.transaction((tx) => this.take(tx, [event]));
        return;
      } catch (error) {
        if (isInfrastructure(error)) throw error;
        if (isConflict(error) && time < collisions) continue;
        await this.fail(event, error, 1);
        return;
      }
    }
  }

  /** Subjects in one order everywhere, so that two replicas do not lock crosswise; a subject's own order is kept. */
  private async take(tx: EntityManager, batch: readonly Envelope[]): Promise<void> {
    const { fresh, waiting } = await admit(tx, this.consumer, batch);
    const events = batch
      .filter((event) => fresh.delete(event.id))
      .sort((a, b) => Number(a.subject > b.subject) - Number(a.subject < b.subject));
    await holdBack(
      tx,
      this.consumer,
      events.filter((event) => waiting.has(event.subject)),
      waiting,
    );
    await this.invokeAll(tx, bySubject(events.filter((event) => !waiting.has(event.subject))));
  }

  /**
   * The subjects beside each other, so that their statements do not wait for each other's answers; the events of one
   * subject one after the other. All have ended when it throws: nothing may use a transaction that is rolled back.
   */
  private async invokeAll(tx: EntityManager, subjects: readonly Envelope[][]): Promise<void> {
    await allEnded(
      subjects.map(async (events) => {
        for (const event of events) await this.invoke(tx, event, 1);
      }),
    );
  }

  private async invoke(tx: EntityManager, event: Envelope, attempt: number): Promise<void> {
    try {
      await this.handle(event, tx, attempt >= this.retries.maxAttempts);
    } catch (error) {
      throw new HandlerFailure(event, error);
    }
  }

  private async fail(event: Envelope, error: unknown, attempts: number): Promise<void> {
    const { maxAttempts, delayMs } = this.retries;
    const text = describe(error);
    if (!isPoison(error) && attempts < maxAttempts) {
      await recordFailure(this.outbox.db, this.consumer, event, {
        attempts,
        error: text,
        retryInMs: delayMs(attempts),
      });
      this.log.warn(`${event.type} ${event.id} failed (${String(attempts)}), will be tried again: ${firstLine(text)}`);
      return;
    }
    await recordFailure(this.outbox.db, this.consumer, event, { attempts, error: text });
    this.log.error(`${event.type} ${event.id} parked after ${String(attempts)} attempts: ${firstLine(text)}`);
    this.onParked(event, text);
  }

  private async retryUntilClosed(): Promise<void> {
    while (!this.isClosing()) {
      try {
        if ((await isRetryDue(this.outbox.db, this.consumer)) && (await this.retryOne())) continue;
      } catch (error) {
        this.log.warn(`retries wait for the database: ${firstLine(describe(error))}`);
      }
      await this.signal.wait(this.retries.pollMs);
    }
  }

  private isClosing(): boolean {
    return this.closing;
  }
}

const bySubject = (events: readonly Envelope[]): Envelope[][] => {
  const subjects = new Map<string, Envelope[]>();
  for (const event of events) subjects.set(event.subject, [...(subjects.get(event.subject) ?? []), event]);
  return [...subjects.values()];
};

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
