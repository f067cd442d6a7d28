import { conflict, DomainError } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { VoteRule } from '#lib/regulation/assessment.js';
import { countVote, sharePercent, type Quorum } from '#lib/regulation/vote.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Tally } from '../assessment/conclusion.js';
import type { Standing } from '../meeting/standing.js';
import { requireState } from '../require-state.js';
import type { Cast } from './ballot.seal.js';
import type { Vote } from './vote.entity.js';

/** Throws `quorum-not-met` with how many are there and how many it takes. */
export function requireQuorum({ met, present, needed, base }: Quorum): void {
  if (!met) throw conflict({ key: 'quorum-not-met', params: { present, needed, base } });
}

/**
 * Mở biểu quyết: who has a ballot, and by which rule it is counted, is fixed from here on. Whoever leaves later does
 * not void the vote: ballots that were issued stand, those not cast are missing in what is collected, and no
 * denominator changes. Throws `state` unless the scores are open, and `quorum-not-met`.
 */
export function open(
  meetingId: string,
  assessment: Assessment,
  { rule, ballotNumber }: { rule: VoteRule; ballotNumber: number },
  { members, recused, voterIds, quorum }: Standing,
  by: ActedBy,
  at: Date,
): Change<Vote> {
  requireState(assessment.state, ['deliberating'], 'open-vote');
  requireQuorum(quorum);
  const where = { meetingId, assessmentId: assessment.id, mode: rule.mode, ballotNumber };
  const fixed = { members, recused, voterIds, rule, quorum };
  return { action: 'open', by, set: { state: 'open', ...where, ...fixed, openedAt: at, tally: null }, events: [] };
}

/** A vote that was counted stands: it is held again only where the tie rule asks. Throws `vote-counted`. */
export function requireUndecided(counted: readonly Tally[]): void {
  if (counted.at(-1)?.voteAgain === false) throw conflict('vote-counted');
}

/** Throws unless the member has a ballot and is in the room: `conflict-of-interest`, `not-a-voter`, `not-present`, or `state`. */
export function requireBallot(
  vote: Vote,
  { conflictedIds }: Assessment,
  memberId: string,
  presentIds: readonly string[],
): void {
  requireState(vote.state, ['open'], 'cast');
  if (conflictedIds.includes(memberId)) throw new DomainError('forbidden', [{ key: 'conflict-of-interest' }]);
  if (!vote.voterIds.includes(memberId)) throw conflict('not-a-voter');
  if (!presentIds.includes(memberId)) throw conflict('not-present');
}

const tallyOf = (vote: Vote, cast: Cast, rule: VoteRule, chairAgrees: boolean | undefined): Tally => {
  const { members, recused, mode, ballotNumber } = vote;
  const present = vote.voterIds.length;
  const valid = cast.agree + cast.disagree;
  const chair = chairAgrees === undefined ? {} : { chairAgrees };
  const counted = countVote(rule, { members, recused, present, valid, agree: cast.agree, ballotNumber, ...chair });
  const ballots = { mode, issued: present, collected: valid + cast.blank + cast.spoiled, valid, ...cast };
  const share = { rule, ballotNumber, sharePercent: sharePercent(cast.agree, counted.of) };
  return { ...ballots, members, recused, present, ...counted, ...chair, ...share };
};

/** Kiểm phiếu: every denominator is told. `chairAgrees` counts only where the rule lets the chair end a tie. */
export function count(
  vote: Vote,
  cast: Cast,
  rule: VoteRule,
  chairAgrees: boolean | undefined,
  by: ActedBy,
): Change<Vote> {
  requireState(vote.state, ['open'], 'count');
  return { action: 'count', by, set: { state: 'counted', tally: tallyOf(vote, cast, rule, chairAgrees) }, events: [] };
}

/** Chủ tọa quyết định khi số phiếu ngang nhau. Throws `no-tie-to-end` unless the count waits for that. */
export function endTie(vote: Vote, agrees: boolean, by: ActedBy): Change<Vote> {
  const { tally, rule } = vote;
  if (!tally?.awaitsChair || !rule) throw conflict('no-tie-to-end');
  const cast = { agree: tally.agree, disagree: tally.disagree, blank: tally.blank, spoiled: tally.spoiled ?? 0 };
  return { action: 'end-tie', by, set: { tally: tallyOf(vote, cast, rule, agrees) }, events: [] };
}
