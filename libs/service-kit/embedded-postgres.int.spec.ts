import { existsSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let server: EmbeddedPostgres | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sangkien-embedded-'));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async () => (server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') }));

  async function query<T>(sql: string): Promise<T[]> {
    const client = new pg.Client(server?.url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  it('keeps what was committed over a stop and a start', async () => {
    await start();
    await query(`create table kept (word text); insert into kept values ('Sáng kiến')`);
    await server?.stop();
    await start();
    expect(await query('select upper(word) as word from kept')).toEqual([{ word: 'SÁNG KIẾN' }]);
  });

  it('starts again by itself after the server was killed', async () => {
    const { pid, ended } = await start();
    await query('create table kept (n int); insert into kept values (7)');
    process.kill(pid, 'SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'data/cluster/postmaster.pid'))).toBe(true);
    await start();
    expect(await query('select n from kept')).toEqual([{ n: 7 }]);
  });

  it('refuses a second start on the same data while the first is running', async () => {
    await start();
    await expect(startEmbeddedPostgres({ dataDir: join(folder, 'data') })).rejects.toThrow(/in use by process \d+/);
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('does not let anybody in without the password', async () => {
    const { port } = await start();
    const client = new pg.Client(`postgres://postgres:wrong@127.0.0.1:${port}/postgres`);
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });
});
