import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EventServer } from '#lib/messaging/event-server.js';
import { OutboxRelay } from '#lib/messaging/relay.js';
import { migrate } from './database.js';
import { DemoClock } from './demo-clock.js';
import { KitModule, type Runtime, type Service } from './kit.module.js';
import { logger } from './logger.js';
import { serveOpenApi } from './openapi.js';

/** Brings a service up to the point where it consumes events and could listen: schema migrated, topology asserted. */
export async function createService(service: Service, runtime: Runtime): Promise<NestExpressApplication> {
  await migrate(service, runtime.databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(KitModule.around(service, runtime), {
    logger: logger(service.name, runtime.env.LOG_LEVEL),
  });
  app.setGlobalPrefix(`api/${service.name}`);
  app.useBodyParser('json', { limit: '1mb' });
  serveOpenApi(app, service);
  await app.get(DemoClock).restore();
  app.connectMicroservice({ strategy: app.get(EventServer) }, { inheritAppConfig: true });
  await app.init();
  await app.startAllMicroservices();
  app.get(OutboxRelay).start();
  return app;
}
