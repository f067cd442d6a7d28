import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aMeeting } from '../meeting/meeting.fixture.js';
import * as commands from './note.commands.js';

const at = new Date('2024-06-15T02:00:00Z');
const by = { role: 'council-member', personId: randomUUID(), name: 'An' };
const assessment = anAssessment('deliberating');
const { id: assessmentId, initiativeId, title } = assessment;
const meeting = aMeeting('in-session', { agenda: [{ assessmentId, initiativeId, title }] });
const occurrence = { meeting, assessment, voteBegun: false };
const concluded = { ...assessment, state: 'concluded' as const, meetingId: meeting.id };

describe('a discussion note', () => {
  it('is the member’s own', () => {
    expect(commands.discuss(occurrence, 'Cần làm rõ phạm vi', by, at).set).toMatchObject({
      memberId: by.personId,
      kind: 'discussion',
    });
  });
  it.each([
    ['the vote was opened', { voteBegun: true }, 'notes-frozen'],
    ['scores are not open yet', { assessment: anAssessment('scoring', { id: assessmentId }) }, 'state'],
    ['the item is not on the agenda', { assessment: anAssessment('deliberating') }, 'not-on-agenda'],
  ])('is refused when %s', (_, more, key) => {
    expect(() => commands.discuss({ ...occurrence, ...more }, 'x', by, at)).toThrow(key);
  });
});

describe('a dissent', () => {
  const dissent = (over = {}, presentIds = [by.personId]) =>
    commands.dissent(
      { ...occurrence, assessment: concluded, voteBegun: true, ...over },
      'Không đồng ý',
      presentIds,
      by,
      at,
    );
  it('follows the conclusion of the meeting, by someone who is there', () => {
    expect(dissent().set).toMatchObject({ kind: 'dissent' });
    expect(() => dissent({ assessment })).toThrow('not-concluded-here');
    expect(() => dissent({ assessment: { ...concluded, meetingId: randomUUID() } })).toThrow('not-concluded-here');
    expect(() => dissent({}, [])).toThrow('not-present');
  });
});
