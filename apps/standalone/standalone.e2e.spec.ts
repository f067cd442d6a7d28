import { freePort } from '#lib/service-kit/embedded-postgres.js';
import { until } from '#lib/testing/until.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StandaloneProcess } from './process.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'sangkien-standalone-'));
let platform: StandaloneProcess;

beforeAll(async () => {
  platform = new StandaloneProcess(`http://127.0.0.1:${String(await freePort())}`, folder);
  await platform.start();
}, 90_000);
afterAll(async () => {
  await platform.end('SIGTERM');
  for (const used of [folder, platform.dataDir]) rmSync(used, { recursive: true, force: true });
});

describe('the platform in one process, with nothing else installed', () => {
  it('keeps what was acknowledged when it is killed -9, and delivers what it had not yet told', async () => {
    const token = await platform.signIn('phuctho.tacgia1');
    const titles = Array.from({ length: 20 }, (_, i) => `Sáng kiến thứ ${String(i + 1)}`);
    const drafts = await Promise.all(
      titles.map((title) =>
        platform.send<{ id: string }>('POST', 'registration/initiatives', token, { title, regulationYear: 2024 }),
      ),
    );
    await Promise.all(
      drafts.map(({ id }) =>
        platform.send('POST', `registration/initiatives/${id}/withdrawal`, token, { reason: 'Trùng nội dung' }),
      ),
    );
    await platform.end('SIGKILL');
    await platform.start();
    const again = await platform.signIn('phuctho.tacgia1');
    for (const { id } of drafts) {
      expect(await platform.send('GET', `registration/initiatives/${id}`, again)).toMatchObject({
        state: 'withdrawn',
        version: 2,
      });
      expect(await platform.send('GET', `registration/initiatives/${id}/history`, again)).toMatchObject({
        intact: true,
        total: 2,
      });
    }
    await platform.hasToldEverything();
    const copies = await platform.send<{ total: number }>(
      'GET',
      'certification/dossiers?state=withdrawn&limit=1',
      await platform.signIn('phuctho.chutich'),
    );
    expect(copies.total).toBe(20);
  }, 120_000);

  it('starts its database again when that alone is killed -9, and goes on', async () => {
    const token = await platform.signIn('phuctho.tacgia1');
    const body = { title: 'Ghi ngay trước khi cơ sở dữ liệu bị ngắt', regulationYear: 2024 };
    const { id } = await platform.send<{ id: string }>('POST', 'registration/initiatives', token, body);
    const server = Number(readFileSync(join(platform.dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(server, 'SIGKILL');
    const read = () =>
      platform.ask('GET', `registration/initiatives/${id}`, { headers: { authorization: `Bearer ${token}` } });
    await until(
      async () => {
        const { status, headers, body: problem } = await read();
        if (status !== 200)
          expect([status, headers.has('retry-after'), problem]).toMatchObject([
            503,
            true,
            { reasons: [{ key: 'database-down' }] },
          ]);
        return status === 200;
      },
      { what: 'the database is back', timeoutMs: 60_000 },
    );
    expect((await read()).body).toMatchObject({ id, title: body.title });
    await platform.send('POST', `registration/initiatives/${id}/withdrawal`, token, { reason: 'Trùng nội dung' });
    await platform.hasToldEverything();
  }, 90_000);

  it('says where to go at its root, and answers an unknown address with a problem', async () => {
    expect(await (await fetch(platform.url)).json()).toMatchObject({
      openapi: expect.arrayContaining(['/api/registration/openapi.json']) as unknown,
    });
    const unknown = await fetch(`${platform.url}/nowhere`);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(await unknown.json()).toMatchObject({ status: 404, reasons: [{ key: 'http-404' }] });
    expect(await platform.send('GET', 'registration/openapi.json')).toMatchObject({ openapi: '3.1.0' });
  });

  it('refuses a second start on the same data, in a clear sentence', async () => {
    const second = spawn(process.execPath, ['dist/apps/standalone/main.js'], {
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).not.toBe(0);
    expect(said).toMatch(/already|running|in use/i);
  });
});
