import { conflict } from '#lib/contracts/errors.js';
import type { Sheet } from '#lib/regulation/aggregation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { aggregate, verdict, verdictFaults, type VerdictInput } from '#lib/regulation/scoring.js';
import type { Standing } from '../meeting/standing.js';
import { requireQuorum } from '../vote/vote.commands.js';
import type { Assessment } from './assessment.entity.js';
import type { Conclusion, Tally } from './conclusion.js';

/** What the council has before it when it concludes. */
export interface Evidence {
  kind: string;
  standing: Standing;
  sheets: readonly Sheet[];
  /** Of the last vote that was counted. */
  tally: Tally | null;
}

const inputOf = ({ standing, sheets, tally }: Evidence): VerdictInput => {
  if (!tally)
    return { sheets, members: standing.members, recused: standing.recused, present: standing.voterIds.length };
  const { members, recused, present, valid, agree, chairAgrees } = tally;
  const ballots = { valid, agree, ...(chairAgrees === undefined ? {} : { chairAgrees }) };
  return { sheets, members, recused, present, ballots };
};

/**
 * What the regulation says of sheets and ballots, and by which rule. Throws `quorum-not-met`, `vote-again` after a tie
 * that the regulation wants voted on once more, `tie-awaits-chair` after one that is the chair's, and whatever is still missing.
 */
export function judge(
  rules: Regulation,
  level: Assessment['level'],
  evidence: Evidence,
): { conclusion: Conclusion; decidedBy: string } {
  const { standing, sheets, tally, kind } = evidence;
  if (!tally) requireQuorum(standing.quorum);
  if (tally?.voteAgain) throw conflict('vote-again');
  if (tally?.awaitsChair) throw conflict('tie-awaits-chair');
  const input = inputOf(evidence);
  const missing = verdictFaults(rules, input, level);
  if (missing.length > 0) throw conflict(...missing);
  const { outcome, total, decidedBy, explanation } = verdict(rules, input, level);
  const { criteria, dropped } = aggregate(rules, sheets, level);
  const { present, needed, base, readings } = standing.quorum;
  const summed = { total, criteria, sheets: sheets.length, dropped: [...dropped] };
  const conclusion = {
    verdict: outcome,
    ...summed,
    explanation,
    quorum: { present, needed, base, kind, readings },
    tally,
  };
  return { conclusion, decidedBy };
}
