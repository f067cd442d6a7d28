import { factRefused } from '#lib/contracts/initiative.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { Meeting } from './meeting.entity.js';
import type { Minutes } from '../minutes/minutes.shape.js';

interface Problem {
  reasons: { key: string; params?: object }[];
}

const world = councilWorld('thanh-tri-2024');
const [chair, vice, secretary] = world.members as [Actor, Actor, Actor];
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
});
beforeEach(async () => {
  service.setTime(world.at);
  council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
});
afterAll(() => service.stop());

/** An assessment whose scores are open, its authors as given. */
const scored = async (...authors: Actor[]): Promise<Assessment> => {
  const initiativeId = randomUUID();
  const shares = authors.map(({ personId, name, unitId }) => ({ personId, fullName: name, unitId, sharePercent: 50 }));
  const more = authors.length > 0 ? { initiativeId, authors: shares } : { initiativeId };
  await service.tell(world.snapshot('accepted', 5, more));
  const free = world.members.filter((member) => !authors.includes(member));
  const by = authors.includes(secretary) ? world.people.councilSecretary : secretary;
  const assessment = await steps.open(council, initiativeId, by);
  return steps.score(assessment, by, free);
};
const call = <T>(as: Actor, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const keysOf = (answer: { body: Problem }) => answer.body.reasons.map(({ key }) => key);

describe('a vote', () => {
  it('does not open below the quorum', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members.slice(0, 4), chair);
    const path = `/meetings/${meeting.id}`;
    const refused = await call(chair, 'POST', `${path}/votes`, { assessmentId: assessment.id });
    expect(refused).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'quorum-not-met', params: { present: 4, needed: 5, base: 7 } }] },
    });
    const presentIds = world.members.slice(0, 5).map(({ personId }) => personId);
    await steps.must(chair, 'POST', `${path}/attendance`, { presentIds });
    expect((await call(chair, 'POST', `${path}/votes`, { assessmentId: assessment.id })).status).toBe(201);
    const changed = await call(chair, 'POST', `${path}/attendance`, { presentIds });
    expect(keysOf(changed)).toEqual(['vote-open']);
  });

  it('has no ballot for an author, nor for who is absent, and the recused are not counted as present', async () => {
    const author = world.members[3]!;
    const assessment = await scored(author);
    const meeting = await steps.meet(council, [assessment], world.members.slice(0, 6), chair);
    const path = `/meetings/${meeting.id}`;
    const body = { assessmentId: assessment.id, choice: 'agree' };
    await steps.must(chair, 'POST', `${path}/votes`, { assessmentId: assessment.id });
    expect(keysOf(await call(author, 'POST', `${path}/ballots`, body))).toContain('conflict-of-interest');
    expect(keysOf(await call(world.members[6]!, 'POST', `${path}/ballots`, body))).toEqual(['not-a-voter']);
    const tally = await steps.must(chair, 'POST', `${path}/count`, { assessmentId: assessment.id });
    expect(tally).toMatchObject({ members: 7, recused: 1, present: 5, issued: 5, collected: 0, passed: false });
  });

  it('takes one ballot of each, though all send theirs twice at once', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members, chair);
    const path = `/meetings/${meeting.id}`;
    await steps.must(chair, 'POST', `${path}/votes`, { assessmentId: assessment.id });
    const twice = [...world.members, ...world.members];
    const answers = await Promise.all(
      twice.map((m) => call(m, 'POST', `${path}/ballots`, { assessmentId: assessment.id, choice: 'agree' })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(7);
    expect(answers.filter(({ status }) => status === 409).flatMap(keysOf)).toEqual(Array(7).fill('already-voted'));
    const tally = await steps.must(chair, 'POST', `${path}/count`, { assessmentId: assessment.id });
    expect(tally).toMatchObject({ collected: 7, valid: 7, agree: 7, passed: true });
    const late = await call(vice, 'POST', `${path}/ballots`, { assessmentId: assessment.id, choice: 'agree' });
    expect(keysOf(late)).toEqual(['vote-not-open']);
  });

  it('opens once, however many ask at the same time', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members, chair);
    const ask = (as: Actor) => call(as, 'POST', `/meetings/${meeting.id}/votes`, { assessmentId: assessment.id });
    const answers = await Promise.all([chair, secretary, vice].map(ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('a conclusion', () => {
  it('declines one agreement short of two thirds of all members, and says by which rule', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members.slice(0, 5), chair);
    const ballots = world.members
      .slice(0, 5)
      .map((m, i) => [m, i < 4 ? 'agree' : 'blank'] as [Actor, 'agree' | 'blank']);
    await steps.vote(meeting, assessment.id, chair, ballots);
    const concluded = await steps.conclude(meeting, assessment.id, chair);
    expect(concluded).toMatchObject({ outcome: 'decline', decidedBy: 'two-thirds-of-members' });
    expect(concluded.reason).toContain('4/7');
    const readings = concluded.conclusion?.tally?.readings.map(({ base, of, passed }) => [base, of, passed]);
    expect(readings).toEqual([
      ['all', 7, false],
      ['entitled', 7, false],
      ['present', 5, true],
      ['valid', 4, true],
    ]);
  });

  it('waits for the ballots, and is for the chair alone', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members, chair);
    const ask = (as: Actor) => call(as, 'POST', `/meetings/${meeting.id}/conclude`, { assessmentId: assessment.id });
    expect(keysOf(await ask(chair))).toEqual(['ballots-missing']);
    expect((await ask(secretary)).status).toBe(403);
    await steps.must(chair, 'POST', `/meetings/${meeting.id}/votes`, { assessmentId: assessment.id });
    expect(keysOf(await ask(chair))).toEqual(['vote-open']);
  });

  it('that registration refuses is taken again', async () => {
    const assessment = await scored();
    const meeting = await steps.meet(council, [assessment], world.members, chair);
    await steps.vote(
      meeting,
      assessment.id,
      chair,
      world.members.map((m) => [m, 'agree']),
    );
    await steps.conclude(meeting, assessment.id, chair);
    await service.relayed();
    const fact = service.sent.findLast((event) => event.type === 'assessment.concluded.v1')!;
    const { initiativeId } = assessment;
    const data = { factId: fact.id, factType: fact.type, initiativeId, state: 'accepted' as const, reasons: ['state'] };
    const refused = factRefused.make(initiativeId, data, world.at);
    await service.tell(refused, { ...refused, id: randomUUID() });
    const row = await steps.must<Assessment>(chair, 'GET', `/assessments/${assessment.id}`);
    expect(row).toMatchObject({ state: 'deliberating', outcome: null, refusal: { reasons: ['state'] } });
    expect(await steps.conclude(meeting, assessment.id, chair)).toMatchObject({ outcome: 'recommend', refusal: null });
  });
});

it('the vice-chair opens, counts and concludes where the chair is an author', async () => {
  const assessment = await scored(chair);
  const meeting = await steps.meet(council, [assessment], world.members, vice);
  const others = world.members.filter((member) => member !== chair);
  await steps.vote(
    meeting,
    assessment.id,
    vice,
    others.map((m) => [m, 'agree']),
  );
  const path = `/meetings/${meeting.id}/conclude`;
  expect(keysOf(await call(chair, 'POST', path, { assessmentId: assessment.id }))).toContain('conflict-of-interest');
  expect(await steps.conclude(meeting, assessment.id, vice)).toMatchObject({ outcome: 'recommend' });
});

describe('the minutes', () => {
  it('are frozen, and hide from an author the deliberation on their own dossier only', async () => {
    const author = world.members[3]!;
    const [own, other] = [await scored(author), await scored()];
    const meeting = await steps.meet(council, [own, other], world.members, chair);
    const path = `/meetings/${meeting.id}/minutes`;
    expect((await call(author, 'GET', path)).status).toBe(404);
    await steps.must(secretary, 'POST', path);
    const read = async (as: Actor) =>
      (await steps.must<{ minutes: Minutes }>(as, 'GET', path)).minutes.items.map((item) => item.assessmentId);
    expect(await read(chair)).toEqual([own.id, other.id]);
    expect(await read(author)).toEqual([other.id]);
    expect((await call(secretary, 'POST', path)).status).toBe(409);
    await expect(service.db.query('UPDATE meeting SET minutes_hash = $1', ['x'])).rejects.toThrow('minutes are frozen');
  });
});

describe('a meeting', () => {
  it('is called early enough for the papers, or with a reason', async () => {
    const assessment = await scored();
    const startsAt = new Date(world.at.getTime() + 36 * 3_600_000).toISOString();
    const summons = { councilId: council.id, startsAt, place: 'UBND', assessmentIds: [assessment.id] };
    expect(keysOf(await call(chair, 'POST', '/meetings', summons))).toEqual(['papers-too-late']);
    const odd = { ...summons, kind: 'picnic', startsAt: new Date(world.at.getTime() - 1).toISOString() };
    expect(keysOf(await call(chair, 'POST', '/meetings', odd))).toEqual([
      'meeting-in-past',
      'meeting-kind-unknown',
      'papers-too-late',
    ]);
    const urgent = await steps.must<Meeting>(chair, 'POST', '/meetings', { ...summons, shortNotice: 'Việc khẩn' });
    expect(urgent).toMatchObject({ state: 'scheduled', shortNotice: 'Việc khẩn' });
    await service.relayed();
    expect(service.sent.at(-1)).toMatchObject({ type: 'meeting.scheduled.v1', data: { meetingId: urgent.id } });
  });
});
