import { freshDatabase } from '#lib/testing/fresh-database.js';
import { readEnv } from '#lib/service-kit/env.js';
import type { Envelope } from '#lib/contracts/event.js';
import { createService } from '#lib/service-kit/service.js';
import type { Transport } from '#lib/messaging/transport.js';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { directory } from './index.js';

/** A directory that runs for one test file: HTTP at `url`, events kept in `told`. */
export interface RunningDirectory {
  url: string;
  db: DataSource;
  told: Envelope[];
  restart(changes?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps what is published, as the wire would carry it. */
const keeping = (told: Envelope[]): Transport => ({
  publish: (messages) => Promise.resolve(void told.push(...messages.map(({ json }) => JSON.parse(json) as Envelope))),
  subscribe: () => Promise.resolve({ close: () => Promise.resolve() }),
  state: () => 'up',
  close: () => Promise.resolve(),
});

/** Starts the whole service on an empty database of its own. */
export async function startDirectory(settings: Readonly<Record<string, string>> = {}): Promise<RunningDirectory> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'directory-'));
  const told: Envelope[] = [];
  const boot = async (changes: Readonly<Record<string, string>>) => {
    const env = readEnv({ DEMO: '1', LOG_LEVEL: 'error', DATA_DIR: dataDir, ...settings, ...changes });
    const app = await createService(directory, { env, databaseUrl: database.url, transport: keeping(told) });
    await app.listen(0, '127.0.0.1');
    return app;
  };
  let app = await boot({});
  const running: RunningDirectory = {
    url: '',
    told,
    db: app.get(DataSource),
    restart: async (changes = {}) => {
      await app.close();
      app = await boot(changes);
      await reach();
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
  const reach = async () => {
    running.url = `${await app.getUrl()}/api/directory`;
    running.db = app.get(DataSource);
  };
  await reach();
  return running;
}
