import { freePort } from '#lib/service-kit/embedded-postgres.js';
import { until } from '#lib/testing/until.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Only what a newcomer has: no variable but where to listen and where to keep the data. */
const folder = mkdtempSync(join(tmpdir(), 'sangkien-standalone-'));
let url: string;
let platform: ChildProcess;
let dataDir = '';

async function start(): Promise<void> {
  platform = spawn(process.execPath, ['dist/apps/standalone/main.js'], {
    env: { PATH: process.env['PATH'], PORT: new URL(url).port, DATA_DIR: folder, DEMO: '1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  platform.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes('is ready at'), { what: 'the platform is ready', timeoutMs: 60_000 });
  dataDir = /data in (.*)\)/.exec(said)?.[1] ?? '';
}

const end = async (signal: NodeJS.Signals) => {
  const ended = once(platform, 'exit');
  platform.kill(signal);
  await ended;
};

async function send<T>(method: string, path: string, token?: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${url}/api/${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

const signIn = async (userName: string) => {
  const session = { userName, password: 'sangkien-demo' };
  return (await send<{ accessToken: string }>('POST', 'directory/sessions', undefined, session)).accessToken;
};

beforeAll(async () => {
  url = `http://127.0.0.1:${String(await freePort())}`;
  await start();
}, 90_000);
afterAll(async () => {
  await end('SIGTERM');
  for (const used of [folder, dataDir]) rmSync(used, { recursive: true, force: true });
});

describe('the platform in one process, with nothing else installed', () => {
  it('keeps what was acknowledged when it is killed -9, and delivers what it had not yet told', async () => {
    const token = await signIn('phuctho.tacgia1');
    const titles = Array.from({ length: 20 }, (_, i) => `Sáng kiến thứ ${String(i + 1)}`);
    const drafts = await Promise.all(
      titles.map((title) =>
        send<{ id: string }>('POST', 'registration/initiatives', token, { title, regulationYear: 2024 }),
      ),
    );
    await Promise.all(
      drafts.map(({ id }) =>
        send('POST', `registration/initiatives/${id}/withdrawal`, token, { reason: 'Trùng nội dung' }),
      ),
    );
    await end('SIGKILL');
    await start();
    const again = await signIn('phuctho.tacgia1');
    for (const { id } of drafts) {
      expect(await send('GET', `registration/initiatives/${id}`, again)).toMatchObject({
        state: 'withdrawn',
        version: 2,
      });
      expect(await send('GET', `registration/initiatives/${id}/history`, again)).toMatchObject({
        intact: true,
        total: 2,
      });
    }
    for (const service of ['directory', 'registration', 'evaluation', 'certification', 'notification'])
      await until(
        async () => (await send<{ outbox: { events: number } }>('GET', `${service}/health/ready`)).outbox.events === 0,
        { what: `${service} has told everything` },
      );
    const copies = await send<{ total: number }>(
      'GET',
      'certification/dossiers?state=withdrawn&limit=1',
      await signIn('phuctho.chutich'),
    );
    expect(copies.total).toBe(20);
  }, 120_000);

  it('says where to go at its root, and answers an unknown address with a problem', async () => {
    expect(await (await fetch(url)).json()).toMatchObject({
      openapi: expect.arrayContaining(['/api/registration/openapi.json']) as unknown,
    });
    const unknown = await fetch(`${url}/nowhere`);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(await unknown.json()).toMatchObject({ status: 404, reasons: [{ key: 'http-404' }] });
    expect(await (await fetch(`${url}/api/registration/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
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
