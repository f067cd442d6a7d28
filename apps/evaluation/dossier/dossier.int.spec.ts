import { regulationPublished, unitChanged } from '#lib/contracts/directory.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import { evaluation } from '../index.js';
import type { Dossier } from './dossier.entity.js';
import type { DossierStatement } from './dossier.list.js';

const world = councilWorld('nghia-hanh-2023');
const { people, members, units } = world;
const initiativeId = randomUUID();
const author = members[3]!;
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
  const authors = [{ personId: author.personId, fullName: author.name, unitId: units.commune, sharePercent: 100 }];
  await service.tell(world.snapshot('accepted', 4, { initiativeId, authors }));
  const council = await steps.found('district', members, people.councilSecretary, units.root);
  await steps.open(council, initiativeId, members[2]!);
});
afterAll(() => service.stop());

const seen = async (as: Actor, query = '') => {
  const { total, items } = await steps.must<{ total: number; items: Dossier[] }>(
    as,
    'GET',
    `/dossiers?limit=200${query}`,
  );
  expect(items).toHaveLength(total);
  return items.map((dossier) => dossier.initiativeId).includes(initiativeId);
};

it.each<[string, Actor, boolean]>([
  ['its author', author, true],
  ['the head of its unit', people.head, true],
  ['the secretary of its unit', people.secretary, true],
  ['the head of another unit', people.principal, false],
  ['a colleague without a role', people.coauthor, false],
  ['an intake officer', world.officer, true],
  ["the council's secretary", members[2]!, true],
  ['a member of the council', members[5]!, true],
  ['the administrator', people.admin, false],
])('a dossier is shown to %s: %s', async (_, actor, visible) => {
  expect(await seen(actor)).toBe(visible);
  const { status } = await service.call('GET', `/dossiers/${initiativeId}`, { as: actor });
  expect(status).toBe(visible ? 200 : 404);
});

it('says to its council how many units could use it, and whether the regulation asks for more', async () => {
  const scopeShare = { units: 4, couldUse: 1, percent: 25 };
  const [told, untold] = [randomUUID(), randomUUID()];
  const content = { ...world.rules, year: 2022, scopeTest: { minimumPercent: 50 } };
  const rules = { localityId: world.localityId, year: 2022, version: 1, content };
  const of2022 = { regulationYear: 2022, regulationVersion: 1 };
  await service.tell(
    regulationPublished.make('nghia-hanh/2022', rules, world.at),
    world.snapshot('accepted', 4, { initiativeId: told, scopeShare, targetLevel: 'district', ...of2022 }),
    world.snapshot('accepted', 4, { initiativeId: untold, targetLevel: 'unit' }),
  );
  const council = await steps.found('district', members, people.councilSecretary, units.root);
  await steps.open(council, told, members[2]!);
  const standingOf = async (id: string, as: Actor) =>
    (await steps.must<DossierStatement>(as, 'GET', `/dossiers/${id}`)).scopeStanding;
  expect(await standingOf(told, members[5]!)).toEqual({ share: scopeShare, minimumPercent: 50, reached: false });
  expect(await standingOf(untold, people.head)).toEqual({
    share: { units: 0, couldUse: 0, percent: 0 },
    minimumPercent: 0,
    reached: true,
  });
});

it('is found by words without tones, and by round and state', async () => {
  expect(await seen(people.head, '&search=rut%20ngan%20thoi%20gian&state=accepted&roundNumber=1')).toBe(true);
  expect(await seen(people.head, '&search=khong%20co')).toBe(false);
  expect(await seen(people.head, '&state=filed')).toBe(false);
});

it('shows the newest of its first snapshots, in whatever order they arrive at once', async () => {
  const id = randomUUID();
  const versions = [4, 9, 2, 7, 10, 1, 8, 3, 6, 5];
  await Promise.all(
    versions.map((v) => service.tell(world.snapshot('filed', v, { initiativeId: id, title: `Tên ${String(v)}` }))),
  );
  const rows = await service.db.query('SELECT version, title FROM dossier WHERE initiative_id = $1', [id]);
  expect(rows).toEqual([{ version: 10, title: 'Tên 10' }]);
});

it('pages without a gap or a double', async () => {
  for (let i = 0; i < 7; i++) await service.tell(world.snapshot('filed', 1, { initiativeId: randomUUID() }));
  const ids: string[] = [];
  let cursor = '';
  do {
    const page = await steps.must<{ items: Dossier[]; next?: string; total: number }>(
      people.head,
      'GET',
      `/dossiers?limit=3&state=filed${cursor}`,
    );
    ids.push(...page.items.map((dossier) => dossier.initiativeId));
    cursor = page.next ? `&cursor=${page.next}` : '';
    if (!cursor) expect(ids).toHaveLength(page.total);
  } while (cursor);
  expect(new Set(ids).size).toBe(ids.length);
});

it('goes with its unit: to whoever heads the unit that it was merged into, also where it is heard of later', async () => {
  const [into, merged] = [randomUUID(), randomUUID()];
  const heir: Actor = {
    ...people.head,
    personId: randomUUID(),
    unitId: into,
    roles: [{ role: 'unit-head', unitId: into }],
  };
  const unit = {
    localityId: world.localityId,
    kind: 'commune',
    sector: 'general',
    canRecognize: true,
    parentId: units.root,
  };
  const was = { ...unit, unitId: merged, code: 'xa-cu', name: 'Xã Cũ', path: [merged, units.root] };
  const heard = (id: string, version: number) =>
    service.tell(world.snapshot('accepted', version, { initiativeId: id, unitId: merged }));
  const [before, after] = [randomUUID(), randomUUID()];
  await service.tell(unitChanged.make(merged, { ...was, version: 1 }, world.at));
  await heard(before, 1);
  const taker = { ...unit, unitId: into, version: 1, code: 'xa-moi', name: 'Xã Mới', path: [into, units.root] };
  await service.tell(unitChanged.make(into, taker, world.at));
  await service.tell(unitChanged.make(merged, { ...was, version: 2, mergedInto: into }, world.at));
  await heard(after, 1);
  const { items } = await steps.must<{ items: Dossier[] }>(heir, 'GET', '/dossiers?limit=200');
  expect(items.map((dossier) => dossier.initiativeId).sort()).toEqual([before, after].sort());
});
