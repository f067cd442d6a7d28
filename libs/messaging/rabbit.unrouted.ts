import type { ConfirmChannel, GetMessage } from 'amqplib';
import { publishConfirmed } from './rabbit.publisher.js';
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
      await publishConfirmed(channel, names.events, message.fields.routingKey, message.content, message.properties);
      channel.ack(message);
      reclaimed++;
    } else left.push(message);
  }
  for (const message of left) channel.nack(message, false, true);
  return { reclaimed, left: left.length };
}
