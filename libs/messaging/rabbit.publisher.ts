import type { ConfirmChannel, Options } from 'amqplib';
import { RabbitLink } from './rabbit.link.js';
import { assertTopology, type RabbitNames } from './rabbit.topology.js';
import { within } from './signal.js';
import type { Message, Topology } from './transport.js';

/** A confirm that takes longer is taken for lost; the relay repeats the batch, and inboxes absorb it. */
const confirmWithinMs = 30_000;

/** The connection that publishes. Consumers have their own: a blocked broker stops whoever publishes, and only them. */
export class RabbitPublisher {
  readonly link: RabbitLink;
  private channel: ConfirmChannel | undefined;

  constructor(
    url: string,
    name: string,
    private readonly names: RabbitNames,
    topology: Topology,
  ) {
    this.link = new RabbitLink(url, name, async (connection) => {
      const channel = await this.link.guard(connection, connection.createConfirmChannel());
      await assertTopology(channel, names, topology);
      this.channel = channel;
    });
  }

  /** Resolves when the broker has confirmed each message, persistent and on a majority of the queue's nodes. */
  async publish(messages: readonly Message[]): Promise<void> {
    const { channel, link } = this;
    if (!channel || link.state !== 'up') throw new Error(link.blockedReason ?? 'the broker is not connected');
    const confirmed = Promise.all(messages.map((message) => send(channel, this.names.events, message)));
    await within(confirmWithinMs, confirmed, 'no confirm of the broker');
  }

  close(): Promise<void> {
    return this.link.close();
  }
}

function send(channel: ConfirmChannel, exchange: string, { id, type, json }: Message): Promise<void> {
  return publishConfirmed(channel, exchange, type, Buffer.from(json), {
    contentType: 'application/cloudevents+json',
    messageId: id,
    type,
  });
}

/** Publishes a persistent message; resolves when the broker has confirmed it, rejects when it will not. */
export function publishConfirmed(
  channel: ConfirmChannel,
  exchange: string,
  routingKey: string,
  content: Buffer,
  properties: Omit<Options.Publish, 'persistent'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish(exchange, routingKey, content, { persistent: true, ...properties }, (refusal: Error | null) => {
      if (refusal) reject(refusal);
      else resolve();
    });
  });
}
