import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil } from '../council/council.fixture.js';
import { standingOf } from '../meeting/standing.js';
import * as commands from './vote.commands.js';
import { aVote } from './vote.fixture.js';

const rules = aRegulation();
const by = { role: 'council-chair' };
const at = new Date('2024-06-15T02:00:00Z');
const council = aCouncil();
const attended = (present: number) => ({
  kind: 'regular',
  attendance: council.members.map((member, i) => ({ ...member, present: i < present })),
});

describe('opening a vote', () => {
  const open = (present: number, state: 'scoring' | 'deliberating' = 'deliberating') =>
    commands.open(
      randomUUID(),
      anAssessment(state),
      'secret',
      standingOf(rules, council, attended(present), []),
      by,
      at,
    );
  it('takes two thirds of five members', () => {
    expect(() => open(3)).toThrow('quorum-not-met');
    expect(open(4).set).toMatchObject({ members: 5, recused: 0 });
  });
  it('waits for the chair to open the scores', () => {
    expect(() => open(5, 'scoring')).toThrow('state');
  });
  it('gives no ballot to a member in conflict, and counts them as recused even when absent', () => {
    const conflicted = council.members[4]!.personId;
    const standing = standingOf(rules, council, attended(4), [conflicted]);
    expect(standing).toMatchObject({ members: 5, recused: 1, quorum: { present: 4 } });
    expect(standing.voterIds).not.toContain(conflicted);
  });
});

describe('a ballot', () => {
  const vote = aVote();
  const [voter = ''] = vote.voterIds;
  it.each([
    ['in conflict', vote, [voter], voter, 'conflict-of-interest'],
    ['without a ballot', vote, [], randomUUID(), 'not-a-voter'],
    ['late', { ...vote, state: 'counted' as const }, [], voter, 'state'],
  ])('of someone %s is refused', (_, row, conflictedIds, memberId, key) => {
    expect(() => {
      commands.requireBallot(row, anAssessment('deliberating', { conflictedIds }), memberId);
    }).toThrow(key);
  });
});

it('every count adds up, and blank ballots are neither valid nor agreement', () => {
  const ballots = fc.array(fc.constantFrom('agree', 'disagree', 'blank'), { maxLength: 5 });
  fc.assert(
    fc.property(ballots, (cast) => {
      const of = (choice: string) => cast.filter((c) => c === choice).length;
      const counts = { agree: of('agree'), disagree: of('disagree'), blank: of('blank') };
      const { tally } = commands.count(aVote(), counts, rules.assessment.vote, undefined, by).set;
      expect(tally).toMatchObject({ issued: 5, collected: cast.length, valid: counts.agree + counts.disagree });
      expect(tally?.passed).toBe(counts.agree * 3 >= 7 * 2);
    }),
  );
});
