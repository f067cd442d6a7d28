import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { AssignmentPlan } from './assignment-plan.entity.js';

interface Problem {
  reasons: { key: string }[];
}

const world = councilWorld('thanh-tri-2024');
const [, vice, secretary, fourth, fifth] = world.members as [Actor, Actor, Actor, Actor, Actor];
const { councilSecretary } = world.people;
const dueAt = new Date(world.at.getTime() + 86_400_000).toISOString();
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
});
afterAll(() => service.stop());

/** A council of its own, with so many dossiers before it. */
const sitting = async (count: number, more = {}) => {
  const council = await steps.found('district', world.members, councilSecretary, world.units.root);
  const assessments: Assessment[] = [];
  for (let i = 0; i < count; i++) {
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('accepted', 5, { initiativeId, ...more }));
    assessments.push(await steps.openOnly(council, initiativeId, secretary));
  }
  return { council, assessments };
};
const draft = (council: Council, more = {}, as = secretary) =>
  steps.must<AssignmentPlan>(as, 'POST', `/councils/${council.id}/assignment-plans`, { perDossier: 3, dueAt, ...more });
const call = <T>(as: Actor, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  service.call<T & Problem>(method, path, { as, body, headers });
const assignedNow = async (council: Council) =>
  service.db.query<{ id: string; assigned: string[] }[]>(
    'SELECT id, assigned_ids AS assigned FROM assessment WHERE council_id = $1 ORDER BY id',
    [council.id],
  );
const membersOf = ({ dossiers }: AssignmentPlan) =>
  dossiers.map(({ assessmentId, members }) => ({ id: assessmentId, assigned: members.map((m) => m.personId) }));
const keysOf = ({ body }: { body: Problem }) => body.reasons.map(({ key }) => key);

describe('a plan', () => {
  it('is a preview that is applied in one act, as it was seen, and undone', async () => {
    const { council } = await sitting(7);
    const plan = await draft(council, { seed: 'hội đồng 2024' });
    expect(plan.loads.map(({ after }) => after)).toEqual(Array(7).fill(3));
    expect(new Set((await assignedNow(council)).flatMap(({ assigned }) => assigned)).size).toBe(0);
    expect(membersOf(await draft(council, { seed: 'hội đồng 2024' }))).toEqual(membersOf(plan));
    expect(membersOf(await draft(council, { seed: 'khác' }))).not.toEqual(membersOf(plan));

    const applied = await steps.must<AssignmentPlan>(secretary, 'POST', `/assignment-plans/${plan.id}/apply`);
    expect(applied.state).toBe('applied');
    expect(await assignedNow(council)).toEqual(membersOf(plan));
    await service.relayed();
    const ids = plan.dossiers.map(({ assessmentId }) => assessmentId);
    const about = (type: string) =>
      service.sent.filter((e) => e.type === type && ids.includes((e.data as { assessmentId: string }).assessmentId));
    expect(about('assessment.assigned.v1')).toHaveLength(21);

    await steps.must(secretary, 'POST', `/assignment-plans/${plan.id}/undo`);
    expect((await assignedNow(council)).flatMap(({ assigned }) => assigned)).toEqual([]);
    await service.relayed();
    expect(about('assessment.released.v1')).toHaveLength(21);
    expect(keysOf(await call(secretary, 'POST', `/assignment-plans/${plan.id}/apply`))).toEqual(['state']);
  });

  it('sent again with the same key is applied once', async () => {
    const { council } = await sitting(2);
    const plan = await draft(council);
    const headers = { 'idempotency-key': randomUUID() };
    const apply = () =>
      call<AssignmentPlan>(secretary, 'POST', `/assignment-plans/${plan.id}/apply`, undefined, headers);
    const answers = [await apply(), await apply()];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
  });

  it('keeps to conflicts, panels and the maximum, and says what it lacks', async () => {
    const own = {
      authors: [{ personId: fourth.personId, fullName: fourth.name, unitId: world.units.root, sharePercent: 100 }],
    };
    const { council, assessments } = await sitting(2, own);
    const panels = [
      { name: 'Tổ chung', fields: ['general'], memberIds: [vice.personId, fourth.personId, fifth.personId] },
    ];
    await steps.must(councilSecretary, 'PUT', `/councils/${council.id}/panels`, { panels });
    const plan = await draft(council, { perDossier: 2 });
    for (const { members } of plan.dossiers) {
      expect(members.map((m) => m.personId).sort()).toEqual([vice.personId, fifth.personId].sort());
      expect(members.map(({ panel }) => panel)).toEqual(['Tổ chung', 'Tổ chung']);
    }
    const tight = await draft(council, { perDossier: 6, maxLoad: 1 });
    expect(tight.dossiers.map(({ missing }) => missing).reduce((sum, n) => sum + n, 0)).toBe(6);

    const breaks = async (to: Actor) =>
      (
        await steps.must<{ breaks: { key: string }[] }>(
          secretary,
          'GET',
          `/assignment-plans/${plan.id}/swap?assessmentId=${assessments[0]!.id}&from=${vice.personId}&to=${to.personId}`,
        )
      ).breaks.map(({ key }) => key);
    expect(await breaks(fourth)).toContain('swap-conflict');
    expect(await breaks(secretary)).toContain('swap-outside-panel');
  });

  it('for one round, or for those named, leaves the others alone', async () => {
    const { council, assessments } = await sitting(2);
    const named = await draft(council, { assessmentIds: [assessments[0]!.id] });
    expect(named.dossiers.map(({ assessmentId }) => assessmentId)).toEqual([assessments[0]!.id]);
    const path = `/councils/${council.id}/assignment-plans`;
    const other = { perDossier: 1, dueAt, round: { year: world.year, number: 2 } };
    expect(keysOf(await call(secretary, 'POST', path, other))).toEqual(['nothing-to-plan']);
    expect(keysOf(await call(secretary, 'POST', path, { ...other, assessmentIds: [assessments[0]!.id] }))).toEqual([
      'assessments-or-round',
    ]);
    expect((await call(vice, 'POST', path, { perDossier: 1, dueAt })).status).toBe(403);
    const refused = { status: 404, body: { reasons: [{ key: 'not-found', params: { what: 'assignment-plan' } }] } };
    expect(await call(vice, 'GET', `/assignment-plans/${named.id}`)).toMatchObject(refused);
    expect(await call(vice, 'POST', `/assignment-plans/${named.id}/undo`)).toMatchObject(refused);
    expect(await call(vice, 'GET', `/assignment-plans/${randomUUID()}`)).toMatchObject(refused);
  });

  it('says nothing of a dossier to a secretary who is in conflict with it', async () => {
    const own = {
      authors: [
        { personId: secretary.personId, fullName: secretary.name, unitId: world.units.root, sharePercent: 100 },
      ],
    };
    const { council } = await sitting(1);
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('accepted', 5, { initiativeId, ...own }));
    const hidden = await steps.openOnly(council, initiativeId, councilSecretary);
    expect(JSON.stringify(await draft(council))).not.toContain(hidden.id);
    const whole = await draft(council, {}, councilSecretary);
    expect(JSON.stringify(whole)).toContain(hidden.id);
    expect(JSON.stringify(await steps.must(secretary, 'GET', `/assignment-plans/${whole.id}`))).not.toContain(
      hidden.id,
    );
    const listed = await steps.must(secretary, 'GET', `/councils/${council.id}/assignment-plans`);
    expect(JSON.stringify(listed)).not.toContain(hidden.id);
    const asked = `assessmentId=${hidden.id}&from=${vice.personId}&to=${fourth.personId}`;
    const swap = await call(secretary, 'GET', `/assignment-plans/${whole.id}/swap?${asked}`);
    expect(keysOf(swap)).toEqual(['not-in-plan']);
  });

  it('is not undone once a sheet of it was sent', async () => {
    const { council, assessments } = await sitting(1);
    await steps.declare(world.members, assessments[0]!);
    const plan = await draft(council, { perDossier: 1 });
    await steps.must(secretary, 'POST', `/assignment-plans/${plan.id}/apply`);
    const member = world.members.find(({ personId }) => personId === plan.dossiers[0]?.members[0]?.personId)!;
    const path = `/assessments/${assessments[0]!.id}/sheets/mine`;
    await steps.must(member, 'PUT', path, { scores: world.scores() });
    await steps.must(member, 'POST', `${path}/send`);
    expect(keysOf(await call(secretary, 'POST', `/assignment-plans/${plan.id}/undo`))).toEqual(['plan-sheet-sent']);
  });

  it('is out of date once somebody recused, and a new one is made', async () => {
    const { council, assessments } = await sitting(1);
    const plan = await draft(council, { perDossier: 6 });
    const planned = membersOf(plan)[0]!.assigned.filter((id) => id !== secretary.personId);
    const member = world.members.find(({ personId }) => planned.includes(personId))!;
    await steps.must(member, 'POST', `/assessments/${assessments[0]!.id}/recusals`, { reason: 'Họ hàng' });
    expect(keysOf(await call(secretary, 'POST', `/assignment-plans/${plan.id}/apply`))).toEqual(['plan-out-of-date']);
    const anew = membersOf(await draft(council, { perDossier: 6 }));
    expect(anew[0]?.assigned).not.toContain(member.personId);
  });
});

describe('two secretaries', () => {
  it('who apply two plans at once: one wins whole, the other is told', async () => {
    for (let i = 0; i < 3; i++) {
      const { council } = await sitting(4);
      const plans = [await draft(council, { seed: 'a' }), await draft(council, { seed: 'b' }, councilSecretary)];
      const answers = await Promise.all(
        plans.map(({ id }, k) =>
          call<AssignmentPlan>(k ? councilSecretary : secretary, 'POST', `/assignment-plans/${id}/apply`),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(keysOf(answers.find(({ status }) => status === 409)!)).toEqual(['plan-out-of-date']);
      const winner = plans[answers.findIndex(({ status }) => status === 200)]!;
      expect(await assignedNow(council)).toEqual(membersOf(winner));
    }
  });

  it('who apply, assign and undo at once never deadlock, and nobody is assigned twice', async () => {
    const { council, assessments } = await sitting(4);
    const plan = await draft(council);
    const apply = () => call(secretary, 'POST', `/assignment-plans/${plan.id}/apply`);
    const byHand = assessments.map(({ id }) =>
      call(councilSecretary, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds: [vice.personId] }),
    );
    const answers = await Promise.all([...byHand, apply(), apply()]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { assigned } of await assignedNow(council)) expect(new Set(assigned).size).toBe(assigned.length);
  });
});
