import { conflict, DomainError } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { VoteRule } from '#lib/regulation/assessment.js';
import { countVote, type Quorum } from '#lib/regulation/vote.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Tally } from '../assessment/conclusion.js';
import type { Standing } from '../meeting/standing.js';
import { requireState } from '../require-state.js';
import type { BallotBox, Vote } from './vote.entity.js';

/** What was cast. */
export type Cast = Pick<BallotBox, 'agree' | 'disagree' | 'blank'>;

/** Throws `quorum-not-met` with how many are there and how many it takes. */
export function requireQuorum({ met, present, needed, base }: Quorum): void {
  if (!met) throw conflict({ key: 'quorum-not-met', params: { present, needed, base } });
}

/** Mở biểu quyết. Throws `state` unless the scores are open, and `quorum-not-met`. */
export function open(
  meetingId: string,
  assessment: Assessment,
  mode: Vote['mode'],
  { members, recused, voterIds, quorum }: Standing,
  by: ActedBy,
  at: Date,
): Change<Vote> {
  requireState(assessment.state, ['deliberating'], 'open-vote');
  requireQuorum(quorum);
  const where = { meetingId, assessmentId: assessment.id, mode };
  const set = { state: 'open' as const, ...where, members, recused, voterIds, openedAt: at, tally: null };
  return { action: 'open', by, set, events: [] };
}

/** A vote that was counted stands: it is held again only where the tie rule asks. Throws `vote-counted`. */
export function requireUndecided(counted: readonly Tally[]): void {
  if (counted.some(({ voteAgain }) => !voteAgain)) throw conflict('vote-counted');
}

/** Throws unless the member has a ballot: `conflict-of-interest`, `not-a-voter`, or `state` when it is counted. */
export function requireBallot(vote: Vote, { conflictedIds }: Assessment, memberId: string): void {
  requireState(vote.state, ['open'], 'cast');
  if (conflictedIds.includes(memberId)) throw new DomainError('forbidden', [{ key: 'conflict-of-interest' }]);
  if (!vote.voterIds.includes(memberId)) throw conflict('not-a-voter');
}

/** Kiểm phiếu: every denominator is told. `chairAgrees` counts only where the regulation lets the chair end a tie. */
export function count(
  vote: Vote,
  cast: Cast,
  rule: VoteRule,
  chairAgrees: boolean | undefined,
  by: ActedBy,
): Change<Vote> {
  requireState(vote.state, ['open'], 'count');
  const { members, recused, mode } = vote;
  const present = vote.voterIds.length;
  const valid = cast.agree + cast.disagree;
  const chair = chairAgrees === undefined ? {} : { chairAgrees };
  const counted = countVote(rule, { members, recused, present, valid, agree: cast.agree, ...chair });
  const ballots = { mode, issued: present, collected: valid + cast.blank, valid, ...cast };
  const tally: Tally = { ...ballots, members, recused, present, ...counted, ...chair };
  return { action: 'count', by, set: { state: 'counted', tally }, events: [] };
}
