import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Envelope } from '#lib/contracts/event.js';
import { consumers } from '#lib/contracts/topology.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { messageOf, type Transport } from '#lib/messaging/transport.js';
import { InProcessTransport } from '#lib/messaging/in-process.transport.js';
import { Clock } from '#lib/service-kit/clock.js';
import { readEnv } from '#lib/service-kit/env.js';
import type { Service } from '#lib/service-kit/kit.module.js';
import { createService } from '#lib/service-kit/service.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { signedCaller, type Call } from './signed-caller.js';
import { freshDatabase } from './fresh-database.js';
import { until } from './until.js';

/** One service alone, over a database of its own: called over HTTP, told events, and its own events caught. */
export interface ServiceAlone {
  app: NestExpressApplication;
  db: DataSource;
  /** Events the service has sent, in order. */
  sent: Envelope[];
  /** Delivers events as the transport would, to the end. */
  tell(...events: Envelope[]): Promise<void>;
  call: Call;
  /** Resolves when everything that was committed has been sent. */
  relayed(): Promise<void>;
  setTime(at: Date): void;
  stop(): Promise<void>;
}

/** Takes what the service publishes, and delivers to it what a test tells. */
const wireOf = (service: Service, sent: Envelope[]) => {
  const inbox = new InProcessTransport({ [service.name]: consumers[service.name].map((event) => event.type) });
  const transport: Transport = {
    publish: (messages) => {
      sent.push(...messages.map(({ json }) => JSON.parse(json) as Envelope));
      return Promise.resolve();
    },
    subscribe: inbox.subscribe.bind(inbox),
    state: () => 'up',
    close: () => inbox.close(),
  };
  return { inbox, transport };
};

/** Starts the service with real PostgreSQL and HTTP; only the other services are missing. */
export async function serviceAlone(service: Service): Promise<ServiceAlone> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sangkien-'));
  const sent: Envelope[] = [];
  const { inbox, transport } = wireOf(service, sent);
  const env = readEnv({ DEMO: '1', DATA_DIR: folder, LOG_LEVEL: 'warn' });
  const app = await createService(service, { env, databaseUrl: database.url, transport });
  await app.listen(0, '127.0.0.1');
  const db = app.get(DataSource);
  return {
    app,
    db,
    sent,
    call: await signedCaller(db, `${await app.getUrl()}/api/${service.name}`),
    tell: (...events) => inbox.publish(events.map(messageOf)),
    relayed: async () => {
      const outbox = app.get(Outbox);
      await until(async () => (await outbox.backlog()).events === 0, { what: 'the outbox is empty' });
    },
    setTime: (at) => app.get(Clock).move(at, new Date()),
    stop: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}
