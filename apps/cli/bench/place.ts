import { startBroker, startPostgres, type TestServer } from '#lib/testing/servers.js';
import pg from 'pg';
import { warn } from '../output.js';

/** The servers of one run, started for it and removed after it. */
export interface Place {
  databaseUrl: string;
  amqpUrl: string;
  /** A new, empty database on the same server. */
  newDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL with everything that makes a commit durable, and RabbitMQ. */
export async function openPlace(): Promise<Place> {
  const servers: TestServer[] = [];
  const started = async (starting: Promise<TestServer>) => servers[servers.push(await starting) - 1] as TestServer;
  // When each row was committed is what the lag is measured by.
  const [database, broker] = await Promise.all([
    started(startPostgres({ track_commit_timestamp: 'on' })),
    started(startBroker(warn)),
  ]);
  return {
    databaseUrl: database.url,
    amqpUrl: broker.url,
    newDatabase: async (name) => {
      await execute(database.url, [`CREATE DATABASE ${name}`]);
      const url = new URL(database.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** Executes statements one after the other on a connection of their own. */
export async function execute(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creates a schema with these tables. */
export const createSchema = (url: string, schema: string, tables: readonly string[]): Promise<void> =>
  execute(url, [`CREATE SCHEMA ${schema}`, `SET search_path = ${schema}`, ...tables]);
