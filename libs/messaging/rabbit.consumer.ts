import type { ServiceName } from '#lib/contracts/services.js';
import { Logger } from '@nestjs/common';
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import { Acks } from './rabbit.acks.js';
import { Batches, type Batching } from './rabbit.batches.js';
import { decode } from './rabbit.decode.js';
import { RabbitLink } from './rabbit.link.js';
import { assertTopology, type RabbitNames } from './rabbit.topology.js';
import { reclaim } from './rabbit.unrouted.js';
import { within } from './signal.js';
import type { Deliver, Subscription, Topology } from './transport.js';

/** What a consumer needs to know. */
export interface ConsumerOptions {
  url: string;
  name: string;
  consumer: ServiceName;
  names: RabbitNames;
  topology: Topology;
  batching: Batching;
  /** How often what was unroutable is looked through, in milliseconds. */
  reclaimMs: number;
}

const answerWithinMs = 5_000;

/** The connection that consumes one service's queue. */
export class RabbitConsumer implements Subscription {
  readonly link: RabbitLink;
  private readonly log: Logger;
  private readonly batches: Batches;
  private readonly closing = new AbortController();
  private readonly allTypes: ReadonlySet<string>;
  private readonly reclaimTimer: NodeJS.Timeout;
  private reclaiming: Promise<unknown> = Promise.resolve();
  private channel: ConfirmChannel | undefined;
  private acks: Acks<ConsumeMessage> | undefined;
  private tag = '';
  private unclaimed = 0;

  constructor(
    private readonly options: ConsumerOptions,
    deliver: Deliver,
  ) {
    this.log = new Logger(`rabbit:${options.name}`);
    this.allTypes = new Set(Object.values(options.topology).flat());
    const held = (error: unknown) => this.log.warn(`holding deliveries: ${String(error)}`);
    this.batches = new Batches(deliver, options.batching, this.closing.signal, held);
    this.link = new RabbitLink(options.url, options.name, (connection) => this.setUp(connection));
    this.reclaimTimer = setInterval(() => this.startReclaim(), options.reclaimMs).unref();
  }

  /** Stops taking messages, finishes the transactions that run, acknowledges them and disconnects. */
  async close(): Promise<void> {
    clearInterval(this.reclaimTimer);
    await this.ask((channel) => channel.cancel(this.tag));
    this.closing.abort();
    await Promise.all([this.batches.idle(), within(answerWithinMs, this.reclaiming).catch(() => undefined)]);
    this.acks?.flush();
    await this.ask((channel) => channel.close());
    await this.link.close();
  }

  /** A request at shutdown, which goes on without the answer of a broker that is away. */
  private async ask(request: (channel: ConfirmChannel) => Promise<unknown>): Promise<void> {
    if (this.channel) await within(answerWithinMs, request(this.channel)).catch(() => undefined);
  }

  private async setUp(connection: ChannelModel): Promise<void> {
    const { names, topology, consumer, batching } = this.options;
    const channel = await this.link.guard(connection, connection.createConfirmChannel());
    channel.on('close', () => this.lost(channel));
    await assertTopology(channel, names, topology);
    const prefetch = 2 * batching.lanes * batching.batchSize;
    await channel.prefetch(prefetch);
    const send = (message: ConsumeMessage, allUpTo: boolean) => {
      if (this.channel === channel) this.ack(channel, message, allUpTo);
    };
    const acks = new Acks(send, prefetch / 4);
    const receive = (message: ConsumeMessage | null) =>
      message ? this.receive(channel, acks, message) : this.link.reconnect(connection); // null: the queue was deleted
    this.acks = acks;
    this.tag = (await channel.consume(names.queueOf(consumer), receive)).consumerTag;
    this.channel = channel;
    this.unclaimed = 0;
    this.startReclaim();
  }

  /** The library throws while a connection is closing, before it says that it is lost; the broker delivers again. */
  private ack(channel: ConfirmChannel, message: ConsumeMessage, allUpTo: boolean): void {
    try {
      channel.ack(message, allUpTo);
    } catch {
      this.lost(channel);
    }
  }

  private lost(channel: ConfirmChannel): void {
    if (this.channel === channel) this.channel = undefined;
  }

  /** Acks go to the channel that delivered; when it is gone the broker delivers again, and the inbox absorbs it. */
  private receive(channel: ConfirmChannel, acks: Acks<ConsumeMessage>, message: ConsumeMessage): void {
    const event = decode(message.content);
    if (!event) {
      this.log.error(`message ${String(message.properties.messageId)} cannot be decoded, moved to the dead letters`);
      channel.reject(message, false);
      acks.skip(message);
      return;
    }
    this.batches.push({ event, ack: () => acks.ack(message) });
  }

  private startReclaim(): void {
    const { channel } = this;
    if (!channel) return;
    this.reclaiming = this.reclaiming
      .then(() => this.reclaim(channel))
      .catch((error: unknown) => this.log.warn(`unrouted events wait: ${String(error)}`));
  }

  private async reclaim(channel: ConfirmChannel): Promise<void> {
    const { reclaimed, left } = await reclaim(channel, this.options.names, this.allTypes, this.unclaimed);
    this.unclaimed = left;
    if (reclaimed > 0) this.log.warn(`${String(reclaimed)} unrouted events published again`);
  }
}
