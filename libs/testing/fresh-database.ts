import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database of one test file's own. */
export interface FreshDatabase {
  name: string;
  url: string;
  /** Removes it, disconnecting whoever is still there. */
  drop(): Promise<void>;
}

/**
 * Creates an empty database with a unique name on the test server.
 * @param server a connection URL; the test run's own server when missing
 */
export async function freshDatabase(server = testDatabaseUrl()): Promise<FreshDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

function testDatabaseUrl(): string {
  const url = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (!url) throw new Error('No test database: run this as an int, e2e or chaos test, or set DATABASE_URL.');
  return url;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
