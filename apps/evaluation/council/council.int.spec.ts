import { regulationPublished } from '#lib/contracts/directory.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { AssessmentOpened, AssessmentView } from '../assessment/assessment.dto.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import { evaluation } from '../index.js';
import type { Council } from './council.entity.js';

interface Problem {
  reasons: { key: string }[];
}

const world = councilWorld('thanh-tri-2024');
const [, vice, secretary, fourth, , sixth, alternate] = world.members as Actor[] &
  [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
const { councilSecretary } = world.people;
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
});
afterAll(() => service.stop());
beforeEach(() => {
  service.setTime(world.at);
});

const accepted = async (more = {}): Promise<string> => {
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('accepted', 5, { initiativeId, ...more }));
  return initiativeId;
};
const call = <T>(as: Actor, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const keysOf = ({ body }: { body: Problem }) => body.reasons.map(({ key }) => key);
const by = ({ personId, name: fullName, unitId }: Actor) => ({
  authors: [{ personId, fullName, unitId, sharePercent: 100 }],
});

/** Seven members, the last of them an alternate. */
const withAlternate = async (): Promise<Council> => {
  const { id, members } = await steps.found('district', world.members, councilSecretary, world.units.root);
  const seats = members.map(({ personId, role }) => ({
    personId,
    role: personId === alternate.personId ? 'alternate' : role,
    ...(personId === sixth.personId ? { tradeUnion: true, expertise: ['general'] } : {}),
  }));
  return steps.must<Council>(councilSecretary, 'PUT', `/councils/${id}/members`, { members: seats, decision: '02/QĐ' });
};

it('an alternate who takes a seat for good is out of what they are in conflict with', async () => {
  const council = await withAlternate();
  const own = await steps.openOnly(council, await accepted(by({ ...alternate, personId: randomUUID() })), secretary);
  const kin = { kinId: world.people.author.personId, relation: 'Vợ' };
  await steps.must(alternate, 'POST', '/kin', kin);
  const { conflictedIds } = await steps.openOnly(council, await accepted(), secretary);
  expect(conflictedIds).toContain(alternate.personId);
  const stepping = { alternateId: alternate.personId, personId: fourth.personId, reason: 'Nghỉ hưu' };
  const after = await steps.must<Council>(councilSecretary, 'POST', `/councils/${council.id}/successions`, stepping);
  expect(after.seatedIds).toContain(alternate.personId);
  expect(after.members.find(({ personId }) => personId === alternate.personId)).toMatchObject({
    ...{ role: 'member', inPlaceOf: fourth.personId },
  });
  expect(own.conflictedIds).not.toContain(alternate.personId);
  const history = await service.db.query<object[]>(
    'SELECT action, note FROM history WHERE aggregate_id = $1 ORDER BY version',
    [council.id],
  );
  expect(history.at(-1)).toEqual({ action: 'step-in', note: 'Nghỉ hưu' });
  expect((await call(vice, 'POST', `/councils/${council.id}/successions`, stepping)).status).toBe(403);
});

it('who leaves by an amending decision scores no more, keeps what they sent, and another is proposed', async () => {
  const council = await withAlternate();
  const [open, sent] = [
    await steps.openOnly(council, await accepted(), secretary),
    await steps.openOnly(council, await accepted(), secretary),
  ];
  const leaver = fourth;
  const dueAt = new Date(world.at.getTime() + 86_400_000).toISOString();
  for (const { id } of [open, sent]) {
    const memberIds = [leaver.personId, vice.personId];
    await steps.must(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds });
    await steps.must(leaver, 'POST', '/declarations', { assessmentIds: [id], inConflict: false });
  }
  await steps.must(leaver, 'PUT', `/assessments/${sent.id}/sheets/mine`, { scores: world.scores() });
  await steps.must(leaver, 'POST', `/assessments/${sent.id}/sheets/mine/send`);
  const newcomer = world.people.standing;
  const seats = council.members
    .filter(({ personId }) => personId !== leaver.personId)
    .map(({ personId, role, tradeUnion }) => ({ personId, role, ...(tradeUnion ? { tradeUnion } : {}) }));
  const body = {
    members: [...seats, { personId: newcomer.personId, role: 'member', inPlaceOf: leaver.personId }],
    decision: '03/QĐ-UBND',
  };
  const amending = () => call<Council>(councilSecretary, 'PUT', `/councils/${council.id}/members`, body);
  const both = await Promise.all([amending(), amending()]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const rows = await service.db.query<Assessment[]>(
    `SELECT assigned_ids AS "assignedIds", vacancies FROM assessment WHERE id = ANY ($1) ORDER BY opened_at, id = $2`,
    [[open.id, sent.id], sent.id],
  );
  expect(rows).toEqual([
    { assignedIds: [vice.personId], vacancies: [{ personId: leaver.personId, dueAt }] },
    { assignedIds: [leaver.personId, vice.personId], vacancies: [] },
  ]);
  await service.relayed();
  const released = service.sent.filter(({ type }) => type === 'assessment.released.v1').map(({ data }) => data);
  expect(released.filter((data) => (data as { memberId: string }).memberId === leaver.personId)).toMatchObject([
    { assessmentId: open.id, because: 'release' },
  ]);
  const view = await steps.must<AssessmentView>(secretary, 'GET', `/assessments/${open.id}`);
  expect(view.proposals).toMatchObject([
    { personId: leaver.personId, proposed: { personId: expect.any(String) as string } },
  ]);
  expect((await call(leaver, 'PUT', `/assessments/${open.id}/sheets/mine`, { scores: world.scores() })).status).toBe(
    404,
  );
});

it('a member who is seated later is out of the dossiers that they wrote', async () => {
  const council = await steps.found('district', world.members.slice(0, 5), councilSecretary, world.units.root);
  const assessment = await steps.openOnly(council, await accepted(), secretary);
  const fellow = world.people.head;
  const members = [...council.members, { personId: fellow.personId, role: 'member' }].map(({ personId, role }) => ({
    ...{ personId, role },
  }));
  await steps.must(councilSecretary, 'PUT', `/councils/${council.id}/members`, { members });
  const [row] = await service.db.query<{ ids: string[] }[]>(
    'SELECT conflicted_ids AS ids FROM assessment WHERE id = $1',
    [assessment.id],
  );
  expect(row?.ids).toContain(fellow.personId);
});

it('the head of its unit does not sit on it for their own initiative', async () => {
  const head = world.people.chair;
  const council = await steps.found('district', [head, ...world.members.slice(1)], councilSecretary, world.units.root);
  const body = { initiativeId: await accepted(by(head)), councilId: council.id };
  expect(keysOf(await call(secretary, 'POST', '/assessments', body))).toEqual(['head-may-not-sit']);
  const other = await steps.must<Assessment>(secretary, 'POST', '/assessments', {
    ...body,
    initiativeId: await accepted(),
  });
  expect(other.state).toBe('scoring');
});

it('a council without a trade-union member is warned of, or may not open where the regulation says so', async () => {
  const without = await steps.found('district', world.members, councilSecretary, world.units.root);
  const open = async (council: Council, more = {}) =>
    call<AssessmentOpened>(secretary, 'POST', '/assessments', {
      ...{ initiativeId: await accepted(more), councilId: council.id },
    });
  expect((await open(without)).body.warnings).toMatchObject([{ key: 'trade-union-member-missing' }]);
  expect((await open(await withAlternate())).body.warnings).toEqual([]);
  const { district } = world.rules.councils;
  const councils = { ...world.rules.councils, district: { ...district, withoutTradeUnionMember: 'block' } };
  const published = {
    localityId: world.localityId,
    year: world.year,
    version: 2,
    content: { ...world.rules, councils },
  };
  await service.tell(regulationPublished.make('strict', published, world.at));
  expect(keysOf(await open(without, { regulationVersion: 2 }))).toEqual(['trade-union-member-missing']);
});
