import type { Envelope } from '#lib/contracts/event.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BackOff } from './signal.js';
import type { Deliver } from './transport.js';

/** A message that came in, and how to tell the broker that it is done. */
export interface Delivery {
  event: Envelope;
  ack: () => void;
}

/** How deliveries share transactions. */
export interface Batching {
  /** Most transactions in parallel. */
  lanes: number;
  /** Most events that share a transaction. */
  batchSize: number;
  /** So many waiting events are worth another transaction beside those that run; fewer wait and share the next one. */
  worthALane: number;
}

/**
 * Delivers in batches and acknowledges each when its transaction has committed. A subject is in one batch at a time,
 * which keeps its order; the busier it gets, the more events share a transaction.
 */
export class Batches {
  private waiting: Delivery[] = [];
  private readonly busy = new Set<string>();
  private readonly running = new Set<Promise<boolean>>();

  constructor(
    private readonly deliver: Deliver,
    private readonly batching: Batching,
    private readonly closing: AbortSignal,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  push(delivery: Delivery): void {
    this.waiting.push(delivery);
    this.startWhatIsWorthIt();
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private startWhatIsWorthIt(): void {
    const { lanes, worthALane } = this.batching;
    while (this.running.size < lanes && !this.closing.aborted) {
      if (this.waiting.length < (this.running.size === 0 ? 1 : worthALane)) return;
      const run = this.run();
      this.running.add(run);
      void run.then((tookAny) => {
        this.running.delete(run);
        if (tookAny || this.running.size === 0) this.startWhatIsWorthIt();
      });
    }
  }

  /** Lets the other messages of the same read come in first. False when everything waits for a batch that runs. */
  private async run(): Promise<boolean> {
    await nextTurn();
    const batch = this.take();
    const subjects = new Set(batch.map(({ event }) => event.subject));
    for (const subject of subjects) this.busy.add(subject);
    await this.deliverBatch(batch);
    for (const subject of subjects) this.busy.delete(subject);
    return batch.length > 0;
  }

  /** The oldest events of subjects that no other batch has; what is behind one of them stays behind it. */
  private take(): Delivery[] {
    const batch: Delivery[] = [];
    this.waiting = this.waiting.filter((delivery) => {
      if (batch.length >= this.batching.batchSize || this.busy.has(delivery.event.subject)) return true;
      batch.push(delivery);
      return false;
    });
    return batch;
  }

  /** Holds the batch while the database is away: requeueing would only use up the delivery limit. */
  private async deliverBatch(batch: Delivery[]): Promise<void> {
    const backOff = new BackOff(100, 15_000);
    while (batch.length > 0 && !this.closing.aborted) {
      try {
        await this.deliver(batch.map((delivery) => delivery.event));
        for (const delivery of batch) delivery.ack();
        return;
      } catch (error) {
        this.onTrouble(error);
        await backOff.pause(this.closing);
      }
    }
  }
}
