import { regulationPublished } from '#lib/contracts/directory.events.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import { evaluation } from '../index.js';
import type { RoundView } from './round.dto.js';

const world = councilWorld('phuc-tho-2024');
let service: ServiceAlone;
beforeAll(async () => {
  service = await serviceAlone(evaluation);
  await service.tell(...world.events);
});
afterAll(() => service.stop());

const rounds = () => stepsIn(service, world).must<RoundView[]>(world.people.author, 'GET', '/rounds?year=2024');
const statesAt = async (local: string) => {
  service.setTime(new Date(`${local}+07:00`));
  return (await rounds()).map(({ state }) => state);
};

it('the rounds of Phúc Thọ open and close by the clock: before 10/4 and before 15/11', async () => {
  expect(await statesAt('2024-04-09T23:59:59')).toEqual(['open', 'not-yet']);
  expect(await statesAt('2024-04-10T00:00:00')).toEqual(['closed', 'open']);
  expect(await statesAt('2024-11-14T23:59:59')).toEqual(['closed', 'open']);
  expect(await statesAt('2024-11-15T00:00:00')).toEqual(['closed', 'closed']);
});

it('a new version of the regulation moves only the round that has not opened; told again it changes nothing', async () => {
  const { localityId, year, rules } = world;
  const content = { ...rules, rounds: rules.rounds.map((round) => ({ ...round, name: `${round.name} (sửa)` })) };
  const at = new Date('2024-03-01T00:00:00Z');
  const event = regulationPublished.make(`${localityId}/2024`, { localityId, year, version: 2, content }, at);
  await service.tell(event);
  await service.tell(event, { ...event, id: randomUUID() });
  expect((await rounds()).map((r) => [r.regulationVersion, r.version, r.name.endsWith('(sửa)')])).toEqual([
    [1, 1, false],
    [2, 2, true],
  ]);
});

it('a round lists its dossiers', async () => {
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('submitted', 1, { initiativeId, round: { year: 2024, number: 2 } }));
  const [, second] = await rounds();
  const { total } = await stepsIn(service, world).must<{ total: number }>(
    world.officer,
    'GET',
    `/rounds/${second!.id}/dossiers?sector=general`,
  );
  expect(total).toBe(1);
});
