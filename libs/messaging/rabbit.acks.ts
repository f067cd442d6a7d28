interface Delivered {
  fields: { deliveryTag: number };
}

/**
 * Acknowledges what one channel delivered: as far as everything before it is settled too, with one frame for all. What is
 * done beyond a message that is still under way waits for it, unless that becomes much: the broker sends only so many
 * that are not acknowledged.
 */
export class Acks<Message extends Delivered> {
  private readonly done = new Map<number, Message>();
  /** Settled otherwise, and passed over. */
  private readonly settled = new Set<number>();
  private settledUpTo = 0;
  private isPlanned = false;

  /** @param most so much may be done without being acknowledged */
  constructor(
    private readonly send: (message: Message, allUpTo: boolean) => void,
    private readonly most: number,
  ) {}

  /** Acknowledges it soon, together with what is done in the same turn of the event loop. */
  ack(message: Message): void {
    this.done.set(message.fields.deliveryTag, message);
    this.plan();
  }

  /** Told that the message was rejected, so that those after it need not wait for it. */
  skip(message: Message): void {
    this.settled.add(message.fields.deliveryTag);
    this.plan();
  }

  /** Acknowledges all that is done, before the channel is closed. */
  flush(): void {
    this.ackInOrder();
    for (const message of this.done.values()) this.send(message, false);
    for (const tag of this.done.keys()) this.settled.add(tag);
    this.done.clear();
  }

  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    setImmediate(() => {
      this.isPlanned = false;
      if (this.done.size > this.most) this.flush();
      else this.ackInOrder();
    });
  }

  private ackInOrder(): void {
    let last: Message | undefined;
    for (let next = this.settledUpTo + 1; ; next++) {
      const message = this.done.get(next);
      if (!message && !this.settled.delete(next)) break;
      this.done.delete(next);
      last = message ?? last;
      this.settledUpTo = next;
    }
    if (last) this.send(last, true);
  }
}
