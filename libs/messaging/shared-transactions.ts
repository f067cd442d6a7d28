import { DomainError } from '#lib/contracts/errors.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { isOutage } from './failure.js';

/** What is done in a transaction. */
export type Work<T> = (tx: EntityManager) => Promise<T>;

interface Waiting {
  subject: string;
  work: Work<unknown>;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
}

/** How much shares a transaction. */
const batchSize = 32;

/** After work that was shared more may gather for so many milliseconds, unless there is plenty already. */
const gatherMs = 3;
const plenty = 16;

/** A transaction that takes longer than so many milliseconds, say for a lock, is no longer waited for. */
const patienceMs = 50;

/** So many transactions, at most, run beside each other then. */
const lanes = 4;

/**
 * Commits independent pieces of work together: what comes in while one transaction runs shares the next, with one BEGIN,
 * one COMMIT and one write to the disk. Each piece fails or succeeds for itself: a refusal, which comes before
 * anything is written, leaves the others alone; after any other error nobody knows what is written, so the transaction is
 * rolled back and each piece is done over alone.
 */
export class SharedTransactions {
  private waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private running = 0;
  private readonly overdue = new Set<Promise<void>>();

  constructor(private readonly transaction: <T>(work: Work<T>) => Promise<T>) {}

  run<T>(subject: string, work: Work<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ subject, work, resolve, reject });
      this.startLane();
    });
  }

  /** One lane is the fastest: transactions beside each other only share less. More are for what one would wait for. */
  private startLane(): void {
    if (this.waiting.length > 0 && this.running === this.overdue.size && this.running < lanes) void this.runLane();
  }

  /** Until nothing waits, or all that waits is about what another lane has; that one goes on with it. */
  private async runLane(): Promise<void> {
    this.running += 1;
    await nextTurn(); // what came in with the same read joins
    for (let batch = this.take(); batch.length > 0; batch = this.take()) {
      await this.patiently(this.commit(batch));
      for (const { subject } of batch) this.busy.delete(subject);
      await (batch.length > 1 && this.waiting.length < plenty ? sleep(gatherMs) : nextTurn());
    }
    this.running -= 1;
  }

  private async patiently(commit: Promise<void>): Promise<void> {
    const timer = setTimeout(() => {
      this.overdue.add(commit);
      this.startLane();
    }, patienceMs);
    await commit;
    clearTimeout(timer);
    this.overdue.delete(commit);
  }

  /** The oldest, one for each subject, in one order everywhere so that two transactions do not lock crosswise. */
  private take(): Waiting[] {
    const batch: Waiting[] = [];
    this.waiting = this.waiting.filter((piece) => {
      if (batch.length >= batchSize || this.busy.has(piece.subject)) return true;
      this.busy.add(piece.subject);
      batch.push(piece);
      return false;
    });
    return batch.sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    if (batch.length === 1) return this.alone(batch);
    try {
      const outcomes = await this.transaction((tx) => together(tx, batch));
      for (const [i, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') batch[i]?.resolve(outcome.value);
        else batch[i]?.reject(outcome.reason);
      }
    } catch (error) {
      if (!isOutage(error)) return this.alone(batch);
      for (const { reject } of batch) reject(error);
    }
  }

  private async alone(batch: readonly Waiting[]): Promise<void> {
    for (const { work, resolve, reject } of batch) await this.transaction(work as Work<never>).then(resolve, reject);
  }
}

/** What a command says no with, by the rules or by the lifecycle. */
const isRefusal = (error: unknown): boolean => error instanceof DomainError || error instanceof TransitionRefused;

/** The statements of all pieces go down one connection without waiting for each other. Throws what is no refusal. */
async function together(tx: EntityManager, batch: readonly Waiting[]): Promise<PromiseSettledResult<never>[]> {
  const outcomes = await Promise.allSettled(batch.map(({ work }) => work(tx) as Promise<never>));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected' && !isRefusal(outcome.reason));
  if (failed?.status === 'rejected') throw failed.reason;
  return outcomes;
}
