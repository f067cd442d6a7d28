import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../service-kit/embedded-postgres.js';
import { control, launchBroker, launchMapper, newBroker } from './broker.server.js';
import { killNow, removeFolder, temporaryFolder } from './temporary-folder.js';

/** A real server of a test's own, which the test may kill. */
export interface TestServer {
  readonly url: string;
  /** The process that does the work, now; changes with a restart. */
  readonly pid: number;
  /** Kills the server as a power cut would, and waits until it is gone. */
  kill9(): Promise<void>;
  /** Starts it again on the same data and the same port, stopping it first if it runs. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A broker can also be told what its operator would tell it, in the words of `rabbitmqctl`. */
export interface TestBroker extends TestServer {
  control(...words: string[]): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on a free port and in a temporary folder.
 * @param settings server settings over the defaults, for instance `{ fsync: 'off' }` where no figure is measured
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = temporaryFolder();
  const start = (port?: number) =>
    startEmbeddedPostgres({ dataDir: join(folder, 'pg'), settings, ...(port && { port }) });
  let server: EmbeddedPostgres = await start();
  return {
    url: server.url,
    get pid() {
      return server.pid;
    },
    kill9: async () => {
      killNow(server.pid);
      await server.ended;
    },
    restart: async () => {
      await server.stop();
      server = await start(server.port);
    },
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}

/** Starts a RabbitMQ of our own: own port, node name, data, cookie and port mapper, on the loopback only. */
export async function startBroker(log?: (line: string) => void): Promise<TestBroker> {
  const place = await newBroker(temporaryFolder(), log);
  const mapper = await launchMapper(place);
  let broker = await launchBroker(place);
  return {
    url: `amqp://guest:guest@127.0.0.1:${place.port}`,
    get pid() {
      return broker.pid;
    },
    kill9: () => broker.kill9(),
    control: (...words) => control(place, ...words),
    restart: async () => {
      await broker.shutDown();
      broker = await launchBroker(place);
    },
    stop: async () => {
      await broker.kill9();
      await mapper.kill9();
      removeFolder(place.folder);
    },
  };
}
