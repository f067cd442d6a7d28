import { regulationPublished } from '#lib/contracts/directory.events.js';
import { assessmentAssigned, assessmentConcluded, conflictDeclared } from '#lib/contracts/evaluation.events.js';
import type { BlindRule } from '#lib/regulation/assessment.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { randomUUID } from 'node:crypto';
import { registration } from '../index.js';

const july = new Date('2024-07-20T02:00:00Z');
let service: ServiceAlone;
let world: SmallWorld;
let version = 1;

beforeAll(async () => {
  world = smallWorld('thanh-tri-2024');
  service = await serviceAlone(registration);
  service.setTime(july);
  await service.tell(...world.events);
});
afterAll(() => service.stop());

/** An initiative in a state, drafted under these rules of its two councils, with a member of one who has declared. */
const assigned = async (state: 'filed' | 'evaluating', unit: BlindRule, district: BlindRule) => {
  const { localityId, year, rules, people } = world;
  const content = {
    ...rules,
    assessment: { ...rules.assessment, blind: district },
    unitAssessment: { ...(rules.unitAssessment ?? rules.assessment), blind: unit },
  };
  const key = `${localityId}/${String(year)}`;
  await service.tell(regulationPublished.make(key, { localityId, year, version: ++version, content }, july));
  const body = { title: 'Phiếu hẹn điện tử', regulationYear: year };
  const drafted = await service.call<{ id: string }>('POST', '/initiatives', { as: people.author, body });
  const { id } = drafted.body;
  await service.db.query(
    `UPDATE initiative SET state = $2, registered_at = $3, filed_at = $3, round = '{"year": 2024, "number": 2}' WHERE id = $1`,
    [id, state, july],
  );
  const by = { personId: randomUUID(), name: 'Ngô Thị Lan', role: 'council-secretary' };
  const member = { initiativeId: id, assessmentId: randomUUID(), memberId: people.teacher.personId, by };
  await service.tell(
    assessmentAssigned.make(id, { ...member, dueAt: july.toISOString() }, july),
    conflictDeclared.make(id, { ...member, inConflict: false }, july),
  );
  const { assessmentId } = member;
  const chair = { ...by, role: 'council-chair' };
  const concluded = { initiativeId: id, assessmentId, by: chair, councilId: randomUUID(), meetingId: randomUUID() };
  return { id, conclude: (level: 'unit' | 'district') => conclude({ ...concluded, level }) };
};

const conclude = (told: Omit<Parameters<typeof assessmentConcluded.make>[1], 'outcome' | 'decidedBy'>) =>
  service.tell(
    assessmentConcluded.make(told.initiativeId, { ...told, outcome: 'recommend', decidedBy: 'two-thirds' }, july),
  );

/** Whether the member is told of it at all: by its id, in lists, in its papers. */
const isThere = async (id: string): Promise<boolean[]> => {
  const as = world.people.teacher;
  const parts = ['', '/history', '/versions', '/checks', '/duplicates', '/lapse-notices'];
  const answers = await Promise.all(parts.map((part) => service.call('GET', `/initiatives/${id}${part}`, { as })));
  const path = '/initiatives?limit=200';
  const list = await service.call<{ total: number; items: { id: string }[] }>('GET', path, { as });
  const listed = list.body.items.some((item) => item.id === id);
  expect(list.body.total).toBe(list.body.items.length);
  return [...new Set([...answers.map(({ status }) => status === 200), listed])];
};

const hidden: BlindRule = { authors: true, members: 'never' };
const told: BlindRule = { authors: false, members: 'never' };

it('an initiative that names its authors is not there for who scores it without them, until the conclusion', async () => {
  const ofUnit = await assigned('filed', hidden, told);
  expect(await isThere(ofUnit.id)).toEqual([false]);
  await ofUnit.conclude('unit');
  expect(await isThere(ofUnit.id)).toEqual([true]);
  const ofDistrict = await assigned('evaluating', told, hidden);
  expect(await isThere(ofDistrict.id)).toEqual([false]);
  await ofDistrict.conclude('district');
  expect(await isThere(ofDistrict.id)).toEqual([true]);
});

it('the rule of the other council hides nothing, and an office reads it all the time', async () => {
  for (const { id } of [await assigned('filed', told, hidden), await assigned('evaluating', hidden, told)])
    expect(await isThere(id)).toEqual([true]);
  const { id } = await assigned('evaluating', hidden, hidden);
  for (const as of [world.people.head, world.people.councilSecretary, world.people.author])
    expect((await service.call('GET', `/initiatives/${id}`, { as })).status).toBe(200);
});
