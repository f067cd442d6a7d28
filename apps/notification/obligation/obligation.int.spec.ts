import {
  assessmentAssigned,
  assessmentConcluded,
  intakeReceived,
  meetingCancelled,
  meetingScheduled,
  scoreSheetSent,
} from '#lib/contracts/evaluation.events.js';
import { personChanged } from '#lib/contracts/directory.events.js';
import { initiativeAmended, initiativeEvents, type InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { campaignLaunched, registeredListPublished } from '#lib/contracts/registration.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { schemaDrift } from '#lib/testing/schema-drift.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { notification } from '../index.js';
import { notificationSchema } from '../notification.schema.js';
import type { ObligationView } from './obligation.dto.js';
import { aSnapshot } from './snapshot.fixture.js';

const world = smallWorld('thanh-tri-2024');
const other = smallWorld('phuc-tho-2024');
const { people, units } = world;
const now = new Date('2024-08-01T02:00:00Z');
const by = { role: 'council-secretary' };
let service: ServiceAlone;

beforeAll(async () => {
  service = await serviceAlone(notification);
  service.setTime(now);
  await service.tell(...world.events, ...other.events);
});
afterAll(() => service.stop());
beforeEach(() => service.db.query('TRUNCATE obligation, heard, initiative_ref'));

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const tell = (snapshot: InitiativeSnapshot, minutes = 0) =>
  service.tell(initiativeEvents[snapshot.state].make(snapshot.initiativeId, snapshot, at(minutes)));
const mine = async (actor: Actor) =>
  (await service.call<{ items: ObligationView[]; total: number }>('GET', '/obligations/mine', { as: actor })).body
    .items;
const kindsOf = async (actor: Actor) => (await mine(actor)).map(({ kind }) => kind);

describe('the schema', () => {
  it('is what the entities say', async () => {
    expect(await schemaDrift(notificationSchema)).toEqual([]);
  });
});

describe('an initiative', () => {
  it('passes from hand to hand, and each step closes what it did', async () => {
    const snapshot = aSnapshot(world);
    const reach = (state: InitiativeSnapshot['state'], version: number) =>
      tell({ ...snapshot, state, version }, version);
    await reach('applied', 1);
    expect(await mine(people.author)).toMatchObject([{ kind: 'file', title: snapshot.title, overdue: false }]);
    await reach('filed', 2);
    expect([await kindsOf(people.author), await kindsOf(people.head)]).toEqual([[], ['confirm']]);
    await reach('confirmed', 3);
    expect(await kindsOf(people.head)).toEqual(['decide']);
    await reach('unit-recognized', 4);
    expect([await kindsOf(people.head), await kindsOf(people.secretary)]).toEqual([[], ['submit']]);
    await reach('recommended', 5);
    expect([await kindsOf(people.secretary), await kindsOf(people.chair)]).toEqual([[], ['sign']]);
    await reach('withdrawn', 6);
    expect(await kindsOf(people.chair)).toEqual([]);
  });

  it('is owed once however often it is told, and an older snapshot changes nothing', async () => {
    const snapshot = aSnapshot(world, { version: 2, state: 'filed' });
    const event = initiativeEvents.filed.make(snapshot.initiativeId, snapshot, at(2));
    await service.tell(event, event, { ...event, id: randomUUID() });
    await tell({ ...snapshot, version: 1, state: 'applied' }, 1);
    expect([await kindsOf(people.head), await kindsOf(people.author)]).toEqual([['confirm'], []]);
  });

  it('is owed anew, under a new deadline, when it is returned a second time', async () => {
    const snapshot = aSnapshot(world, { state: 'returned', dueAt: '2024-09-01T17:00:00Z' });
    await tell(snapshot);
    await tell({ ...snapshot, version: 2, state: 'accepted' }, 1);
    await tell({ ...snapshot, version: 3, dueAt: '2024-10-01T17:00:00Z' }, 2);
    const [again] = await service.db.query<{ due_version: number; state: string }[]>(
      `SELECT due_version, state FROM obligation WHERE scope = 'person'`,
    );
    expect(again).toEqual({ due_version: 2, state: 'open' });
  });

  it('moves its deadline when an amendment moves the first application', async () => {
    const snapshot = aSnapshot(world);
    await tell(snapshot);
    const amended = { ...snapshot, version: 2, firstAppliedOn: '2024-03-31' };
    await service.tell(initiativeAmended.make(snapshot.initiativeId, amended, at(1)));
    expect((await mine(people.author)).map(({ dueAt }) => String(dueAt))).toEqual(['2025-03-31T17:00:00.000Z']);
  });

  it.each([['receipt first'], ['snapshot first']])('is answered by the date on the receipt (%s)', async (order) => {
    const snapshot = aSnapshot(other, { state: 'submitted' });
    const { initiativeId } = snapshot;
    const receipt = {
      initiativeId,
      by,
      receiptNumber: '01/BN',
      officeUnitId: other.units.office,
      answerBy: '2024-08-20T17:00:00Z',
    };
    const receive = () => service.tell(intakeReceived.make(initiativeId, receipt, at(5)));
    if (order === 'receipt first') await receive();
    await tell(snapshot);
    if (order === 'snapshot first') await receive();
    expect((await mine(other.people.intake)).map(({ dueAt }) => String(dueAt))).toEqual(['2024-08-20T17:00:00.000Z']);
  });
});

describe('a council', () => {
  const [assessmentId, initiativeId] = [randomUUID(), randomUUID()];
  const memberId = people.coauthor.personId;
  const assigned = () =>
    assessmentAssigned.make(
      initiativeId,
      { assessmentId, initiativeId, by, memberId, dueAt: '2024-08-10T00:00:00Z' },
      at(0),
    );
  const sheet = () => scoreSheetSent.make(initiativeId, { assessmentId, initiativeId, by, memberId }, at(1));

  it('waits for a score sheet until it is sent', async () => {
    await service.tell(assigned());
    expect(await kindsOf(people.coauthor)).toEqual(['score']);
    await service.tell(sheet());
    expect(await kindsOf(people.coauthor)).toEqual([]);
  });

  it('asks for no sheet that was heard of before its assignment', async () => {
    await service.tell(sheet());
    await service.tell(assigned());
    expect(await kindsOf(people.coauthor)).toEqual([]);
  });

  it('asks for no sheet once it has concluded, in whichever order that is heard', async () => {
    const conclusion = { assessmentId, initiativeId, by, level: 'district' as const, outcome: 'recommend' as const };
    await service.tell(
      assessmentConcluded.make(initiativeId, { ...conclusion, councilId: randomUUID(), decidedBy: 'vote' }, at(2)),
    );
    await service.tell(assigned());
    expect(await kindsOf(people.coauthor)).toEqual([]);
  });

  it('calls its members to a meeting, and only those of the latest call', async () => {
    const meeting = {
      meetingId: randomUUID(),
      councilId: randomUUID(),
      level: 'district' as const,
      place: 'Phòng họp 1',
      initiativeIds: [],
    };
    const call = (startsAt: string, memberIds: string[], minutes: number) =>
      service.tell(meetingScheduled.make(meeting.meetingId, { ...meeting, startsAt, memberIds }, at(minutes)));
    await call('2024-08-05T01:00:00Z', [memberId, people.chair.personId], 1);
    await call('2024-08-06T01:00:00Z', [memberId], 2);
    await call('2024-08-05T01:00:00Z', [memberId, people.chair.personId], 1);
    expect([await kindsOf(people.coauthor), await kindsOf(people.chair)]).toEqual([['attend'], []]);
    expect((await mine(people.coauthor)).map(({ dueAt }) => String(dueAt))).toEqual(['2024-08-06T01:00:00.000Z']);
  });
});

describe('a meeting that is called off', () => {
  const meeting = { meetingId: randomUUID(), councilId: randomUUID(), level: 'district' as const };
  const memberIds = [people.coauthor.personId];
  const called = { ...meeting, startsAt: '2024-08-05T01:00:00Z', place: 'Phòng họp 1', initiativeIds: [], memberIds };
  const attending = async () => (await mine(people.coauthor)).filter(({ title }) => title === 'Phòng họp 1').length;

  it('is expected of nobody, also where an older call is heard of later', async () => {
    await service.tell(meetingScheduled.make(meeting.meetingId, { ...called, place: 'Phòng họp 2' }, at(1)));
    const off = meetingCancelled.make(meeting.meetingId, { ...meeting, memberIds, reason: 'Bão' }, at(3));
    await service.tell(off, { ...off, id: randomUUID() });
    await service.tell(meetingScheduled.make(meeting.meetingId, called, at(2)));
    expect(await attending()).toBe(0);
    const [row] = await service.db.query<{ state: string }[]>('SELECT state FROM obligation WHERE subject = $1', [
      meeting.meetingId,
    ]);
    expect(row).toEqual({ state: 'cancelled' });
  });
});

describe('a campaign', () => {
  const campaign = () => ({
    campaignId: randomUUID(),
    localityId: world.localityId,
    regulationYear: world.year,
    title: 'Phát động năm 2024',
    targetLevels: ['district' as const],
    deadlines: [{ audience: 'agencies', unitKinds: ['department', 'commune'], closesAt: '2024-08-14T17:00:00Z' }],
    publishBy: '2024-09-19T17:00:00Z',
    unitId: units.root,
  });

  it('asks heads and secretaries of its audience until its deadline, and nobody after it', async () => {
    const launched = campaign();
    await service.tell(campaignLaunched.make(launched.campaignId, launched, at(0)));
    expect([await kindsOf(people.head), await kindsOf(people.secretary), await kindsOf(people.principal)]).toEqual([
      ['register'],
      ['register'],
      [],
    ]);
    service.setTime(new Date('2024-08-14T17:00:00Z'));
    expect(await kindsOf(people.head)).toEqual([]);
    service.setTime(now);
  });

  it('asks for the list until it is public', async () => {
    const launched = campaign();
    const { campaignId, localityId, regulationYear } = launched;
    await service.tell(campaignLaunched.make(campaignId, launched, at(0)));
    expect(await kindsOf(people.standing)).toContain('publish-list');
    await service.tell(
      registeredListPublished.make(campaignId, { campaignId, localityId, regulationYear, count: 3 }, at(1)),
    );
    expect(await kindsOf(people.standing)).not.toContain('publish-list');
  });
});

describe('an event that comes twice', () => {
  const rows = () => service.db.query<object[]>('SELECT kind, owner, due_version, state FROM obligation ORDER BY 1, 2');
  const campaignId = randomUUID();
  const ids = { assessmentId: randomUUID(), initiativeId: randomUUID(), memberId: people.coauthor.personId };
  const launched = {
    campaignId,
    localityId: world.localityId,
    regulationYear: world.year,
    title: 'Phát động năm 2024',
    targetLevels: ['district' as const],
    deadlines: [{ audience: 'all', unitKinds: ['*'], closesAt: '2024-08-14T17:00:00Z' }],
    publishBy: '2024-09-19T17:00:00Z',
    unitId: units.root,
  };
  const call = { councilId: randomUUID(), level: 'district' as const, place: 'Phòng họp 1', initiativeIds: [] };

  it.each([
    campaignLaunched.make(campaignId, launched, at(0)),
    assessmentAssigned.make(ids.initiativeId, { ...ids, by, dueAt: '2024-08-10T00:00:00Z' }, at(0)),
    scoreSheetSent.make(ids.initiativeId, { ...ids, by }, at(1)),
    meetingScheduled.make(
      campaignId,
      { ...call, meetingId: campaignId, startsAt: '2024-08-05T01:00:00Z', memberIds: [ids.memberId] },
      at(2),
    ),
    ...world.events.slice(-1),
  ])('changes nothing the second time: $type', async (event) => {
    await service.tell({ ...event, id: randomUUID() });
    const once = await rows();
    expect(once.length).toBeGreaterThan(0);
    await service.tell({ ...event, id: randomUUID() });
    expect(await rows()).toEqual(once);
  });
});

describe('letters', () => {
  it('reach who owes by the folder, and only the administrator sees the list of them', async () => {
    const { personId, name: fullName, localityId, unitId } = people.author;
    const person = {
      personId,
      fullName,
      localityId,
      unitId,
      version: 2,
      active: true,
      roles: [],
      email: 'an@example.vn',
    };
    await service.tell(personChanged.make(personId, person, at(0)));
    await tell(aSnapshot(world, { firstAppliedOn: '2023-08-05' }));
    const mails = () =>
      service.call<{ items: { address: string; state: string }[] }>('GET', '/mails', { as: people.admin });
    await until(async () => (await mails()).body.items.some(({ state }) => state === 'sent'), {
      what: 'the letter is sent',
    });
    expect((await mails()).body.items.map(({ address }) => address)).toEqual(['an@example.vn']);
    expect((await service.call('GET', '/mails', { as: people.author })).status).toBe(403);
    const [mail] = await service.db.query<{ key: string }[]>('SELECT key FROM mail');
    const resend = (as: Actor) => service.call('POST', `/mails/${mail?.key ?? ''}/resend`, { as });
    expect([(await resend(people.author)).status, (await resend(people.admin)).status]).toEqual([403, 409]);
  });
});
