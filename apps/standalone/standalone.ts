import { Logger, NotFoundException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { InProcessTransport } from '#lib/messaging/in-process.transport.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { RabbitTransport } from '#lib/messaging/rabbit.transport.js';
import type { Transport } from '#lib/messaging/transport.js';
import { keepEmbeddedPostgres } from '#lib/service-kit/embedded-postgres.keeper.js';
import type { Env } from '#lib/service-kit/env.js';
import type { Service } from '#lib/service-kit/kit.module.js';
import { logger } from '#lib/service-kit/logger.js';
import { problemOf } from '#lib/service-kit/problem.js';
import { createService } from '#lib/service-kit/service.js';
import express, { type RequestHandler } from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { certification } from '../certification/index.js';
import { directory } from '../directory/index.js';
import { evaluation } from '../evaluation/index.js';
import { notification } from '../notification/index.js';
import { registration } from '../registration/index.js';

/** The directory comes last: it tells of units, people and keys as soon as it starts, and the others listen by then. */
const services: readonly Service[] = [registration, evaluation, certification, notification, directory];

export interface Platform {
  url: string;
  /** Where the database and the files really are. */
  dataDir: string;
  /** Finishes what runs and closes everything, the embedded database last. */
  stop(): Promise<void>;
}

const databaseOf = async ({ DATABASE_URL, DATA_DIR }: Env) =>
  DATABASE_URL
    ? { url: DATABASE_URL, dataDir: DATA_DIR, stop: () => Promise.resolve() }
    : keepEmbeddedPostgres({ dataDir: join(DATA_DIR, 'postgres') });

const transportOf = ({ AMQP_URL, AMQP_PREFIX }: Env): Transport =>
  AMQP_URL ? new RabbitTransport({ url: AMQP_URL, prefix: AMQP_PREFIX, name: 'standalone' }) : new InProcessTransport();

/** What the directory tells at its start, everyone must know before the first request: units, people, keys. */
async function hasTold(app: NestExpressApplication): Promise<void> {
  while ((await app.get(Outbox).backlog()).events > 0) await pause(20);
}

/** At the root, where to go; anywhere else, a problem like any other. */
const elsewhere: RequestHandler = (request, response) => {
  if (request.path === '/') {
    const openapi = services.map(({ name }) => `/api/${name}/openapi.json`);
    response.json({ name: 'Sáng kiến', openapi, demo: '/api/directory/demo/accounts' });
    return;
  }
  const problem = problemOf(new NotFoundException(), request.path);
  response.status(problem.status).type('application/problem+json').send(problem);
};

/** All services in one process; nothing has to be installed or set. */
export async function startStandalone(env: Env): Promise<Platform> {
  Logger.overrideLogger(logger('standalone', env.LOG_LEVEL));
  const database = await databaseOf(env);
  const transport = transportOf(env);
  const apps: NestExpressApplication[] = [];
  const front = express();
  for (const service of services) {
    const app = await createService(service, { env, databaseUrl: database.url, transport });
    const handle = app.getHttpAdapter().getInstance() as RequestHandler;
    front.use((request, response, next) => {
      if (request.path.startsWith(`/api/${service.name}/`)) handle(request, response, next);
      else next();
    });
    apps.push(app);
  }
  front.use(elsewhere);
  await Promise.all(apps.map(hasTold));
  const server = createServer(front).listen(env.PORT, env.HOST);
  await once(server, 'listening');
  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    for (const app of apps) await app.close();
    await transport.close();
    await database.stop();
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://${env.HOST}:${String(port)}`, dataDir: database.dataDir, stop };
}
