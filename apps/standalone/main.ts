import 'reflect-metadata';
import { readEnv } from '#lib/service-kit/env.js';
import { startStandalone } from './standalone.js';

const platform = await startStandalone(readEnv(process.env));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void platform.stop().then(() => process.exit(0));
  });
