import { until } from '#lib/testing/until.js';
import { readFile } from 'node:fs/promises';
import { startDirectory, type RunningDirectory } from '../directory.harness.js';
import type { RegulationDraftView } from '../regulation-draft/regulation-draft.dto.js';
import type { SignedIn } from '../session/session.dto.js';
import type { CheckedRegulationView, RegulationDiff, RegulationSummary } from './regulation.dto.js';

interface Answer<T> {
  status: number;
  body: T & { reasons?: { key: string; field?: string; params?: Record<string, unknown> }[] };
}

let directory: RunningDirectory;
const tokens = new Map<string, string>();
beforeAll(async () => {
  directory = await startDirectory();
  for (const userName of ['thanhtri.quantri', 'phuctho.quantri', 'thanhtri.tacgia1']) {
    const response = await fetch(`${directory.url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password: 'sangkien-demo' }),
    });
    tokens.set(userName, ((await response.json()) as SignedIn).accessToken);
  }
});
afterAll(() => directory.stop());

async function call<T = object>(
  userName: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await fetch(directory.url + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(userName) ?? ''}`, ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
}

const textOf = (name: string) => readFile(`deploy/localities/${name}.yaml`, 'utf8');
const keysOf = ({ body }: Answer<unknown>) => body.reasons?.map(({ key }) => key);
const told = (subject: string) =>
  directory.told.filter((e) => e.type === 'regulation.published.v1' && e.subject === subject).length;

describe('a check', () => {
  it('gives every rule an example that passes and one that does not, and stores nothing', async () => {
    const yaml = await textOf('thanh-tri-2024');
    const { status, body } = await call<CheckedRegulationView>('thanhtri.quantri', 'POST', '/regulations/check', {
      yaml,
    });
    expect([status, body.faults]).toEqual([200, []]);
    const authors = body.rules.find(({ path }) => path === 'authors.maxAuthors');
    expect(authors).toMatchObject({ file: 'locality', source: 'T6' });
    expect(authors?.passing).toContain('2 tác giả');
    expect(authors?.failing).toContain('3 tác giả');
    const versions = await call<{ total: number }>('thanhtri.quantri', 'GET', '/regulations/thanh-tri/2024/versions');
    expect(versions.body.total).toBe(1);
  });

  it('tells all faults with their lines, also of a rule that can refuse nothing', async () => {
    const text = await textOf('thanh-tri-2024');
    const check = async (yaml: string) =>
      (await call<CheckedRegulationView>('thanhtri.quantri', 'POST', '/regulations/check', { yaml })).body.faults;
    const line = text.split('\n').length;
    expect(await check(`${text}phong: 1\n`)).toMatchObject([{ line, path: 'phong', rule: 'unknown-key' }]);
    expect(await check(`${text}duplicates: { warnAt: 0 }\n`)).toMatchObject([{ line, rule: 'no-failing-example' }]);
    expect(await check('cases: [')).toMatchObject([{ rule: 'yaml-syntax' }]);
  });

  it('is for administrators', async () => {
    const refused = await call('thanhtri.tacgia1', 'POST', '/regulations/check', { yaml: 'id: x' });
    expect([refused.status, keysOf(refused)]).toEqual([403, ['not-permitted']]);
  });
});

describe('versions', () => {
  it('are listed, and told apart place by place', async () => {
    const text = await textOf('thanh-tri-2024');
    const yaml = text.replace('maxAuthors: 2', 'maxAuthors: 3');
    expect((await call('thanhtri.quantri', 'POST', '/regulations', { yaml })).status).toBe(201);
    const path = '/regulations/thanh-tri/2024';
    const { body } = await call<{ items: RegulationSummary[] }>('thanhtri.tacgia1', 'GET', `${path}/versions`);
    expect(body.items.map(({ version }) => version)).toEqual([2, 1]);
    const diff = await call<RegulationDiff>('thanhtri.tacgia1', 'GET', `${path}/diff?from=1&to=2`);
    expect(diff.body).toEqual({
      before: { year: 2024, version: 1 },
      after: { year: 2024, version: 2 },
      differences: [{ path: 'authors.maxAuthors', before: 2, after: 3 }],
    });
    expect((await call('thanhtri.tacgia1', 'GET', `${path}/diff?from=9`)).status).toBe(404);
    expect((await call('thanhtri.tacgia1', 'GET', '/regulations/thanh-tri/1999/versions')).status).toBe(404);
  });

  it('with a rule that decides nothing are not published', async () => {
    const yaml = `${await textOf('thanh-tri-2024')}duplicates: { warnAt: 0 }\n`;
    const refused = await call('thanhtri.quantri', 'POST', '/regulations', { yaml });
    expect(refused.body.reasons).toMatchObject([{ key: 'regulation-faulty', params: { rule: 'no-failing-example' } }]);
  });
});

describe('a draft', () => {
  const drafts = '/regulation-drafts';
  const next = { localityId: 'phuc-tho', year: 2025 };

  it('renews last year, is edited by who saw its last version, and becomes the regulation of the year', async () => {
    const begun = await call<RegulationDraftView>('phuctho.quantri', 'POST', drafts, next);
    const { id, source, notes, faults, clonedFrom, version } = begun.body;
    expect([begun.status, clonedFrom, faults, version]).toEqual([201, 2024, [], 1]);
    expect(source).toContain('closesOn: 2025-04-10');
    expect(notes.map((n) => n.note)).toContain('day-moved');
    expect(keysOf(await call('phuctho.quantri', 'POST', drafts, next))).toEqual(['regulation-draft-exists']);

    const edit = (yaml: string, seen: number) =>
      call<RegulationDraftView>('phuctho.quantri', 'PUT', `${drafts}/${id}`, { yaml }, { 'if-match': String(seen) });
    const unsound = await edit(`${source}phong: 1\n`, 1);
    expect(unsound.body.faults.map(({ rule }) => rule)).toEqual(['unknown-key']);
    expect(keysOf(await edit(source, 1))).toEqual(['stale']);
    expect(keysOf(await call('phuctho.quantri', 'POST', `${drafts}/${id}/publish`))).toEqual(['regulation-faulty']);

    await edit(source.replace('id: phuc-tho', 'id: elsewhere'), 2);
    expect(keysOf(await call('phuctho.quantri', 'POST', `${drafts}/${id}/publish`))).toEqual([
      'regulation-draft-elsewhere',
    ]);
    await edit(source, 3);
    const key = { 'idempotency-key': 'publish-once' };
    const publish = () =>
      call<RegulationDraftView>('phuctho.quantri', 'POST', `${drafts}/${id}/publish`, undefined, key);
    const published = await publish();
    expect([published.status, published.body.state, published.body.publishedVersion]).toEqual([200, 'published', 1]);
    expect((await publish()).body.version).toBe(published.body.version);
    await until(() => told('phuc-tho/2025') === 1, { what: 'the regulation of 2025 is told' });
    expect(keysOf(await edit(source, published.body.version))).toEqual(['state']);
  });

  it('is listed while it is edited, and discarded once', async () => {
    const begun = await call<RegulationDraftView>('phuctho.quantri', 'POST', drafts, { ...next, yaml: 'id: phuc-tho' });
    const list = async () => (await call<{ total: number }>('phuctho.quantri', 'GET', drafts)).body.total;
    expect(await list()).toBe(1);
    const discard = () => call('phuctho.quantri', 'POST', `${drafts}/${begun.body.id}/discard`);
    expect([(await discard()).status, keysOf(await discard()), await list()]).toEqual([200, ['state'], 0]);
  });

  it('is nobody else’s to see or to change', async () => {
    const { id } = (await call<RegulationDraftView>('phuctho.quantri', 'POST', drafts, next)).body;
    const yaml = 'id: x';
    for (const userName of ['thanhtri.quantri', 'thanhtri.tacgia1']) {
      for (const [method, path, body] of [
        ['GET', `${drafts}/${id}`, undefined],
        ['GET', `${drafts}?localityId=phuc-tho`, undefined],
        ['PUT', `${drafts}/${id}`, { yaml }],
        ['POST', `${drafts}/${id}/publish`, undefined],
        ['POST', `${drafts}/${id}/discard`, undefined],
        ['POST', drafts, next],
      ] as const) {
        const status = path.includes(id) ? 404 : 403;
        expect([method, path, (await call(userName, method, path, body)).status]).toEqual([method, path, status]);
      }
    }
    expect((await call('phuctho.quantri', 'POST', drafts, { localityId: 'nowhere', year: 2025 })).status).toBe(400);
    expect((await call('phuctho.quantri', 'POST', drafts, { ...next, year: 2000 })).status).toBe(404);
  });
});

describe('a year without a regulation of its own', () => {
  const year = new Date().getFullYear();
  const path = `/regulations/thanh-tri/${String(year)}`;
  const inForce = () =>
    call<{ version: number; content: { rounds: object[] }; source: string }>('thanhtri.tacgia1', 'GET', path);

  it('has none where the last one does not say that it holds on', async () => {
    await directory.restart();
    expect((await inForce()).status).toBe(404);
  });

  it('goes on with the last one, dated anew, where it says so, until it has its own', async () => {
    const yaml = (await textOf('thanh-tri-2024')).replace('rounds:', 'carryOver: true # T3: hằng năm\nrounds:');
    expect((await call('thanhtri.quantri', 'POST', '/regulations', { yaml })).status).toBe(201);
    await directory.restart();
    const carried = await inForce();
    expect([carried.status, carried.body.version]).toEqual([200, 1]);
    expect(carried.body.source).toContain('# Tiếp tục áp dụng quy chế năm 2024');
    expect(carried.body.source).toContain(`publishBy: { on: ${String(year)}-09-20`);
    expect(carried.body.source).not.toContain('exceptions');
    await directory.restart();
    expect((await inForce()).body.version).toBe(1);
    await until(() => told(`thanh-tri/${String(year)}`) === 1, { what: 'it is told once' });

    const own = carried.body.source.replace('maxAuthors: 2', 'maxAuthors: 4');
    expect((await call('thanhtri.quantri', 'POST', '/regulations', { yaml: own })).status).toBe(201);
    expect((await inForce()).body.version).toBe(2);
    expect((await call('thanhtri.tacgia1', 'GET', `${path}?version=1`)).status).toBe(200);
  });
});
