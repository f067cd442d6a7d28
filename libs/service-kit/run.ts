import { RabbitTransport } from '#lib/messaging/rabbit.transport.js';
import { readEnv } from './env.js';
import type { Service } from './kit.module.js';
import { createService } from './service.js';

/** Runs one service as a process of its own, against the database and the broker that the environment names. */
export async function runService(service: Service): Promise<void> {
  const env = readEnv(process.env);
  if (!env.DATABASE_URL || !env.AMQP_URL) throw new Error('DATABASE_URL and AMQP_URL must be set');
  const transport = new RabbitTransport({ url: env.AMQP_URL, prefix: env.AMQP_PREFIX, name: service.name });
  const app = await createService(service, { env, databaseUrl: env.DATABASE_URL, transport });
  app.enableShutdownHooks();
  await app.listen(env.PORT, env.HOST);
}
