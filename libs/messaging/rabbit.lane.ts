import type { Envelope } from '#lib/contracts/event.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BackOff } from './signal.js';
import type { Deliver } from './transport.js';

/** A message that came in, and how to tell the broker that it is done. */
export interface Delivery {
  event: Envelope;
  ack: () => void;
}

/** Events of some subjects, delivered one batch after the other and acknowledged when their transaction has committed. */
export class Lane {
  private readonly waiting: Delivery[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly deliver: Deliver,
    private readonly batchSize: number,
    private readonly closing: AbortSignal,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  push(delivery: Delivery): void {
    this.waiting.push(delivery);
    this.running ??= this.run();
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await this.running;
  }

  /** Lets the other messages of the same read come in first, so that they share the transaction. */
  private async run(): Promise<void> {
    await nextTurn();
    while (this.waiting.length > 0 && !this.closing.aborted)
      await this.deliverBatch(this.waiting.splice(0, this.batchSize));
    this.running = undefined;
  }

  /** Holds the batch while the database is away: requeueing would only use up the delivery limit. */
  private async deliverBatch(batch: Delivery[]): Promise<void> {
    const backOff = new BackOff(100, 15_000);
    while (!this.closing.aborted) {
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
