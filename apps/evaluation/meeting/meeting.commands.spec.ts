import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil } from '../council/council.fixture.js';
import * as commands from './meeting.commands.js';
import { aMeeting } from './meeting.fixture.js';

const rules = aRegulation();
const by = { role: 'council-secretary' };
const council = aCouncil();
/** A Wednesday; three working days later is Monday the 10th. */
const at = new Date('2024-06-05T02:00:00Z');

describe('calling a meeting', () => {
  const call = (
    more: Partial<commands.Summons> = {},
    assessment = anAssessment('scoring', { councilId: council.id }),
  ) =>
    commands.schedule(
      randomUUID(),
      council,
      [assessment],
      { kind: 'regular', startsAt: new Date('2024-06-10T02:00:00Z'), place: 'UBND', shortNotice: null, ...more },
      rules,
      by,
      at,
    );
  it('invites everyone with a seat to every dossier of the agenda', () => {
    const [event] = call().events;
    expect(event?.data).toMatchObject({ memberIds: council.seatedIds, startsAt: '2024-06-10T02:00:00.000Z' });
  });
  it.each([
    ['papers two working days ahead', { startsAt: new Date('2024-06-07T02:00:00Z') }, undefined, 'papers-too-late'],
    ['a time that has passed', { startsAt: at }, undefined, 'meeting-in-past'],
    ['a kind that has no quorum', { kind: 'picnic' }, undefined, 'meeting-kind-unknown'],
    ['a day after the term', { startsAt: new Date('2025-01-02T02:00:00Z') }, undefined, 'council-not-in-term'],
    ['a dossier of another council', {}, anAssessment('scoring'), 'not-for-this-council'],
    ['a dossier that left', {}, anAssessment('cancelled', { councilId: council.id }), 'not-for-this-council'],
  ])('is refused with %s', (_, more, assessment, key) => {
    expect(() => call(more, assessment)).toThrow(key);
  });
  it('at short notice gives a reason', () => {
    expect(call({ startsAt: new Date('2024-06-06T02:00:00Z'), shortNotice: 'Việc khẩn' }).set.state).toBe('scheduled');
  });
});

it('a dossier is dealt with only where it is on the agenda of a meeting that sits', () => {
  const item = { assessmentId: randomUUID(), initiativeId: randomUUID(), title: 'x' };
  const check = (state: 'scheduled' | 'in-session', id: string) => () => {
    commands.requireItem(aMeeting(state, { agenda: [item] }), id, 'conclude');
  };
  expect(check('in-session', item.assessmentId)).not.toThrow();
  expect(check('scheduled', item.assessmentId)).toThrow('state');
  expect(check('in-session', randomUUID())).toThrow('not-on-agenda');
  const spells = [{ assessmentId: randomUUID(), from: at.toISOString(), left: [] }];
  expect(() => {
    commands.requireItem(aMeeting('in-session', { agenda: [item], spells }), item.assessmentId, 'conclude');
  }).toThrow('not-live');
});

describe('changing what was called', () => {
  const listed = anAssessment('scoring', { councilId: council.id });
  const item = { assessmentId: listed.id, initiativeId: listed.initiativeId, title: listed.title };
  const meeting = aMeeting('scheduled', { councilId: council.id, agenda: [item] });
  const other = anAssessment('deliberating', { councilId: council.id, title: 'Khác' });

  it('calls the same meeting again at its new time, which replaces what was called before', () => {
    const moved = { startsAt: new Date('2024-06-20T02:00:00Z'), place: 'Phòng 2', shortNotice: null };
    const { set, events } = commands.reschedule(meeting, council, moved, 'Trùng lịch', rules, by, at);
    expect(set).toEqual(moved);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        'meeting.scheduled.v1',
        expect.objectContaining({ meetingId: meeting.id, startsAt: moved.startsAt.toISOString() }),
      ],
    ]);
  });
  it('moves it no nearer than the papers allow, and only before it sits', () => {
    const moved = { startsAt: new Date('2024-06-06T02:00:00Z'), place: 'UBND', shortNotice: null };
    const move = (row = meeting) => commands.reschedule(row, council, moved, 'Gấp', rules, by, at);
    expect(() => move()).toThrow('papers-too-late');
    expect(() => move(aMeeting('in-session'))).toThrow('state');
  });
  it('keeps what was added and removed with the reason, and tells who is called', () => {
    const { set, events } = commands.rearrange(meeting, council, [other], 'Hồ sơ đến sau', by, at);
    expect(set.agenda?.map(({ title }) => title)).toEqual(['Khác']);
    expect(set.agendaChanges).toMatchObject([{ reason: 'Hồ sơ đến sau', added: [{ title: 'Khác' }], removed: [item] }]);
    expect(events).toHaveLength(1);
  });
  it('asks a reason for another item, not for another order', () => {
    const both = {
      ...meeting,
      agenda: [item, { assessmentId: other.id, initiativeId: other.initiativeId, title: 'Khác' }],
    };
    expect(() => commands.rearrange(meeting, council, [listed, other], null, by, at)).toThrow('agenda-reason-missing');
    const { set, events } = commands.rearrange(both, council, [other, listed], null, by, at);
    expect([set.agenda?.map(({ title }) => title), events]).toEqual([['Khác', listed.title], []]);
  });
  it('tells everyone who was called that it is off', () => {
    const [event] = commands.cancel(meeting, council, 'Mưa bão', by, at).events;
    expect(event).toMatchObject({
      type: 'meeting.cancelled.v1',
      data: { memberIds: council.seatedIds, reason: 'Mưa bão' },
    });
    expect(() => commands.cancel(aMeeting('in-session'), council, 'x', by, at)).toThrow('state');
  });
});
