import type { ServiceName } from '#lib/contracts/services.js';
import type { Batching } from './rabbit.batches.js';
import { RabbitConsumer } from './rabbit.consumer.js';
import { RabbitPublisher } from './rabbit.publisher.js';
import { type RabbitNames, rabbitNames } from './rabbit.topology.js';
import {
  type Deliver,
  type Message,
  type Subscription,
  systemTopology,
  type Topology,
  type Transport,
  type TransportState,
} from './transport.js';

/** Where the broker is, and how to use it. */
export interface RabbitOptions {
  url: string;
  /** Who connects, as the broker shows it. */
  name: string;
  /** First part of every name on the broker. */
  prefix?: string;
  topology?: Topology;
  batching?: Batching;
  reclaimMs?: number;
}

const usual: Batching = { lanes: 4, batchSize: 50, worthALane: 4 };

/**
 * RabbitMQ 3.10 to 4: a topic exchange, a quorum queue per service, confirms, acks after commit. It connects by itself,
 * at the start and after every loss; until then `publish` rejects and the events stay in their outbox.
 */
export class RabbitTransport implements Transport {
  private readonly names: RabbitNames;
  private readonly topology: Topology;
  private readonly publisher: RabbitPublisher;
  private readonly consumers = new Set<RabbitConsumer>();

  constructor(private readonly options: RabbitOptions) {
    this.names = rabbitNames(options.prefix ?? 'sangkien');
    this.topology = options.topology ?? systemTopology;
    this.publisher = new RabbitPublisher(options.url, `${options.name} publishes`, this.names, this.topology);
  }

  publish(messages: readonly Message[]): Promise<void> {
    return this.publisher.publish(messages);
  }

  subscribe(consumer: ServiceName, types: readonly string[], deliver: Deliver): Promise<Subscription> {
    const { url, name, batching = usual, reclaimMs = 30_000 } = this.options;
    const topology = { ...this.topology, [consumer]: types };
    const settings = {
      url,
      name: `${name} consumes`,
      consumer,
      names: this.names,
      topology,
      batching,
      reclaimMs,
    };
    const subscription = new RabbitConsumer(settings, deliver);
    this.consumers.add(subscription);
    const close = async () => {
      this.consumers.delete(subscription);
      await subscription.close();
    };
    return Promise.resolve({ close });
  }

  state(): TransportState {
    if (this.publisher.link.state !== 'up') return this.publisher.link.state;
    return [...this.consumers].every((consumer) => consumer.link.state === 'up') ? 'up' : 'down';
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.close()));
    await this.publisher.close();
  }
}
