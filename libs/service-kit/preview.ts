import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InProcessTransport } from '#lib/messaging/in-process.transport.js';
import { readEnv } from './env.js';
import { KitModule, type Service } from './kit.module.js';

/** The service's routes and handlers with nothing running behind them: for documents and checks, not for requests. */
export async function previewOf(service: Service): Promise<INestApplication> {
  const runtime = { env: readEnv({}), databaseUrl: 'postgres://nowhere', transport: new InProcessTransport() };
  const app = await NestFactory.create(KitModule.around(service, runtime), { preview: true, logger: ['error'] });
  app.setGlobalPrefix(`api/${service.name}`);
  return app;
}
