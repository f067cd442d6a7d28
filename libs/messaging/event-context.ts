import type { Envelope } from '#lib/contracts/event.js';
import { BaseRpcContext } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';

/** What a handler gets as `@Ctx()`: the open transaction that its effects belong in, and the event's envelope. */
export class EventContext extends BaseRpcContext<[EntityManager, Envelope, boolean]> {
  constructor(tx: EntityManager, event: Envelope, lastAttempt: boolean) {
    super([tx, event, lastAttempt]);
  }

  /** Commits together with the inbox row, so that the effects happen once. */
  get tx(): EntityManager {
    return this.args[0];
  }

  /** The event as its contract reads it. */
  get event(): Envelope {
    return this.args[1];
  }

  /** When this attempt fails, the event is parked. */
  get lastAttempt(): boolean {
    return this.args[2];
  }
}
