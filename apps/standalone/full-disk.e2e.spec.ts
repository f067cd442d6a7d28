import { PDFDocument } from '@cantoo/pdf-lib';
import { freePort } from '#lib/service-kit/embedded-postgres.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { smallDisk } from '#lib/testing/small-disk.js';
import { until } from '#lib/testing/until.js';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StandaloneProcess } from './process.fixture.js';

interface Initiative extends Problem {
  id: string;
  attachments: { sha256: string }[];
}

const disk = smallDisk(512);
let platform: StandaloneProcess;
let token: string;

const authorized = () => ({ authorization: `Bearer ${token}` });
const keysOf = ({ reasons }: Problem) => reasons.map(({ key }) => key);

/** A command that whoever does not know what became of it sends again as it was. */
const aDraft = () => {
  const report = { steps: randomBytes(9_000).toString('hex') }; // nothing that shrinks
  return { key: randomUUID(), body: JSON.stringify({ title: 'Sổ tay điện tử', regulationYear: 2024, report }) };
};
const send = ({ key, body }: ReturnType<typeof aDraft>) => {
  const headers = { ...authorized(), 'content-type': 'application/json', 'idempotency-key': key };
  return platform.ask<Initiative>('POST', 'registration/initiatives', { headers, body });
};
const attach = (id: string, body: Uint8Array<ArrayBuffer>) => {
  const headers = { ...authorized(), 'content-type': 'application/octet-stream' };
  const path = `registration/initiatives/${id}/attachments?component=evidence&fileName=minh-chung.pdf`;
  return platform.ask<Initiative>('PUT', path, { headers, body });
};
const stored = async () => {
  const page = await platform.ask<{ total: number }>('GET', 'registration/initiatives?limit=1', {
    headers: authorized(),
  });
  return page.body.total;
};
const ready = async () => (await platform.ask('GET', 'registration/health/ready')).status === 200;

// Only root may make a disk so small.
(disk ? describe : describe.skip)('a disk that is full', () => {
  beforeAll(async () => {
    platform = new StandaloneProcess(`http://127.0.0.1:${String(await freePort())}`, disk?.folder ?? '');
    await platform.start();
    token = await platform.signIn('phuctho.tacgia1');
  }, 90_000);
  afterAll(async () => {
    await platform.end('SIGTERM');
    disk?.remove();
  });

  it('refuses with the reason, loses nothing, and does nothing twice when there is room again', async () => {
    const earlier = await stored();
    const drafts = Array.from({ length: 600 }, aDraft);
    const acknowledged = new Map<string, string>();
    disk?.fill(6 << 20);
    for (let i = 0; i < drafts.length; i += 20)
      await Promise.all(
        drafts.slice(i, i + 20).map(async (draft) => {
          const { status, body } = await send(draft);
          if (status === 201) acknowledged.set(draft.key, body.id);
          else expect(['storage-full', 'database-down']).toEqual(expect.arrayContaining(keysOf(body)));
        }),
      );
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(acknowledged.size).toBeLessThan(drafts.length);
    disk?.free();
    await until(ready, { what: 'the database has room again', timeoutMs: 60_000 });
    for (const draft of drafts) {
      const { status, body } = await send(draft);
      expect([status, body.id]).toEqual([201, acknowledged.get(draft.key) ?? body.id]);
    }
    expect(await stored()).toBe(earlier + drafts.length);
    await platform.hasToldEverything();
  }, 180_000);

  it('keeps no part of a file that found no room', async () => {
    const { id } = (await send(aDraft())).body;
    const pdf = await (await PDFDocument.create()).save();
    const content = Uint8Array.from(pdf);
    disk?.fill();
    const { status, body } = await attach(id, content);
    disk?.free();
    expect([status, keysOf(body)]).toEqual([503, ['storage-full']]);
    expect(readdirSync(join(disk?.folder ?? '', 'attachments')).filter((name) => name.startsWith('.'))).toEqual([]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect((await attach(id, content)).body.attachments).toMatchObject([{ sha256 }]);
  }, 60_000);
});
