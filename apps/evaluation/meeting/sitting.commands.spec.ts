import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil, membersAs } from '../council/council.fixture.js';
import { seatedOf } from '../council/council.entity.js';
import { aMeeting } from './meeting.fixture.js';
import * as commands from './sitting.commands.js';
import { presidingOf } from './standing.js';

const rules = aRegulation();
const liberal = aRegulation('councils: { district: { alternatesStandIn: true, onlinePresence: true } }');
const by = { role: 'council-secretary' };
const at = new Date('2024-06-15T02:30:00Z');
const council = aCouncil({ members: membersAs('chair', 'vice-chair', 'secretary', 'member', 'member', 'alternate') });
const [chairId = '', viceId = '', , , lastId = ''] = council.seatedIds;
const alternateId = council.members.at(-1)!.personId;
/** A meeting that sits, with these away. */
const sitting = (...awayIds: string[]) =>
  aMeeting('in-session', {
    attendance: seatedOf(council).map(({ personId, fullName, role }) => ({
      ...{ personId, fullName, role },
      present: !awayIds.includes(personId),
    })),
  });

describe('the roll call', () => {
  const call = (
    roll: Partial<commands.RollCall>,
    more: { voteOpen?: boolean; meeting?: ReturnType<typeof sitting> } = {},
  ) =>
    commands.attend(
      more.meeting ?? aMeeting('scheduled'),
      council,
      { presentIds: [chairId], absences: [], onlineIds: [], ...roll },
      rules,
      more.voteOpen ?? false,
      by,
      at,
    );

  it('counts who is not present as absent, with the reason where there is one, and opens the meeting', () => {
    const { set } = call({ absences: [{ personId: viceId, reason: 'Công tác' }] });
    expect(set.attendance?.map(({ present, reason }) => [present, reason])).toEqual([
      [true, undefined],
      [false, 'Công tác'],
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ]);
    expect(set).toMatchObject({ state: 'in-session', openedAt: at, movements: [] });
  });
  it('called again tells who came and who went since', () => {
    const { set } = call({ presentIds: [lastId] }, { meeting: sitting(lastId) });
    expect(set.movements?.map(({ personId, kind }) => [personId === lastId, kind])).toEqual([
      ...Array<[boolean, string]>(4).fill([false, 'left']),
      [true, 'arrived'],
    ]);
  });
  it.each([
    ['a stranger', { presentIds: [randomUUID()] }, false, 'not-a-member'],
    ['an alternate', { presentIds: [alternateId] }, false, 'not-a-member'],
    ['someone both present and absent', { absences: [{ personId: chairId }] }, false, 'attendance-unclear'],
    ['someone online who is not present', { onlineIds: [viceId] }, false, 'attendance-unclear'],
    [
      'someone online where the regulation wants them in the room',
      { onlineIds: [chairId] },
      false,
      'online-not-allowed',
    ],
    ['anyone while a vote is open', {}, true, 'vote-open'],
  ])('is refused for %s', (_, roll, voteOpen, key) => {
    expect(() => call(roll, { voteOpen })).toThrow(key);
  });
});

describe('coming late and going early', () => {
  const pass = (kind: 'arrived' | 'left', personId: string, online = false, meeting = sitting(lastId), law = rules) =>
    commands.pass(meeting, council, { personId, kind, online }, law, by, at).set;
  it('changes who is in the room, and is kept with its time', () => {
    const { attendance, movements } = pass('arrived', lastId);
    expect(attendance?.every(({ present }) => present)).toBe(true);
    expect(movements).toMatchObject([{ personId: lastId, kind: 'arrived', at: at.toISOString() }]);
    expect(pass('left', chairId).attendance?.find((a) => a.personId === chairId)?.present).toBe(false);
  });
  it('is told as online only where that is allowed', () => {
    expect(() => pass('arrived', lastId, true)).toThrow('online-not-allowed');
    expect(pass('arrived', lastId, true, sitting(lastId), liberal).attendance?.at(-1)).toMatchObject({ online: true });
  });
  it.each([
    ['left', lastId, 'already-so'],
    ['arrived', randomUUID(), 'not-a-member'],
  ] as const)('is refused: %s', (kind, personId, key) => {
    expect(() => pass(kind, personId)).toThrow(key);
  });
});

describe('an alternate', () => {
  const stand = (seatId: string, law = liberal, meeting = sitting(lastId), who = alternateId) =>
    commands.standIn(meeting, council, { alternateId: who, seatId }, law, false, by, at).set;
  it('takes the seat of who is absent', () => {
    const { attendance, standInIds } = stand(lastId);
    expect(attendance?.at(-1)).toMatchObject({ personId: alternateId, present: true, standsInFor: lastId });
    expect(standInIds).toEqual([alternateId]);
  });
  it.each([
    ['the regulation has no such thing', lastId, rules, undefined, 'stand-in-not-allowed'],
    ['the member is there', chairId, liberal, undefined, 'seat-not-absent'],
    ['they are a member', lastId, liberal, viceId, 'not-an-alternate'],
  ])('does not where %s', (_, seatId, law, who, key) => {
    expect(() => stand(seatId, law, sitting(lastId), who)).toThrow(key);
  });
  it('takes one seat only, and no seat twice', () => {
    const meeting = { ...sitting(lastId, viceId), ...stand(lastId) };
    expect(() =>
      stand(viceId, liberal, {
        ...meeting,
        attendance: [...sitting(lastId, viceId).attendance, meeting.attendance.at(-1)!],
      }),
    ).toThrow('seat-taken');
  });
});

describe('the chair', () => {
  const delegate = (toId: string, actor: { role: string; personId?: string } = by) =>
    commands.delegate(sitting(), council, { toId, paper: '05/GUQ ngày 14/6/2024' }, false, actor, at).set;
  it('may be given to a vice-chair by a paper', () => {
    const { delegation } = delegate(viceId);
    expect(delegation).toMatchObject({ fromId: chairId, toId: viceId, paper: '05/GUQ ngày 14/6/2024' });
    expect(presidingOf(council, { ...sitting(), delegation: delegation ?? null })?.personId).toBe(viceId);
  });
  it('is given to no one else, and taken by nobody', () => {
    expect(() => delegate(lastId)).toThrow('not-a-vice-chair');
    expect(() => delegate(viceId, { role: 'council-vice-chair', personId: viceId })).toThrow('delegates-to-oneself');
  });
  it('falls to the vice-chair while the chair is away or in conflict, and to nobody after them', () => {
    const presiding = (away: string[], conflicted: string[] = []) =>
      presidingOf(council, { ...sitting(...away), delegation: null }, conflicted)?.personId;
    expect([presiding([]), presiding([chairId]), presiding([], [chairId])]).toEqual([chairId, viceId, viceId]);
    expect(presiding([chairId], [viceId])).toBeUndefined();
  });
});

describe('moving to an item', () => {
  const recusal = { personId: lastId, name: 'x', reason: 'Họ hàng', at: at.toISOString() };
  const assessment = anAssessment('deliberating', {
    conflictedIds: [viceId, lastId, randomUUID()],
    recusals: [recusal],
  });
  const { id: assessmentId, initiativeId, title } = assessment;
  const meeting = { ...sitting(), agenda: [{ assessmentId, initiativeId, title }] };
  it('notes who in the room leaves, and why', () => {
    const { spells } = commands.goTo(meeting, assessment, false, by, at).set;
    expect(spells).toMatchObject([
      {
        assessmentId,
        left: [
          { personId: viceId, cause: 'author' },
          { personId: lastId, cause: 'recused', reason: 'Họ hàng' },
        ],
      },
    ]);
  });
  it('ends the item before', () => {
    const spells = [{ assessmentId: randomUUID(), from: at.toISOString(), left: [] }];
    const { set } = commands.goTo({ ...meeting, spells }, undefined, false, by, at);
    expect(set.spells).toMatchObject([{ to: at.toISOString() }]);
  });
  it('waits for the count, and finds only what is on the agenda', () => {
    expect(() => commands.goTo(meeting, assessment, true, by, at)).toThrow('vote-open');
    expect(() => commands.goTo(sitting(), assessment, false, by, at)).toThrow('not-on-agenda');
  });
});
