import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import type { VoteRule } from '#lib/regulation/assessment.js';
import { voteRuleOf } from '#lib/regulation/vote.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil } from '../council/council.fixture.js';
import { standingOf } from '../meeting/standing.js';
import * as commands from './vote.commands.js';
import { choices } from './vote.entity.js';
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
      { rule: voteRuleOf(rules.assessment), ballotNumber: 1 },
      standingOf(rules, council, attended(present), []),
      by,
      at,
    );
  it('takes two thirds of five members', () => {
    expect(() => open(3)).toThrow('quorum-not-met');
    expect(open(4).set).toMatchObject({
      members: 5,
      recused: 0,
      mode: 'secret',
      rule: { base: 'all', tie: 'decline' },
    });
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
  const stranger = randomUUID();
  it.each([
    ['in conflict', vote, [voter], voter, [voter], 'conflict-of-interest'],
    ['without a ballot', vote, [], stranger, [stranger], 'not-a-voter'],
    ['who has left', vote, [], voter, [], 'not-present'],
    ['late', { ...vote, state: 'counted' as const }, [], voter, [voter], 'state'],
  ])('of someone %s is refused', (_, row, conflictedIds, memberId, presentIds, key) => {
    expect(() => {
      commands.requireBallot(row, anAssessment('deliberating', { conflictedIds }), memberId, presentIds);
    }).toThrow(key);
  });
});

it('every count adds up; blank and spoiled ballots are neither valid nor agreement, and abstaining is not a ballot', () => {
  const ballots = fc.array(fc.constantFrom(...choices), { maxLength: 5 });
  fc.assert(
    fc.property(ballots, (cast) => {
      const of = (choice: string) => cast.filter((c) => c === choice).length;
      const counts = { agree: of('agree'), disagree: of('disagree'), blank: of('blank'), spoiled: of('spoiled') };
      const { tally } = commands.count(aVote(), counts, rules.assessment.vote, undefined, by).set;
      expect(tally).toMatchObject({ issued: 5, collected: cast.length, valid: counts.agree + counts.disagree });
      expect(tally?.passed).toBe(counts.agree * 3 >= 7 * 2);
    }),
  );
});

describe('a tie', () => {
  const half = { numerator: 1, denominator: 2, strict: true };
  const ruleWith = (tie: VoteRule['tie']): VoteRule => ({ mode: 'secret', fraction: half, base: 'all', tie });
  const even = { agree: 2, disagree: 2, blank: 0, spoiled: 0 };
  const tied = (tie: VoteRule['tie'], ballotNumber = 1) => {
    const vote = aVote({
      members: 4,
      voterIds: Array.from({ length: 4 }, () => randomUUID()),
      rule: ruleWith(tie),
      ballotNumber,
    });
    return { ...vote, ...commands.count(vote, even, ruleWith(tie), undefined, by).set };
  };
  it('is declined where the rule says so', () => {
    expect(tied('decline').tally).toMatchObject({ tie: true, passed: false, voteAgain: false, awaitsChair: false });
    expect(() => commands.endTie(tied('decline'), true, by)).toThrow('no-tie-to-end');
  });
  it('waits for who presides, whose word ends it once', () => {
    const waiting = tied('chair-decides');
    expect(waiting.tally).toMatchObject({ passed: false, awaitsChair: true });
    const ended = { ...waiting, ...commands.endTie(waiting, true, by).set };
    expect(ended.tally).toMatchObject({ passed: true, awaitsChair: false, chairAgrees: true, collected: 4 });
    expect(() => commands.endTie(ended, false, by)).toThrow('no-tie-to-end');
  });
  it('is voted on again once: the second ballot ends it', () => {
    expect(tied('vote-again').tally).toMatchObject({ voteAgain: true });
    expect(tied('vote-again', 2).tally).toMatchObject({ voteAgain: false, passed: false });
    expect(() => {
      commands.requireUndecided([tied('vote-again').tally!, tied('vote-again', 2).tally!]);
    }).toThrow('vote-counted');
  });
});
