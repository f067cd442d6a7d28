import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil } from '../council/council.fixture.js';
import * as commands from './meeting.commands.js';
import { aMeeting } from './meeting.fixture.js';
import { minutesFor, minutesHash, minutesOf } from '../minutes/minutes.js';

const rules = aRegulation();
const by = { role: 'council-secretary' };
const council = aCouncil();
const [first = '', second = ''] = council.seatedIds;
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

describe('attendance', () => {
  it('counts who is not present as absent, with the reason where there is one', () => {
    const { attendance } = commands.attend(
      aMeeting('scheduled'),
      council,
      [first],
      [{ personId: second, reason: 'Công tác' }],
      false,
      by,
    ).set;
    expect(attendance?.map(({ present, reason }) => [present, reason])).toEqual([
      [true, undefined],
      [false, 'Công tác'],
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ]);
  });
  it.each([
    ['a stranger', [randomUUID()], [], false, 'not-a-member'],
    ['someone both present and absent', [first], [{ personId: first }], false, 'attendance-unclear'],
    ['anyone while a vote is open', [first], [], true, 'vote-open'],
  ])('is refused for %s', (_, present, absences, voteOpen, key) => {
    expect(() => commands.attend(aMeeting('in-session'), council, present, absences, voteOpen, by)).toThrow(key);
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
});

describe('the minutes', () => {
  const assessment = anAssessment('deliberating', {
    recusals: [{ personId: first, name: 'An', reason: 'Họ hàng', at: at.toISOString() }],
  });
  const { id: assessmentId, initiativeId, title } = assessment;
  const meeting = aMeeting('in-session', { agenda: [{ assessmentId, initiativeId, title }] });
  const minutes = minutesOf(council, meeting, { assessments: [assessment], votes: [], ballots: [] }, 'Lan', at);

  it('show a dossier that was put off without an outcome, and who was recused', () => {
    expect(minutes.items).toMatchObject([{ outcome: null, recusals: [{ name: 'An', reason: 'Họ hàng' }] }]);
  });
  it('hash the same in whatever order their fields are stored, and otherwise when a word changes', () => {
    const shuffled = Object.fromEntries(Object.entries(minutes).reverse()) as unknown as typeof minutes;
    expect(minutesHash(shuffled)).toBe(minutesHash(minutes));
    expect(minutesHash({ ...minutes, closedBy: 'Lán' })).not.toBe(minutesHash(minutes));
  });
  it('are shown without the dossiers that are not for the reader', () => {
    expect(minutesFor(minutes, [assessmentId]).items).toEqual([]);
  });
  it('wait for the last count', () => {
    expect(() => commands.close(meeting, minutes, 'hash', true, by)).toThrow('vote-open');
    expect(() => commands.close(aMeeting('scheduled'), minutes, 'hash', false, by)).toThrow('state');
  });
});
