import { Logger } from '@nestjs/common';
import { within } from './signal.js';
import { type Channel, type ChannelModel, connect, type RecoveringChannelModel } from 'amqplib';

/** Prepares channels, topology and consumers; runs after every connect, and a failure makes it connect again. */
export type SetUp = (connection: ChannelModel) => Promise<void>;

/** A queue without a leader leaves requests unanswered; then connecting anew is all that can help. */
const setUpWithinMs = 30_000;
const closeWithinMs = 5_000;

/** A connection that comes back by itself, however it was lost. */
export class RabbitLink {
  private readonly log: Logger;
  private readonly connection: Promise<RecoveringChannelModel>;
  private preparing: ChannelModel | undefined;
  private connected = false;
  private blockedFor: string | undefined;

  constructor(url: string, name: string, setUp: SetUp) {
    this.log = new Logger(`rabbit:${name}`);
    this.connection = this.open(url, name, setUp);
  }

  get state(): 'up' | 'down' | 'blocked' {
    if (!this.connected) return 'down';
    return this.blockedFor === undefined ? 'up' : 'blocked';
  }

  /** Why the broker takes no messages, when it does not. */
  get blockedReason(): string | undefined {
    return this.blockedFor;
  }

  /** Opens a channel whose loss, for whatever reason, leads to a new connection and a new set-up. */
  async guard<C extends Channel>(connection: ChannelModel, opening: Promise<C>): Promise<C> {
    const channel = await opening;
    channel.on('error', (error) => this.log.warn(`channel: ${error.message}`));
    channel.on('close', () => this.reconnect(connection));
    return channel;
  }

  /** Drops the connection, so that recovery makes a new one. Harmless when it is already lost. */
  reconnect(connection: ChannelModel): void {
    this.connected = false;
    Promise.resolve()
      .then(() => connection.close())
      .catch(() => undefined);
  }

  /** Does not wait for a broker that does not answer. */
  async close(): Promise<void> {
    this.connected = false;
    const unfinished = this.preparing?.close();
    const connection = await this.connection;
    await within(closeWithinMs, Promise.allSettled([connection.close(), unfinished])).catch(() => undefined);
  }

  private async open(url: string, name: string, setUp: SetUp): Promise<RecoveringChannelModel> {
    const connection = await connect(withHeartbeat(url), {
      clientProperties: { connection_name: name },
      timeout: 10_000,
      noDelay: true,
      recovery: {
        initialDelay: 100,
        maxDelay: 5_000,
        waitForConnect: false,
        setup: (fresh: ChannelModel) => this.prepare(fresh, setUp),
      },
    });
    connection.on('connect', () => this.changed(true));
    connection.on('disconnect', (error) => {
      this.changed(false);
      this.log.warn(`disconnected: ${error.message}`);
    });
    connection.on('connect-failed', (error) => this.log.warn(`cannot connect: ${error.message}`));
    connection.on('error', () => undefined); // `disconnect` follows and says the same
    connection.on('blocked', (reason) => {
      this.blockedFor = reason;
      this.log.error(`the broker takes no messages: ${reason}`);
    });
    connection.on('unblocked', () => (this.blockedFor = undefined));
    return connection;
  }

  /** During its set-up a connection has no listener of the library's yet, and an unheard error would end the process. */
  private async prepare(connection: ChannelModel, setUp: SetUp): Promise<void> {
    connection.on('error', (error) => this.log.warn(error.message));
    this.preparing = connection;
    try {
      await within(setUpWithinMs, setUp(connection));
    } finally {
      this.preparing = undefined;
    }
  }

  private changed(connected: boolean): void {
    this.connected = connected;
    this.blockedFor = undefined;
  }
}

/** Without heartbeats a broker that vanishes, instead of closing, is not noticed for minutes. */
function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', '10');
  return parsed.href;
}
