import {
  assessmentAssigned,
  assessmentConcluded,
  assessmentReleased,
  explanationsAsked,
  intakeReceived,
  meetingCancelled,
  meetingScheduled,
  scoreSheetReopened,
  scoreSheetSent,
} from '#lib/contracts/evaluation.events.js';
import { personChanged, unitChanged } from '#lib/contracts/directory.events.js';
import { initiativeAmended, initiativeEvents, type InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { campaignLaunched, lapseNoticeIssued, registeredListPublished } from '#lib/contracts/registration.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { emptied } from '#lib/testing/emptied.js';
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
beforeEach(() => emptied(service.db, 'obligation', 'heard', 'initiative_ref'));

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

it('asks the head above where the unit has no head but an author', async () => {
  const { head, chair } = people;
  const above = { personId: chair.personId, unitId: chair.unitId, localityId: world.localityId };
  const told = (roles: { role: 'unit-head' | 'district-chair'; unitId: string }[], version: number) =>
    service.tell(
      personChanged.make(chair.personId, { ...above, version, fullName: chair.name, active: true, roles }, at(-1)),
    );
  await told(
    [
      { role: 'district-chair', unitId: units.root },
      { role: 'unit-head', unitId: units.root },
    ],
    2,
  );
  const snapshot = aSnapshot(world);
  const authors = snapshot.authors.map((author) => ({ ...author, personId: head.personId, fullName: head.name }));
  await tell({ ...snapshot, state: 'filed', authors });
  expect([await kindsOf(head), await kindsOf(chair)]).toEqual([[], ['confirm']]);
  await tell({ ...snapshot, state: 'confirmed', version: 2, authors }, 1);
  expect([await kindsOf(head), await kindsOf(chair)]).toEqual([[], ['decide']]);
  await told([{ role: 'district-chair', unitId: units.root }], 3);
});

describe('what is closed with an initiative', () => {
  const initiativeId = randomUUID();
  const every = () => ['author', 'coauthor', 'head', 'secretary', 'chair', 'intake'] as const;
  const stillOwed = async () => (await Promise.all(every().map((who) => kindsOf(people[who])))).flat();
  const sheet = (minutes: number) =>
    assessmentAssigned.make(
      initiativeId,
      {
        assessmentId: randomUUID(),
        initiativeId,
        by,
        memberId: people.coauthor.personId,
        dueAt: '2024-09-10T00:00:00Z',
      },
      at(minutes),
    );
  const inState = (state: InitiativeSnapshot['state'], version: number) =>
    tell(aSnapshot(world, { initiativeId, state, version, dueAt: '2024-09-01T17:00:00Z' }), version);

  it.each(
    (['withdrawn', 'lapsed', 'revoked', 'declined'] as const).flatMap((end) =>
      (['applied', 'filed', 'confirmed', 'unit-recognized', 'returned', 'recommended'] as const).map(
        (state) => [state, end] as const,
      ),
    ),
  )(
    'is everything that was owed while %s, once it is %s, and an older snapshot opens nothing again',
    async (state, end) => {
      await inState(state, 2);
      expect((await stillOwed()).length).toBeGreaterThan(0);
      await inState(end, 3);
      expect(await stillOwed()).toEqual([]);
      await inState(state, 1);
      expect(await stillOwed()).toEqual([]);
    },
  );

  it('is nothing where its end was heard of first', async () => {
    await inState('withdrawn', 3);
    await inState('filed', 2);
    expect(await stillOwed()).toEqual([]);
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['back at its unit', 'unit-recognized'],
    ['returned', 'returned'],
  ] as const)('is the score sheet of an initiative that is %s, in whichever order that is heard', async (_, state) => {
    const [early, late] = [sheet(1), sheet(1)];
    await inState('accepted', 1);
    await service.tell(early);
    expect(await kindsOf(people.coauthor)).toContain('score');
    await inState(state, 2);
    await service.tell(late);
    expect(await kindsOf(people.coauthor)).not.toContain('score');
    await inState('accepted', 4);
    await service.tell(sheet(5));
    expect(await kindsOf(people.coauthor)).toContain('score');
  });

  it('is what an author owed who is one no longer', async () => {
    const snapshot = aSnapshot(world, { initiativeId });
    const [author] = snapshot.authors;
    const coauthor = { ...author!, personId: people.coauthor.personId, fullName: people.coauthor.name };
    await tell({ ...snapshot, authors: [author!] });
    const amended = { ...snapshot, version: 2, authors: [coauthor] };
    await service.tell(initiativeAmended.make(initiativeId, amended, at(1)));
    expect([await kindsOf(people.author), await kindsOf(people.coauthor)]).toEqual([[], ['file']]);
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

  it('waits no longer for who was released, in whichever order that is heard, and again once they are assigned anew', async () => {
    const about = { assessmentId, initiativeId, by, memberId };
    const released = assessmentReleased.make(initiativeId, { ...about, because: 'recusal' as const }, at(1));
    await service.tell(assigned());
    await service.tell(released);
    expect(await kindsOf(people.coauthor)).toEqual([]);
    await service.tell(assigned());
    expect(await kindsOf(people.coauthor)).toEqual([]);
    const anew = assessmentAssigned.make(initiativeId, { ...about, dueAt: '2024-08-12T00:00:00Z' }, at(2));
    await service.tell(anew);
    expect(await mine(people.coauthor)).toMatchObject([{ kind: 'score', dueAt: '2024-08-12T00:00:00.000Z' }]);
  });

  it('asks again for a sheet that was reopened, until it is sent once more, in whichever order that is heard', async () => {
    const [one, dossier] = [randomUUID(), randomUUID()];
    const about = { assessmentId: one, initiativeId: dossier, by, memberId };
    const sent = (sheetVersion: number) => scoreSheetSent.make(dossier, { ...about, sheetVersion }, at(sheetVersion));
    const reopened = scoreSheetReopened.make(
      dossier,
      { ...about, sheetVersion: 3, dueAt: '2024-08-20T00:00:00Z', reason: 'Ghi nhầm điểm' },
      at(3),
    );
    const owed = async () => (await mine(people.coauthor)).filter(({ subject }) => subject === one);
    await service.tell(assessmentAssigned.make(dossier, { ...about, dueAt: '2024-08-10T00:00:00Z' }, at(0)), sent(2));
    expect(await owed()).toEqual([]);
    await service.tell(reopened, { ...reopened, id: randomUUID() }, sent(2));
    expect((await owed()).map(({ dueAt }) => dueAt)).toEqual(['2024-08-20T00:00:00.000Z']);
    await service.tell(sent(5), reopened);
    expect(await owed()).toEqual([]);
  });

  it('asks whose sheet stands apart for a sentence, told at once, until the latest set names them no more', async () => {
    const asked = (asking: number, memberIds: string[], explainedBy?: string) =>
      explanationsAsked.make(
        initiativeId,
        {
          ...{ assessmentId, initiativeId, by, asking, memberIds, dueAt: '2024-11-01T17:00:00Z' },
          ...(explainedBy ? { explainedBy } : {}),
        },
        at(asking),
      );
    const standing = () =>
      service.db.query<{ person_id: string; state: string; due_version: number; rungs: number[] }[]>(
        `SELECT person_id, state, due_version, rungs FROM obligation WHERE kind = 'explain' ORDER BY state DESC`,
      );
    const [one, other] = [people.coauthor, people.head];
    const first = asked(1, [one.personId, other.personId]);
    await service.tell(first, { ...first, id: randomUUID() });
    expect(await mine(one)).toMatchObject([{ kind: 'explain', dueAt: '2024-11-01T17:00:00.000Z' }]);
    expect(await standing()).toMatchObject([
      { due_version: 1, rungs: expect.arrayContaining([366]) as unknown },
      { due_version: 1 },
    ]);
    await service.tell(asked(3, []), asked(2, [other.personId], one.personId));
    expect((await standing()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    await service.tell(asked(4, [one.personId, other.personId]), asked(5, [other.personId], one.personId));
    expect(await standing()).toMatchObject([
      { person_id: other.personId, state: 'open' },
      { person_id: one.personId, state: 'done' },
    ]);
    const conclusion = { assessmentId, initiativeId, by, level: 'district' as const, outcome: 'recommend' as const };
    const concluded = { ...conclusion, councilId: randomUUID(), decidedBy: 'vote' };
    await service.tell(assessmentConcluded.make(initiativeId, concluded, at(6)), asked(7, [one.personId]));
    expect([await kindsOf(one), await kindsOf(other)]).toEqual([[], []]);
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

  it('asks a unit no more once it has registered, whichever is heard of first', async () => {
    const launched = campaign();
    const { campaignId } = launched;
    await service.tell(campaignLaunched.make(campaignId, launched, at(0)));
    await tell({ ...aSnapshot(world), state: 'registered', version: 1, campaignId }, 1);
    expect([await kindsOf(people.head), await kindsOf(people.secretary)]).toEqual([[], []]);
    const next = campaign();
    await tell({ ...aSnapshot(world), state: 'registered', version: 1, campaignId: next.campaignId }, 2);
    await service.tell(campaignLaunched.make(next.campaignId, next, at(3)));
    expect(await kindsOf(people.head)).toEqual([]);
  });

  it.each(['before', 'after'])('does not ask a unit that was merged %s it was launched', async (order) => {
    const launched = campaign();
    const launch = campaignLaunched.make(launched.campaignId, launched, at(0));
    const head = { ...people.head, personId: randomUUID(), unitId: randomUUID() };
    const unit = {
      ...{ unitId: head.unitId, localityId: world.localityId, code: head.unitId.slice(0, 8), name: 'Xã Hai' },
      ...{ kind: 'commune', sector: 'general', path: [head.unitId, units.root], canRecognize: true },
    };
    const roles = [{ role: 'unit-head' as const, unitId: head.unitId }];
    const person = { personId: head.personId, unitId: head.unitId, localityId: world.localityId, roles };
    await service.tell(
      unitChanged.make(head.unitId, { ...unit, version: 1 }, at(-2)),
      personChanged.make(head.personId, { ...person, version: 1, fullName: 'Trưởng Xã Hai', active: true }, at(-2)),
    );
    const merge = unitChanged.make(head.unitId, { ...unit, version: 2, mergedInto: units.commune }, at(-1));
    const events = order === 'before' ? [merge, launch] : [launch, merge];
    for (const event of events) await service.tell(event);
    expect([await kindsOf(head), await kindsOf(people.head)]).toEqual([[], ['register']]);
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

describe('a notice that a dossier lapsed', () => {
  it('goes to its authors and their unit, after the lapse has closed what they owed', async () => {
    const snapshot = { ...aSnapshot(world), version: 1 };
    const { initiativeId, localityId, unitId, title } = snapshot;
    await tell({ ...snapshot, state: 'lapsed', version: 2 }, 1);
    const defects = [{ field: 'report', note: 'Thiếu' }];
    const to = { authorIds: snapshot.authors.map(({ personId }) => personId), unitId, localityId, title };
    const notice = { noticeId: randomUUID(), initiativeId, ...to, defects, dueAt: at(1).toISOString() };
    const told = lapseNoticeIssued.make(initiativeId, notice, at(1));
    await service.tell(told);
    await service.tell(told);
    expect([await kindsOf(people.author), await kindsOf(people.secretary)]).toEqual([
      ['lapse-notice'],
      ['lapse-notice'],
    ]);
    const [owed] = await service.db.query<{ rungs: number[] }[]>('SELECT rungs FROM obligation LIMIT 1');
    expect(owed?.rungs).toEqual([366]);
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
    expect([(await resend(people.author)).status, (await resend(people.admin)).status]).toEqual([404, 409]);
  });
});
