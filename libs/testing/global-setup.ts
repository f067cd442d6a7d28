import Module from 'node:module';
import type { TestServer } from './servers.js';

type Resolve = (request: string, ...rest: unknown[]) => string;

const log = (line: string) => void process.stderr.write(`${line}\n`);

/** Jest compiles what a set-up requires but, unlike in tests, does not know that `x.js` is written in `x.ts`. */
function resolveTypeScript(): void {
  const loader = Module as unknown as { _resolveFilename: Resolve };
  const resolve = loader._resolveFilename.bind(loader);
  loader._resolveFilename = (request, ...rest) => {
    try {
      return resolve(request, ...rest);
    } catch (error) {
      if (!request.startsWith('.')) throw error;
      return resolve(request.replace(/\.js$/, '.ts'), ...rest);
    }
  };
}

/**
 * Starts one PostgreSQL and one RabbitMQ for the whole run and names them in TEST_DATABASE_URL and TEST_AMQP_URL;
 * what DATABASE_URL or AMQP_URL name is used instead.
 */
async function setUp(): Promise<void> {
  resolveTypeScript();
  const { startBroker, startPostgres } = await import('./servers.js');
  const servers: TestServer[] = [];
  const urlOf = async (starting: Promise<TestServer>) => servers[servers.push(await starting) - 1]?.url;
  const [database, broker] = await Promise.all([
    process.env['DATABASE_URL'] ?? urlOf(startPostgres({ fsync: 'off' })),
    process.env['AMQP_URL'] ?? urlOf(startBroker(log)),
  ]);
  Object.assign(process.env, { TEST_DATABASE_URL: database, TEST_AMQP_URL: broker });
  Object.assign(globalThis, { stopTestServers: () => Promise.all(servers.map((server) => server.stop())) });
}

module.exports = setUp;
