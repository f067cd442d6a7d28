import type { ServiceName } from '#lib/contracts/services.js';
import type { Channel } from 'amqplib';
import type { Topology } from './transport.js';

/** Names on the broker; the prefix lets several installations, and tests, share one. */
export interface RabbitNames {
  events: string;
  unrouted: string;
  dead: string;
  queueOf(consumer: ServiceName): string;
}

export const rabbitNames = (prefix: string): RabbitNames => ({
  events: `${prefix}.events`,
  unrouted: `${prefix}.unrouted`,
  dead: `${prefix}.dead`,
  queueOf: (consumer) => `${prefix}.${consumer}`,
});

/** A crash-looping consumer gets a message this often before it is dead-lettered. */
const deliveryLimit = 20;

const quorum = { 'x-queue-type': 'quorum' };

/**
 * Creates everything that the system needs on the broker, or finds it there. Every service asserts the whole of it, so
 * that nothing is confirmed before the queue that needs it exists. Throws when something is there with other arguments.
 */
export async function assertTopology(channel: Channel, names: RabbitNames, topology: Topology): Promise<void> {
  await channel.assertExchange(names.unrouted, 'fanout', { durable: true });
  await channel.assertExchange(names.dead, 'fanout', { durable: true });
  await channel.assertExchange(names.events, 'topic', { durable: true, alternateExchange: names.unrouted });
  // Types that nobody takes end here for good, so it must not grow for ever.
  await channel.assertQueue(names.unrouted, { durable: true, arguments: { ...quorum, 'x-max-length': 10_000 } });
  await channel.bindQueue(names.unrouted, names.unrouted, '');
  await channel.assertQueue(names.dead, { durable: true, arguments: quorum });
  await channel.bindQueue(names.dead, names.dead, '');
  for (const [consumer, types] of Object.entries(topology) as [ServiceName, readonly string[]][]) {
    await assertConsumer(channel, names, names.queueOf(consumer), types);
  }
}

/** At-least-once dead letters need `reject-publish`; without a limit on its length the queue never rejects. */
async function assertConsumer(
  channel: Channel,
  names: RabbitNames,
  queue: string,
  types: readonly string[],
): Promise<void> {
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      ...quorum,
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': names.dead,
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    },
  });
  for (const type of types) await channel.bindQueue(queue, names.events, type);
}
