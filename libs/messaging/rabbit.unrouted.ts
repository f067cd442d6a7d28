import type { ConfirmChannel, GetMessage, Options } from 'amqplib';
import type { RabbitNames } from './rabbit.topology.js';

/** How many events were published again, and how many still have no taker. */
export interface Reclaimed {
  reclaimed: number;
  left: number;
}

/**
 * Publishes again what was caught while a queue was missing, for instance deleted by mistake, and has a taker now.
 * Consumers that already had it absorb the copy. Looks at nothing when there is no more than was left the last time.
 */
export async function reclaim(
  channel: ConfirmChannel,
  names: RabbitNames,
  types: ReadonlySet<string>,
  leftBefore: number,
): Promise<Reclaimed> {
  const { messageCount } = await channel.checkQueue(names.unrouted);
  if (messageCount <= leftBefore) return { reclaimed: 0, left: messageCount };
  const left: GetMessage[] = [];
  let reclaimed = 0;
  for (;;) {
    const message = await channel.get(names.unrouted);
    if (!message) break;
    if (types.has(message.fields.routingKey)) {
      await republish(channel, names.events, message);
      channel.ack(message);
      reclaimed++;
    } else left.push(message);
  }
  for (const message of left) channel.nack(message, false, true);
  return { reclaimed, left: left.length };
}

const republish = (channel: ConfirmChannel, exchange: string, message: GetMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    const { contentType, messageId, type, appId }: Options.Publish = message.properties;
    const properties = { persistent: true, contentType, messageId, type, appId };
    const confirmed = (error: unknown) => (error ? reject(error as Error) : resolve());
    channel.publish(exchange, message.fields.routingKey, message.content, properties, confirmed);
  });
