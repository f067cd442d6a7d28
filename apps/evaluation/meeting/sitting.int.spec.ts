import { regulationPublished } from '#lib/contracts/directory.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { Declarable } from '../assessment/assessment.dto.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { MinutesView } from '../minutes/minutes.dto.js';
import type { NoteView } from '../note/note.dto.js';
import type { LiveView, MeetingView, VoteView } from './meeting.dto.js';

interface Problem {
  reasons: { key: string }[];
}

const world = councilWorld('thanh-tri-2024');
const [chair, vice, secretary, author, other, sixth, alternate] = world.members as Actor[] & [Actor, Actor, Actor];
const seated = world.members.slice(0, 6);
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  await service.tell(...world.events);
  const councils = { ...world.rules.councils };
  councils.district = { ...councils.district, alternatesStandIn: true, onlinePresence: true };
  const content = { ...world.rules, councils };
  const { localityId, year } = world;
  await service.tell(regulationPublished.make(localityId, { localityId, year, version: 2, content }, world.at));
  steps = stepsIn(service, world);
});
beforeEach(async () => {
  service.setTime(world.at);
  const { councilSecretary } = world.people;
  const founded = await steps.found('district', seated, councilSecretary, world.units.root);
  const members = [...founded.members, { personId: alternate!.personId, role: 'alternate' }];
  const seats = members.map(({ personId, role }) => ({ personId, role }));
  council = await steps.must<Council>(councilSecretary, 'PUT', `/councils/${founded.id}/members`, { members: seats });
});
afterAll(() => service.stop());

const call = <T>(as: Actor, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const keysOf = (answer: { body: Problem }) => answer.body.reasons.map(({ key }) => key);

/** A dossier whose scores are open, `part` of the best, by these authors of the council. */
const scored = async (title: string, part = 1, ...authors: Actor[]): Promise<Assessment> => {
  service.setTime(world.at);
  const initiativeId = randomUUID();
  const shares = authors.map(({ personId, name, unitId }) => ({ personId, fullName: name, unitId, sharePercent: 50 }));
  const more = { initiativeId, title, ...(authors.length > 0 ? { authors: shares } : {}) };
  await service.tell(world.snapshot('accepted', 5, more));
  const free = seated.filter((member) => !authors.includes(member));
  return steps.score(await steps.open(council, initiativeId, secretary), secretary, free, part);
};
const later = (days: number) => new Date(world.at.getTime() + days * 24 * 3_600_000).toISOString();
const schedule = (body: object, as: Actor = secretary) =>
  call<MeetingView>(as, 'POST', '/meetings', { councilId: council.id, startsAt: later(10), place: 'UBND', ...body });
const titlesOf = ({ agenda }: MeetingView) => agenda.map(({ title }) => title);

describe('an agenda', () => {
  it('takes what is ready, best first, and leaves out what another meeting has', async () => {
    const named = await scored('Đã lên lịch');
    await scored('Khá', 0.6);
    await scored('Tốt', 0.9);
    await schedule({ assessmentIds: [named.id] });
    const { body } = await schedule({ order: 'score' });
    expect(titlesOf(body)).toEqual(['Tốt', 'Khá']);
    expect(keysOf(await schedule({ order: 'title' }))).toEqual(['nothing-to-hear']);
    expect(keysOf(await schedule({}))).toEqual(['agenda-unclear']);
  });

  it('lets a member leave once for two items, and is rearranged with a trace', async () => {
    const [first, , last] = [await scored('A', 1, author!), await scored('B'), await scored('C', 1, author!)];
    const { body: meeting } = await schedule({ order: 'title' });
    expect(titlesOf(meeting)).toEqual(['B', 'A', 'C']);
    const path = `/meetings/${meeting.id}/agenda`;
    expect(keysOf(await call(secretary, 'PUT', path, { assessmentIds: [first.id] }))).toEqual([
      'agenda-reason-missing',
    ]);
    const body = { assessmentIds: [last.id, first.id], reason: 'Tác giả xin lùi' };
    const changed = await steps.must<MeetingView>(secretary, 'PUT', path, body);
    expect([titlesOf(changed), changed.agendaChanges]).toMatchObject([
      ['C', 'A'],
      [{ reason: 'Tác giả xin lùi', removed: [{ title: 'B' }], added: [] }],
    ]);
    await service.relayed();
    expect(service.sent.at(-1)).toMatchObject({ type: 'meeting.scheduled.v1', data: { meetingId: meeting.id } });
  });

  it('is not in the hands of who is in conflict with an item of it', async () => {
    const [own, free] = [await scored('A', 1, vice), await scored('B')];
    const { body: meeting } = await schedule({ assessmentIds: [own.id, free.id] });
    const put = (assessmentIds: string[]) =>
      call<MeetingView>(vice, 'PUT', `/meetings/${meeting.id}/agenda`, { assessmentIds });
    expect(keysOf(await put([free.id, own.id]))).toEqual(['conflict-of-interest']);
    expect((await put([free.id])).status).toBe(200);
    expect(titlesOf(await steps.must(secretary, 'GET', `/meetings/${meeting.id}`))).toEqual(['A', 'B']);
  });
});

describe('a meeting that is called', () => {
  it('is moved under the same id, or called off, and those who were called are told', async () => {
    const { body: meeting } = await schedule({ assessmentIds: [(await scored('A')).id] });
    const path = `/meetings/${meeting.id}`;
    await steps.must(secretary, 'POST', `${path}/reschedule`, { startsAt: later(14), reason: 'Trùng lịch' });
    await steps.must(secretary, 'POST', `${path}/cancel`, { reason: 'Bão' });
    await service.relayed();
    const told = service.sent.filter(({ subject }) => subject === meeting.id);
    expect(told.map(({ type, data }) => [type, (data as { startsAt?: string }).startsAt])).toEqual([
      ['meeting.scheduled.v1', later(10)],
      ['meeting.scheduled.v1', later(14)],
      ['meeting.cancelled.v1', undefined],
    ]);
    expect(keysOf(await call(secretary, 'POST', `${path}/reschedule`, { startsAt: later(15), reason: 'x' }))).toEqual([
      'state',
    ]);
  });
});

describe('a member in conflict', () => {
  it('learns nothing of the deliberation on any surface, but that they are to leave', async () => {
    const [own, free] = [await scored('Của mình', 1, author!), await scored('Khác')];
    const { id } = await steps.meet(council, [own, free], seated, chair);
    const path = `/meetings/${id}`;
    const note = { assessmentId: own.id, text: 'Cần làm rõ' };
    await steps.must(other!, 'POST', `${path}/notes`, note);
    await steps.must(chair, 'POST', `${path}/live`, { assessmentId: own.id });
    await steps.must(chair, 'POST', `${path}/votes`, { assessmentId: own.id });

    const live = await steps.must<LiveView>(author!, 'GET', `${path}/live`);
    expect(live).toEqual({ state: 'in-session', mustLeave: true, item: null, floor: null });
    const surfaces = [
      await call(author!, 'GET', path),
      await call(author!, 'GET', '/meetings'),
      await call(author!, 'GET', `${path}/votes`),
    ];
    for (const { body } of surfaces) expect(JSON.stringify(body)).not.toContain(own.id);
    expect(surfaces[0]!.body).toMatchObject({ conflicts: 1 });
    for (const refused of [
      await call(author!, 'GET', `${path}/notes?assessmentId=${own.id}`),
      await call(author!, 'POST', `${path}/notes`, note),
      await call(author!, 'POST', `${path}/ballots`, { assessmentId: own.id, choice: 'agree' }),
      await call(author!, 'GET', `/assessments/${own.id}`),
    ])
      expect([refused.status, keysOf(refused)]).toEqual([403, ['conflict-of-interest', 'conflict-as-author']]);

    const seen = await steps.must<LiveView>(other!, 'GET', `${path}/live`);
    expect(seen).toMatchObject({
      item: { position: 1, of: 2 },
      floor: { left: [{ personId: author!.personId, cause: 'author' }] },
    });
    expect(seen.floor).toMatchObject({ presidingId: chair.personId, recused: 1, quorum: { present: 5, met: true } });
    expect(seen.floor?.quorum.readings.map(({ of, base }) => [of, base])).toEqual([
      ['members', 6],
      ['entitled', 5],
    ]);

    await steps.must(chair, 'POST', `${path}/count`, { assessmentId: own.id });
    await steps.must(chair, 'POST', `${path}/live`, {});
    await steps.must(secretary, 'POST', `${path}/minutes`);
    const minutes = async (as: Actor) => (await steps.must<MinutesView>(as, 'GET', `${path}/minutes`)).minutes.items;
    expect(JSON.stringify(await minutes(author!))).not.toContain(own.id);
    expect(await minutes(other!)).toMatchObject([
      { left: [{ personId: author!.personId, cause: 'author' }] },
      { left: [] },
    ]);
  });

  it('and anyone from elsewhere reads nothing of the meeting', async () => {
    const { id } = await steps.meet(council, [await scored('A')], seated, chair);
    const stranger = world.colleagues[0]!;
    for (const path of ['', '/live', '/minutes', '/votes'])
      expect((await call(stranger, 'GET', `/meetings/${id}${path}`)).status).toBe(404);
    expect((await call<{ total: number }>(stranger, 'GET', '/meetings')).body.total).toBe(0);
  });
});

describe('a member who has not declared', () => {
  /** Its scores are open; these members have not said whether they are in conflict. */
  const scoredWithout = async (...silent: Actor[]): Promise<Assessment> => {
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('accepted', 5, { initiativeId }));
    const assessment = await steps.openOnly(council, initiativeId, secretary);
    const free = seated.filter((member) => !silent.includes(member));
    await steps.declare(free, assessment);
    const path = `/assessments/${assessment.id}`;
    await steps.must(secretary, 'POST', `${path}/assignments`, { dueAt: later(5), memberIds: [other!.personId] });
    await steps.must(other!, 'PUT', `${path}/sheets/mine`, { scores: world.scores(1), eligible: true });
    await steps.must(other!, 'POST', `${path}/sheets/mine/send`);
    return steps.must(chair, 'POST', `${path}/open-scores`);
  };

  it('knows what the meeting is about, and neither ballots nor scores nor the conclusion', async () => {
    const silent = [vice, sixth!];
    const assessment = await scoredWithout(...silent);
    const meeting = await steps.meet(council, [assessment], seated, chair);
    const path = `/meetings/${meeting.id}`;
    await steps.must(chair, 'POST', `${path}/live`, { assessmentId: assessment.id });
    const ballots = [chair, secretary, author!, other!].map((member): [Actor, 'agree'] => [member, 'agree']);
    await steps.vote(meeting, assessment.id, chair, ballots);
    for (const as of silent) {
      const live = await steps.must<LiveView>(as, 'GET', `${path}/live`);
      expect(live).toMatchObject({ mustLeave: false, item: { assessmentId: assessment.id }, floor: null });
      expect(await steps.must(as, 'GET', `${path}/votes`)).toEqual([]);
    }
    await steps.conclude(meeting, assessment.id, chair);
    await steps.must(secretary, 'POST', `${path}/minutes`);
    const minutes = async (as: Actor) => (await steps.must<MinutesView>(as, 'GET', `${path}/minutes`)).minutes.items;
    for (const as of silent) expect(await minutes(as)).toEqual([]);
    for (const as of [chair, secretary, world.people.councilSecretary, world.people.chair])
      expect(await minutes(as)).toMatchObject([{ outcome: 'recommend' }]);
  });

  it('leads no vote on it and reads nothing of its fairness, which the secretary does', async () => {
    const assessment = await scoredWithout(vice);
    const { id } = await steps.meet(council, [assessment], seated, chair);
    const body = { assessmentId: assessment.id };
    const refused = [
      await call(vice, 'POST', `/meetings/${id}/live`, body),
      await call(vice, 'POST', `/meetings/${id}/votes`, body),
      await call(vice, 'POST', `/meetings/${id}/count`, body),
      await call(vice, 'GET', `/assessments/${assessment.id}/fairness`),
      await call(vice, 'GET', `/assessments/${assessment.id}/sheets/keyed`),
    ];
    for (const answer of refused) expect([answer.status, keysOf(answer)]).toEqual([403, ['declaration-missing']]);
    const round = (as: Actor) => call(as, 'GET', `/councils/${council.id}/fairness`);
    expect((await round(vice)).body).toEqual({ assessments: 0, members: [] });
    for (const as of [secretary, chair]) expect((await round(as)).body).toMatchObject({ assessments: 1 });
  });
});

describe('the discussion', () => {
  it('is open to members until the vote, and frozen from then on', async () => {
    const assessment = await scored('A');
    const { id } = await steps.meet(council, [assessment], seated, chair);
    const [path, note] = [`/meetings/${id}`, { assessmentId: assessment.id, text: 'Cần làm rõ phạm vi' }];
    const headers = { 'idempotency-key': randomUUID() };
    for (const _ of [1, 2]) await service.call('POST', `${path}/notes`, { as: other!, body: note, headers });
    await steps.must(chair, 'POST', `${path}/votes`, { assessmentId: assessment.id });
    expect(keysOf(await call(other!, 'POST', `${path}/notes`, note))).toEqual(['notes-frozen']);
    const notes = await steps.must<NoteView[]>(sixth!, 'GET', `${path}/notes?assessmentId=${assessment.id}`);
    expect(notes.map(({ memberName, text }) => [memberName, text])).toEqual([[other!.name, note.text]]);
  });
});

describe('an alternate', () => {
  it('votes in the absent member’s seat, until that member comes', async () => {
    const [first, second] = [await scored('A'), await scored('B')];
    const { id } = await steps.meet(council, [first, second], seated.slice(0, 4), chair);
    const path = `/meetings/${id}`;
    const ballot = { assessmentId: first.id, choice: 'agree' };
    expect((await call(alternate!, 'POST', `${path}/ballots`, ballot)).status).toBe(404);
    const body = { alternateId: alternate!.personId, seatId: sixth!.personId };
    await steps.must(secretary, 'POST', `${path}/stand-ins`, body);
    await steps.must(chair, 'POST', `${path}/votes`, { assessmentId: first.id });
    expect(keysOf(await call(alternate!, 'POST', `${path}/ballots`, ballot))).toEqual(['declaration-missing']);
    const asked = await steps.must<Declarable[]>(alternate!, 'GET', '/declarations');
    expect(asked.map(({ assessmentId }) => assessmentId).sort()).toEqual([first.id, second.id].sort());
    await steps.declare([alternate!], first);
    const seen = [`/assessments/${first.id}`, `/dossiers/${first.initiativeId}`, `${path}/votes`, `${path}/live`];
    for (const each of seen) expect((await call(alternate!, 'GET', each)).status).toBe(200);
    expect((await call(alternate!, 'POST', `${path}/ballots`, ballot)).status).toBe(204);
    expect(await steps.must(chair, 'POST', `${path}/count`, { assessmentId: first.id })).toMatchObject({
      members: 6,
      issued: 5,
    });

    const arrival = { personId: sixth!.personId, kind: 'arrived', online: true };
    await steps.must(secretary, 'POST', `${path}/movements`, arrival);
    const vote = await steps.must<VoteView>(chair, 'POST', `${path}/votes`, { assessmentId: second.id });
    expect(vote.voterIds).toContain(sixth!.personId);
    expect(vote.voterIds).not.toContain(alternate!.personId);

    await steps.must(chair, 'POST', `${path}/count`, { assessmentId: second.id });
    await steps.must(secretary, 'POST', `${path}/minutes`);
    for (const [i, each] of seen.slice(0, 2).entries())
      expect([i, (await call(alternate!, 'GET', each)).status]).toEqual([i, 404]);
    expect((await call(alternate!, 'GET', `${path}/votes`)).body).toEqual([]);
    const ofAlternate = await call<{ total: number }>(alternate!, 'GET', '/assessments?limit=200');
    expect(ofAlternate.body.total).toBe(0);
  });
});

describe('the chair', () => {
  it('is given to the vice-chair by a paper that the minutes name', async () => {
    const { id } = await steps.meet(council, [await scored('A')], seated, chair);
    const path = `/meetings/${id}`;
    const paper = '05/GUQ-HĐSK ngày 14/6/2024';
    expect(keysOf(await call(vice, 'POST', `${path}/delegation`, { toId: vice.personId, paper }))).toEqual([
      'delegates-to-oneself',
    ]);
    await steps.must(chair, 'POST', `${path}/delegation`, { toId: vice.personId, paper });
    expect(await steps.must(secretary, 'POST', `${path}/minutes`)).toMatchObject({
      chairedBy: { personId: vice.personId },
      delegation: { paper, fromId: chair.personId },
    });
  });
});

describe('at the same time', () => {
  it('a vote opens or the meeting closes, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const assessment = await scored('A');
      const { id } = await steps.meet(council, [assessment], seated, chair);
      const [opened, closed] = await Promise.all([
        call(chair, 'POST', `/meetings/${id}/votes`, { assessmentId: assessment.id }),
        call(secretary, 'POST', `/meetings/${id}/minutes`),
      ]);
      expect([opened.status, closed.status].sort()).toEqual(opened.status === 201 ? [201, 409] : [200, 409]);
    }
  });

  it('a member recuses or is given a ballot, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const assessment = await scored('A');
      const { id } = await steps.meet(council, [assessment], seated, chair);
      const [opened, recused] = await Promise.all([
        call<VoteView>(chair, 'POST', `/meetings/${id}/votes`, { assessmentId: assessment.id }),
        call(other!, 'POST', `/assessments/${assessment.id}/recusals`, { reason: 'Họ hàng' }),
      ]);
      expect(opened.status).toBe(201);
      expect(opened.body.voterIds.includes(other!.personId)).toBe(recused.status === 409);
    }
  });

  it('a note is written or the vote opens before it', async () => {
    const assessment = await scored('A');
    const { id } = await steps.meet(council, [assessment], seated, chair);
    const note = { assessmentId: assessment.id, text: 'x' };
    const [opened, ...noted] = await Promise.all([
      call(chair, 'POST', `/meetings/${id}/votes`, { assessmentId: assessment.id }),
      ...[vice, other!, sixth!].map((who) => call(who, 'POST', `/meetings/${id}/notes`, note)),
    ]);
    expect(opened.status).toBe(201);
    expect(
      noted
        .filter(({ status }) => status !== 201)
        .flatMap(keysOf)
        .every((key) => key === 'notes-frozen'),
    ).toBe(true);
  });
});
