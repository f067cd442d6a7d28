import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { OutboxRelay } from '#lib/messaging/relay.js';
import { DataSource } from 'typeorm';

/** Last of all: what was committed is still sent if it can be, then the connections close. */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly db: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.relay.drain();
    await this.db.destroy();
  }
}
