import { demoPeople } from './demo/demo-people.js';
import { demoId } from './demo/demo-id.js';
import { startDirectory, type RunningDirectory } from './directory.harness.js';
import type { SignedIn } from './session/session.dto.js';
import { directorySchema } from './directory.schema.js';
import { schemaDrift } from '#lib/testing/schema-drift.js';
import { until } from '#lib/testing/until.js';
import { readFile } from 'node:fs/promises';

interface Answer<T = Record<string, never>> {
  status: number;
  body: T & { reasons?: { key: string; params?: Record<string, unknown> }[] };
}
interface Row {
  id: string;
  code: string;
  fullName: string;
  version: number;
  path: string[];
  email?: string;
}
interface List {
  items: Row[];
  total: number;
  next?: string;
}

let directory: RunningDirectory;
const tokens = new Map<string, string>();
beforeAll(async () => {
  directory = await startDirectory();
  for (const userName of ['quantri', 'thanhtri.quantri', 'phuctho.quantri', 'thanhtri.tacgia1']) {
    const response = await fetch(`${directory.url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password: 'sangkien-demo' }),
    });
    tokens.set(userName, ((await response.json()) as SignedIn).accessToken);
  }
});
afterAll(() => directory.stop());

async function call<T = Record<string, never>>(
  userName: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer<T>> {
  const response = await fetch(directory.url + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(userName) ?? ''}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
}

const unitId = (key: string) => demoId('unit', key);
const keysOf = ({ body }: Answer) => body.reasons?.map(({ key }) => key);
const toldVersions = (id: string) =>
  directory.told.filter(({ subject }) => subject === id).map(({ data }) => (data as Row).version);

describe('the schema', () => {
  it('is what the entities say', async () => {
    expect(await schemaDrift(directorySchema)).toEqual([]);
  });
});

describe('demo data', () => {
  it('is told to everyone once, however often the service starts', async () => {
    const people = () => directory.told.filter(({ type }) => type === 'person.changed.v1').length;
    await until(() => people() >= demoPeople().length, { what: 'everybody is told' });
    const before = directory.told.length;
    await directory.restart();
    await until(async () => (await directory.db.query<object[]>('SELECT FROM outbox')).length === 0, {
      what: 'all is sent',
    });
    expect(directory.told.length).toBe(before);
    expect(people()).toBe(demoPeople().length);
  });

  it('lists its accounts', async () => {
    const response = await fetch(`${directory.url}/demo/accounts`);
    expect(await response.json()).toMatchObject({ password: 'sangkien-demo' });
  });
});

describe('units', () => {
  it('are told again with everything under them when they move', async () => {
    const [commune, desk] = [unitId('thanh-tri/xa-tu-hiep'), unitId('thanh-tri/bo-phan-mot-cua')];
    const under = unitId('thanh-tri/van-phong');
    const moved = await call<Row>('thanhtri.quantri', 'POST', `/units/${commune}/move`, { parentId: under });
    expect(moved.body.path.slice(0, 2)).toEqual([commune, under]);
    await until(() => toldVersions(desk).includes(2), { what: 'the desk under the commune is told' });
    const told = directory.told.findLast(({ subject }) => subject === desk)?.data as Row;
    expect(told.path.slice(0, 3)).toEqual([desk, commune, under]);
    const circle = await call('thanhtri.quantri', 'POST', `/units/${under}/move`, { parentId: desk });
    expect([circle.status, keysOf(circle)]).toEqual([409, ['parent-inside-subtree']]);
    expect(toldVersions(unitId('thanh-tri/xa-ngu-hiep'))).toEqual([1]);
  });

  it('stay in one piece when two moves would make a circle', async () => {
    const [a, b] = [unitId('nghia-hanh/xa-hanh-minh'), unitId('nghia-hanh/xa-hanh-duc')];
    const moves = await Promise.all([
      call('quantri', 'POST', `/units/${a}/move`, { parentId: b }),
      call('quantri', 'POST', `/units/${b}/move`, { parentId: a }),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('have a code of their own in their locality, and no administrator from elsewhere', async () => {
    const unit = { parentId: unitId('thanh-tri/ubnd-huyen'), name: 'Phòng Tư pháp', kind: 'department', sector: 'law' };
    const made = await call<Row>('thanhtri.quantri', 'POST', '/units', { ...unit, code: 'phong-tu-phap' });
    expect(made.status).toBe(201);
    expect(keysOf(await call('thanhtri.quantri', 'POST', '/units', { ...unit, code: 'phong-tu-phap' }))).toEqual([
      'unit-code-taken',
    ]);
    for (const stranger of ['phuctho.quantri', 'thanhtri.tacgia1'])
      expect((await call(stranger, 'POST', '/units', { ...unit, code: 'phong-khac' })).status).toBe(403);
  });

  it('are listed page by page with their total', async () => {
    const first = await call<List>('thanhtri.tacgia1', 'GET', '/units?limit=5&kind=department');
    expect(first.body.items).toHaveLength(5);
    const rest = await call<List>('thanhtri.tacgia1', 'GET', `/units?kind=department&cursor=${first.body.next ?? ''}`);
    expect(first.body.items.length + rest.body.items.length).toBe(first.body.total);
  });
});

describe('people', () => {
  it('are found without tones', async () => {
    const facts = { fullName: 'Đỗ Nguyễn Văn Ất', unitId: unitId('thanh-tri/phong-noi-vu'), email: 'at@example.vn' };
    const made = await call<Row>('thanhtri.quantri', 'POST', '/people', facts);
    for (const q of ['do nguyen van at', 'VĂN ẤT', 'nguyen van']) {
      const found = await call<List>('thanhtri.tacgia1', 'GET', `/people?q=${encodeURIComponent(q)}`);
      expect(found.body.items.map(({ id }) => id)).toContain(made.body.id);
      expect(found.body.items[0]).not.toHaveProperty('email');
    }
    expect((await call<List>('thanhtri.tacgia1', 'GET', '/people?q=100%25')).body.total).toBe(0);
  });

  it('get roles only from who manages the unit that the role is for', async () => {
    const id = demoId('person', 'thanhtri.tacgia2');
    const give = (unit: string) => ({ roles: [{ role: 'unit-head', unitId: unitId(unit) }] });
    expect((await call('thanhtri.quantri', 'PATCH', `/people/${id}`, give('phuc-tho/phong-kinh-te'))).status).toBe(403);
    expect((await call('thanhtri.quantri', 'PATCH', `/people/${id}`, give('thanh-tri/thcs'))).status).toBe(200);
    await until(() => toldVersions(id).includes(2), { what: 'the role is told' });
  });
});

describe('regulations', () => {
  const published = () =>
    directory.told.filter(({ type }) => type === 'regulation.published.v1').map(({ subject }) => subject);
  const text = async () => readFile('deploy/localities/phuc-tho-2024.yaml', 'utf8');

  it('of the five localities are published at the first start', async () => {
    await until(() => published().length >= 5, { what: 'the five regulations are told' });
    expect(published().sort()).toEqual([
      'duong-phong/2023',
      'nghia-hanh/2023',
      'phuc-tho/2024',
      'thanh-tri/2024',
      'tra-bong/2025',
    ]);
  });

  it('become the next version when their text changes, which a restart does not take back', async () => {
    const yaml = `${await text()}\n# sửa`;
    const next = await call<Row>('phuctho.quantri', 'POST', '/regulations', { yaml });
    expect([next.status, next.body.version]).toEqual([201, 2]);
    expect((await call<Row>('phuctho.quantri', 'POST', '/regulations', { yaml })).body.version).toBe(2);
    await directory.restart();
    expect((await call<Row>('phuctho.quantri', 'GET', '/regulations/phuc-tho/2024')).body.version).toBe(2);
    expect((await call<Row>('phuctho.quantri', 'GET', '/regulations/phuc-tho/2024?version=1')).body.version).toBe(1);
  });

  it('are refused with the line of every fault, and from who does not manage the locality', async () => {
    const yaml = `${await text()}\nkhongCo: 1`;
    const refused = await call('phuctho.quantri', 'POST', '/regulations', { yaml });
    expect(refused.status).toBe(400);
    expect(refused.body.reasons?.[0]).toMatchObject({
      key: 'regulation-faulty',
      params: { line: yaml.split('\n').length },
    });
    expect((await call('thanhtri.quantri', 'POST', '/regulations', { yaml: await text() })).status).toBe(403);
  });
});

describe('the clock', () => {
  it('is moved by an administrator, told to everyone, and stands so after a restart', async () => {
    expect((await call('thanhtri.tacgia1', 'POST', '/clock', { now: '2024-08-14T00:00:00Z' })).status).toBe(403);
    expect((await call('thanhtri.quantri', 'POST', '/clock', { now: '2024-08-14T00:00:00Z' })).status).toBe(200);
    await until(() => directory.told.some(({ type }) => type === 'clock.moved.v1'), { what: 'the move is told' });
    await directory.restart();
    const { now, demo } = (await (await fetch(`${directory.url}/clock`)).json()) as { now: string; demo: boolean };
    expect([now.slice(0, 10), demo]).toEqual(['2024-08-14', true]);
  });

  it('goes its own way where there is no demo', async () => {
    await directory.restart({ DEMO: '0' });
    expect((await call('thanhtri.quantri', 'POST', '/clock', { now: '2024-08-14T00:00:00Z' })).status).toBe(404);
    expect((await fetch(`${directory.url}/demo/accounts`)).status).toBe(404);
  });
});

describe('a new installation without demo data', () => {
  it('has one administrator, whose password is in a file', async () => {
    const fresh = await startDirectory({ DEMO: '0', LOCALITIES_DIR: '/nowhere' });
    const accounts = await fresh.db.query<{ user_name: string }[]>('SELECT user_name FROM account');
    expect(accounts).toEqual([{ user_name: 'quantri' }]);
    await fresh.restart();
    expect(await fresh.db.query('SELECT user_name FROM account')).toHaveLength(1);
    await fresh.stop();
  });
});
