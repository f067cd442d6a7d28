import type { Envelope } from '#lib/contracts/event.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { allEnded } from './all-ended.js';
import { inLanes } from './lanes.js';
import {
  type Deliver,
  type Message,
  type Subscription,
  systemTopology,
  type Topology,
  type Transport,
  type TransportState,
} from './transport.js';

interface Subscriber {
  types: ReadonlySet<string>;
  deliver: Deliver;
  running: Set<Promise<void>>;
}

/** How many transactions a consumer may have open per publisher, and how many events share one. */
const lanes = 4;
const batchSize = 50;

/**
 * Hands events from the outboxes straight to the inboxes of the services in this process, which share one instance.
 * `publish` waits for the inboxes, so a crash leaves the events where they are safe: in the outbox.
 */
export class InProcessTransport implements Transport {
  private readonly subscribers = new Map<ServiceName, Subscriber>();

  /** @param topology who is expected to subscribe; nothing is published to a consumer that is not there yet */
  constructor(private readonly topology: Topology = systemTopology) {}

  async publish(messages: readonly Message[]): Promise<void> {
    const takers = Object.entries(this.topology) as [ServiceName, readonly string[]][];
    await allEnded(
      takers.map(([consumer, types]) =>
        this.hand(
          consumer,
          messages.filter(({ type }) => types.includes(type)),
        ),
      ),
    );
  }

  subscribe(consumer: ServiceName, types: readonly string[], deliver: Deliver): Promise<Subscription> {
    const subscriber: Subscriber = { types: new Set(types), deliver, running: new Set() };
    this.subscribers.set(consumer, subscriber);
    const close = async () => {
      if (this.subscribers.get(consumer) === subscriber) this.subscribers.delete(consumer);
      await Promise.allSettled(subscriber.running);
    };
    return Promise.resolve({ close });
  }

  state(): TransportState {
    return Object.keys(this.topology).every((consumer) => this.subscribers.has(consumer as ServiceName))
      ? 'up'
      : 'down';
  }

  close(): Promise<void> {
    this.subscribers.clear();
    return Promise.resolve();
  }

  private async hand(consumer: ServiceName, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const subscriber = this.subscribers.get(consumer);
    if (!subscriber) throw new Error(`${consumer} has not subscribed`);
    const wanted = messages.filter(({ type }) => subscriber.types.has(type));
    const events = wanted.map(({ json }) => JSON.parse(json) as Envelope);
    await allEnded(inLanes(events, lanes).map((lane) => deliverLane(subscriber, lane)));
  }
}

async function deliverLane(subscriber: Subscriber, lane: Envelope[]): Promise<void> {
  for (let from = 0; from < lane.length; from += batchSize) {
    const delivery = subscriber.deliver(lane.slice(from, from + batchSize));
    subscriber.running.add(delivery);
    await delivery.finally(() => subscriber.running.delete(delivery));
  }
}
