import { personChanged } from '#lib/contracts/directory.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { Kin } from '../kin/kin.entity.js';
import type { AssessmentView, Declarable } from './assessment.dto.js';
import type { Assessment } from './assessment.entity.js';

interface Problem {
  reasons: { key: string }[];
}
type Rows = ({ id: string; done: null } | { id: string; problem: Problem })[];

const world = councilWorld('thanh-tri-2024');
const [chair, vice, secretary, fourth, fifth, sixth, seventh] = world.members as [
  Actor,
  Actor,
  Actor,
  ...Actor[],
] as Actor[] & [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
const { councilSecretary, author } = world.people;
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
  council = await steps.found('district', world.members, councilSecretary, world.units.root);
});
afterAll(() => service.stop());

const accepted = async (more = {}): Promise<string> => {
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('accepted', 5, { initiativeId, ...more }));
  return initiativeId;
};
const openedOnly = async (more = {}) => steps.openOnly(council, await accepted(more), secretary);
const by = (person: Actor, unitId = person.unitId) => ({
  authors: [{ personId: person.personId, fullName: person.name, unitId, sharePercent: 100 }],
});
const call = <T>(as: Actor, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const keysOf = async (answer: Promise<{ body: Problem }>) => (await answer).body.reasons.map(({ key }) => key);
const dueAt = new Date(world.at.getTime() + 86_400_000).toISOString();
const rowOf = async (id: string) => {
  const [row] = await service.db.query<Assessment[]>(
    `SELECT conflicted_ids AS "conflictedIds", assigned_ids AS "assignedIds", declared_ids AS "declaredIds",
       vacancies FROM assessment WHERE id = $1`,
    [id],
  );
  return row!;
};
const told = async (assessmentId: string, memberId: string) => {
  await service.relayed();
  return service.sent
    .filter(({ data }) => (data as { assessmentId?: string; memberId?: string }).assessmentId === assessmentId)
    .filter(({ data }) => (data as { memberId?: string }).memberId === memberId)
    .map(({ type, data }) => [type, (data as { because?: string }).because].filter(Boolean).join(' '));
};

describe('before the first look', () => {
  it('a member is asked to declare, knowing no more than who the authors are', async () => {
    const { id, initiativeId } = await openedOnly();
    await steps.must(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [vice.personId] });
    const asked = await steps.must<Declarable[]>(vice, 'GET', '/declarations');
    expect(asked.find(({ assessmentId }) => assessmentId === id)).toEqual({
      ...{ assessmentId: id, councilId: council.id, title: expect.any(String), dueAt },
      authors: [{ fullName: author.name, unitId: world.units.commune }],
    });
    const closed = [
      call(vice, 'GET', `/assessments/${id}`),
      call(vice, 'GET', `/assessments/${id}/sheets`),
      call(vice, 'PUT', `/assessments/${id}/sheets/mine`, { scores: world.scores() }),
      call(vice, 'GET', `/dossiers/${initiativeId}`),
    ];
    for (const { status, body } of await Promise.all(closed))
      expect([status, body.reasons[0]?.key]).toEqual([403, 'declaration-missing']);
    const { total } = await steps.must<{ total: number }>(vice, 'GET', `/dossiers?unitId=${world.units.commune}`);

    await steps.must(vice, 'POST', '/declarations', { assessmentIds: [id], inConflict: false });
    expect((await call(vice, 'GET', `/assessments/${id}`)).status).toBe(200);
    expect((await call(vice, 'GET', `/dossiers/${initiativeId}`)).status).toBe(200);
    expect((await steps.must<{ total: number }>(vice, 'GET', `/dossiers?unitId=${world.units.commune}`)).total).toBe(
      total + 1,
    );
    const left = await steps.must<Declarable[]>(vice, 'GET', '/declarations');
    expect(left.map(({ assessmentId }) => assessmentId)).not.toContain(id);
    expect(await told(id, vice.personId)).toEqual(['assessment.assigned.v1', 'conflict.declared.v1']);
  });

  it('many dossiers are declared on at once, each by itself', async () => {
    const [own, other] = [await openedOnly(by(fifth)), await openedOnly()];
    const body = { assessmentIds: [own.id, other.id], inConflict: false };
    const rows = await steps.must<Rows>(fifth, 'POST', '/declarations', body);
    expect(rows).toMatchObject([{ problem: { reasons: [{ key: 'conflict-of-interest' }, {}] } }, { done: null }]);
    const again = await steps.must<Rows>(fifth, 'POST', '/declarations', body);
    expect(again[1]).toMatchObject({ problem: { reasons: [{ key: 'already-declared' }] } });
  });

  it('a conflict is declared with its reason, which goes into the minutes, and ends the assignment', async () => {
    const { id } = await openedOnly();
    await steps.must(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [vice.personId] });
    const body = { assessmentIds: [id], inConflict: true };
    expect(await keysOf(call(vice, 'POST', '/declarations', body))).toEqual(['conflict-reason-missing']);
    await steps.must(vice, 'POST', '/declarations', { ...body, reason: 'Đã hướng dẫn tác giả' });
    expect(await keysOf(call(vice, 'GET', `/assessments/${id}`))).toEqual([
      'conflict-of-interest',
      'conflict-as-recused',
    ]);
    const { recusals } = await steps.must<AssessmentView>(councilSecretary, 'GET', `/assessments/${id}`);
    expect(recusals).toMatchObject([{ personId: vice.personId, reason: 'Đã hướng dẫn tác giả' }]);
    expect(await told(id, vice.personId)).toEqual([
      'assessment.assigned.v1',
      'conflict.declared.v1',
      'assessment.released.v1 recusal',
    ]);
  });

  it.each([
    ['declared', (id: string) => ['/declarations', { assessmentIds: [id], inConflict: true }] as const],
    ['told by a recusal', (id: string) => [`/assessments/${id}/recusals`, {}] as const],
  ])('a conflict %s again, for want of an answer, gets that of the first time', async (_, request) => {
    const { id } = await openedOnly();
    const [path, words] = request(id);
    const ask = (key: string) =>
      service.call<unknown>('POST', path, {
        as: vice,
        body: { ...words, reason: 'Đã hướng dẫn tác giả' },
        headers: { 'idempotency-key': key },
      });
    const key = randomUUID();
    const first = await ask(key);
    expect(first.status).toBe(200);
    expect(JSON.stringify(first.body)).not.toContain('conflict-of-interest');
    expect(await ask(key)).toMatchObject({ status: 200, body: first.body });
    expect(JSON.stringify((await ask(randomUUID())).body)).toContain('conflict-of-interest');
    expect(await told(id, vice.personId)).toHaveLength(path === '/declarations' ? 1 : 0);
  });
});

it('what was concluded is in no list of a member who never declared', async () => {
  const own = await steps.found('district', world.members, councilSecretary, world.units.root);
  const assessment = await steps.openOnly(own, await accepted(), secretary);
  const others = world.members.filter(({ personId }) => personId !== fifth.personId);
  await steps.declare(others, assessment);
  await steps.must(secretary, 'POST', `/assessments/${assessment.id}/assignments`, {
    ...{ dueAt, memberIds: [vice.personId] },
  });
  await steps.must(vice, 'PUT', `/assessments/${assessment.id}/sheets/mine`, { scores: world.scores() });
  await steps.must(vice, 'POST', `/assessments/${assessment.id}/sheets/mine/send`);
  await steps.must(chair, 'POST', `/assessments/${assessment.id}/open-scores`);
  const meeting = await steps.meet(own, [assessment], others, chair);
  await steps.vote(
    meeting,
    assessment.id,
    chair,
    others.map((member) => [member, 'agree']),
  );
  await steps.conclude(meeting, assessment.id, chair);
  service.setTime(world.at);
  const outcomeFor = async (as: Actor) => {
    const page = await steps.must<{ items: Assessment[] }>(as, 'GET', `/assessments?councilId=${own.id}`);
    return page.items.map(({ outcome, conclusion }) => [outcome, conclusion === null]);
  };
  expect(await outcomeFor(chair)).toEqual([['recommend', false]]);
  expect(await outcomeFor(fifth)).toEqual([[null, true]]);
});

describe('a conflict', () => {
  const headOf = (person: Actor, unitId: string, version: number) =>
    personChanged.make(
      person.personId,
      {
        ...{ personId: person.personId, version, localityId: person.localityId, unitId: person.unitId },
        ...{ fullName: person.name, active: true, roles: [{ role: 'unit-head' as const, unitId }] },
      },
      world.at,
    );

  it('of who heads the unit of an author keeps them out from the opening on, and says why', async () => {
    await service.tell(headOf(seventh, world.units.school, 2));
    const { id, conflictedIds } = await openedOnly({ ...by(author, world.units.school), unitId: world.units.school });
    expect(conflictedIds).toContain(seventh.personId);
    expect(await keysOf(call(seventh, 'GET', `/assessments/${id}`))).toEqual([
      'conflict-of-interest',
      'conflict-as-unit-head',
    ]);
    const named = call(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [seventh.personId] });
    expect(await keysOf(named)).toEqual(['member-conflicted']);
  });

  it('that comes with an office, while the council is at work, releases whoever was assigned', async () => {
    const { id } = await openedOnly();
    await steps.must(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [sixth.personId] });
    await service.tell(headOf(sixth, world.units.commune, 2));
    expect(await rowOf(id)).toMatchObject({ assignedIds: [], vacancies: [{ personId: sixth.personId }] });
    expect(await told(id, sixth.personId)).toEqual(['assessment.assigned.v1', 'assessment.released.v1 conflict']);
    await service.tell(headOf(sixth, world.units.root, 3));
  });

  it('of a new author is known as soon as registration tells of them', async () => {
    const { id, initiativeId } = await openedOnly();
    const authors = [...by(author).authors, ...by(fifth).authors].map((a) => ({ ...a, sharePercent: 50 }));
    await service.tell(world.snapshot('accepted', 6, { initiativeId, authors }));
    expect((await rowOf(id)).conflictedIds).toContain(fifth.personId);
  });
});

describe('kin', () => {
  it('declared once keeps a member out of every dossier of theirs, those at work too', async () => {
    const { id } = await openedOnly();
    await steps.must(secretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [fourth.personId] });
    const body = { kinId: author.personId, relation: 'Em ruột' };
    const kin = await steps.must<Kin>(fourth, 'POST', '/kin', body);
    expect(await rowOf(id)).toMatchObject({ assignedIds: [], vacancies: [{ personId: fourth.personId }] });
    expect((await openedOnly()).conflictedIds).toContain(fourth.personId);
    expect(await keysOf(call(fourth, 'GET', `/assessments/${id}`))).toEqual([
      'conflict-of-interest',
      'conflict-as-kin',
    ]);
    expect(await keysOf(call(fourth, 'POST', '/kin', body))).toEqual(['kin-declared']);
    expect(await keysOf(call(fourth, 'POST', '/kin', { ...body, kinId: fourth.personId }))).toEqual(['kin-is-oneself']);

    await steps.declare([chair], { ...(await rowOf(id)), id });
    const kindFor = async (as: Actor) => {
      const { conflicts } = await steps.must<AssessmentView>(as, 'GET', `/assessments/${id}`);
      return conflicts.find(({ personId }) => personId === fourth.personId)?.kind;
    };
    expect([await kindFor(chair), await kindFor(councilSecretary)]).toEqual(['recused', 'kin']);

    expect(await steps.must<Kin[]>(fourth, 'GET', '/kin')).toMatchObject([{ relation: 'Em ruột' }]);
    expect(await steps.must<Kin[]>(chair, 'GET', '/kin')).toEqual([]);
    expect(await steps.must<Kin[]>(secretary, 'GET', `/councils/${council.id}/kin`)).toHaveLength(1);
    expect((await call(chair, 'GET', `/councils/${council.id}/kin`)).status).toBe(403);
    expect((await call(chair, 'POST', `/kin/${kin.id}/withdraw`)).status).toBe(404);
    await steps.must(fourth, 'POST', `/kin/${kin.id}/withdraw`);
    expect((await openedOnly()).conflictedIds).not.toContain(fourth.personId);
  });
});

describe('whoever leaves an assignment', () => {
  it('is replaced by whom the rules propose, in one act', async () => {
    const { id } = await openedOnly(by({ ...author, personId: randomUUID() }));
    const path = `/assessments/${id}`;
    await steps.must(secretary, 'POST', `${path}/assignments`, { dueAt, memberIds: [vice.personId, chair.personId] });
    await steps.must(vice, 'POST', `${path}/recusals`, { reason: 'Người thân là tác giả' });
    const { proposals } = await steps.must<AssessmentView>(councilSecretary, 'GET', path);
    const proposed = proposals[0]?.proposed?.personId;
    expect(proposals).toMatchObject([{ personId: vice.personId, proposed: { doubtful: false } }]);
    const filled = await steps.must<Assessment>(secretary, 'POST', `${path}/vacancies/${vice.personId}/fill`, {});
    expect(filled.assignments.at(-1)).toEqual({ personId: proposed, dueAt, replaces: vice.personId });
    expect(filled.vacancies).toEqual([]);
    expect(await keysOf(call(secretary, 'POST', `${path}/vacancies/${vice.personId}/fill`, {}))).toEqual([
      'vacancy-unknown',
    ]);
    expect(await told(id, vice.personId)).toEqual(['assessment.assigned.v1', 'assessment.released.v1 recusal']);
  });

  it('cannot be released once their sheet is sent', async () => {
    const assessment = await openedOnly();
    const path = `/assessments/${assessment.id}`;
    await steps.declare([vice], assessment);
    await steps.must(secretary, 'POST', `${path}/assignments`, { dueAt, memberIds: [vice.personId] });
    await steps.must(vice, 'PUT', `${path}/sheets/mine`, { scores: world.scores() });
    await steps.must(vice, 'POST', `${path}/sheets/mine/send`);
    expect(await keysOf(call(secretary, 'PUT', `${path}/assignments/${vice.personId}`, {}))).toEqual(['sheet-sent']);
  });

  it('is never assigned and recused at once', async () => {
    for (let i = 0; i < 5; i++) {
      const { id } = await openedOnly();
      const path = `/assessments/${id}`;
      const [assigned, recused] = await Promise.all([
        call(secretary, 'POST', `${path}/assignments`, { dueAt, memberIds: [vice.personId] }),
        call(vice, 'POST', `${path}/recusals`, { reason: 'Người thân là tác giả' }),
      ]);
      expect(recused.status).toBe(200);
      const row = await rowOf(id);
      expect(row).toMatchObject({ assignedIds: [], vacancies: assigned.status === 200 ? [{}] : [] });
      const events = await told(id, vice.personId);
      expect(events).toEqual(
        assigned.status === 200 ? ['assessment.assigned.v1', 'assessment.released.v1 recusal'] : [],
      );
    }
  });
});
