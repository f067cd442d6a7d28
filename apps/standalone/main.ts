import 'reflect-metadata';
import { readEnv } from '#lib/service-kit/env.js';
import { startStandalone } from './standalone.js';

const env = readEnv(process.env);
const platform = await startStandalone(env);
process.stdout.write(`Sáng kiến is ready at ${platform.url} (data in ${platform.dataDir})\n`);
if (env.DEMO === 1)
  process.stdout.write(`Demo accounts and their password: ${platform.url}/api/directory/demo/accounts\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void platform.stop().then(() => process.exit(0));
  });
