import type { Envelope, EventType } from '#lib/contracts/event.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { catalogue, consumers } from '#lib/contracts/topology.js';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { Dispatcher, type OnParked, type RetryPolicy } from './dispatcher.js';
import { EventContext } from './event-context.js';
import type { Outbox } from './outbox.js';
import type { Subscription, Transport } from './transport.js';

/** What an event server is made of. */
export interface EventServerOptions {
  consumer: ServiceName;
  outbox: Outbox;
  transport: Transport;
  /** The types to take; what the topology says for the consumer when missing. */
  types?: readonly string[];
  /** The contracts that payloads are read by; the catalogue when missing. */
  events?: readonly EventType<object>[];
  retries?: Partial<RetryPolicy>;
  onParked?: OnParked;
}

/**
 * Serves a Nest app's `@EventPattern` handlers with the events of one consumer. A handler gets the payload as its
 * contract reads it, and as `@Ctx()` the transaction that its effects belong in; it never acks, retries or catches.
 */
export class EventServer extends Server implements CustomTransportStrategy {
  /** Nest would log a handler's error and go on; here the dispatcher decides what becomes of it. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly dispatcher: Dispatcher;
  private readonly handlersOf = new Map<string, MessageHandler[]>();
  private readonly types: readonly string[];
  private readonly contracts: ReadonlyMap<string, EventType<object>>;
  private subscription: Subscription | undefined;

  constructor(private readonly options: EventServerOptions) {
    super();
    const { consumer, outbox, retries, onParked } = options;
    this.types = options.types ?? consumers[consumer].map((event) => event.type);
    this.contracts = new Map((options.events ?? catalogue).map((event) => [event.type, event]));
    this.dispatcher = new Dispatcher(consumer, outbox, (...delivery) => this.handle(...delivery), retries, onParked);
  }

  /** Several handlers of one type run one after the other: they share a transaction, which is one connection. */
  override addHandler(pattern: unknown, callback: MessageHandler): void {
    const type = String(pattern);
    this.messageHandlers.set(type, callback);
    this.handlersOf.set(type, [...(this.handlersOf.get(type) ?? []), callback]);
  }

  /** Refuses to start with a handler for an event that the topology never sends here. */
  listen(callback: (error?: unknown) => void): void {
    this.begin().then(() => callback(), callback);
  }

  /** Takes no more events and waits for what runs. The transport is left open: the relay may still need it. */
  async close(): Promise<void> {
    await this.subscription?.close();
    await this.dispatcher.close();
  }

  on(): never {
    throw new Error('an event server emits nothing');
  }

  unwrap(): never {
    throw new Error('an event server wraps no server of a library');
  }

  private async begin(): Promise<void> {
    const { consumer, transport } = this.options;
    const unsent = [...this.handlersOf.keys()].filter((type) => !this.types.includes(type));
    if (unsent.length > 0)
      throw new Error(`${consumer} handles what the topology never sends it: ${unsent.join(', ')}`);
    this.subscription = await transport.subscribe(consumer, this.types, (batch) => this.dispatcher.deliver(batch));
    this.dispatcher.start();
  }

  /** A type that nobody handles is an error like any other: during an upgrade a newer replica may handle the retry. */
  private async handle(raw: Envelope, tx: EntityManager, lastAttempt: boolean): Promise<void> {
    const contract = this.contracts.get(raw.type);
    const handlers = this.handlersOf.get(raw.type);
    if (!contract || !handlers) throw new Error(`no handler for ${raw.type}`);
    const event = contract.parse(raw);
    for (const handler of handlers) await settled(await handler(event.data, new EventContext(tx, event, lastAttempt)));
  }
}

const settled = async (result: unknown): Promise<void> => {
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
};
