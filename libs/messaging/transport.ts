import type { Envelope } from '#lib/contracts/event.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { consumers } from '#lib/contracts/topology.js';

/** An event on its way: its envelope as JSON, and what brokers route and label it by. */
export interface Message {
  id: string;
  type: string;
  json: string;
}

/** The event, ready to be published. */
export const messageOf = (event: Envelope): Message => ({
  id: event.id,
  type: event.type,
  json: JSON.stringify(event),
});

/**
 * Takes a batch into a consumer's inbox: when it resolves, each event is done, will be retried, or is parked.
 * Throws only when the infrastructure fails; the transport then keeps the batch and delivers it again.
 */
export type Deliver = (batch: Envelope[]) => Promise<void>;

/** One consumer's end of a transport. */
export interface Subscription {
  /** Takes nothing new and resolves when what is being delivered has ended; the rest stays with the transport. */
  close(): Promise<void>;
}

/** `up`; `down`: not connected, or a consumer is missing; `blocked`: the broker refuses to take messages for now. */
export type TransportState = 'up' | 'down' | 'blocked';

/** The way from an outbox to the inboxes: at least once, in order within a subject as long as nothing fails. */
export interface Transport {
  /** Resolves when every event is safe with each of its consumers; rejects when that is not certain. */
  publish(messages: readonly Message[]): Promise<void>;
  /** Delivers these types to the consumer, from now until the subscription is closed. */
  subscribe(consumer: ServiceName, types: readonly string[], deliver: Deliver): Promise<Subscription>;
  state(): TransportState;
  /** Ends the connections. Subscriptions and relays are to be closed before. */
  close(): Promise<void>;
}

/** Which event types each consumer takes. */
export type Topology = Readonly<Partial<Record<ServiceName, readonly string[]>>>;

/** The topology of the whole system, from the contracts; consumers of nothing are left out. */
export const systemTopology: Topology = Object.fromEntries(
  Object.entries(consumers)
    .map(([service, events]) => [service, events.map((event) => event.type)] as const)
    .filter(([, types]) => types.length > 0),
);
