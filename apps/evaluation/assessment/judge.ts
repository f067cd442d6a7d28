import { conflict } from '#lib/contracts/errors.js';
import type { Sheet } from '#lib/regulation/aggregation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { aggregate, verdict, verdictFaults, type VerdictInput } from '#lib/regulation/scoring.js';
import { blindOf } from '../blind/blind.js';
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
  /** Sheets apart that their members have not explained, where the regulation asks them to. */
  unexplained?: number;
}

const inputOf = ({ standing, sheets, tally }: Evidence): VerdictInput => {
  if (!tally)
    return { sheets, members: standing.members, recused: standing.recused, present: standing.voterIds.length };
  const { members, recused, present, valid, agree, chairAgrees } = tally;
  const ballots = { valid, agree, ...(chairAgrees === undefined ? {} : { chairAgrees }) };
  return { sheets, members, recused, present, ballots };
};

/**
 * What the regulation says of sheets and ballots, and by which rule. Where members stay hidden from each other, it names
 * none whose sheet was left out. Throws `quorum-not-met`, `outlier-unexplained`, `vote-again` after a tie that the
 * regulation wants voted on once more, `tie-awaits-chair` after one that is the chair's, and whatever is still missing.
 */
export function judge(
  rules: Regulation,
  level: Assessment['level'],
  evidence: Evidence,
): { conclusion: Conclusion; decidedBy: string } {
  const { standing, sheets, tally, kind, unexplained = 0 } = evidence;
  if (!tally) requireQuorum(standing.quorum);
  if (unexplained > 0) throw conflict({ key: 'outlier-unexplained', params: { missing: unexplained } });
  if (tally?.voteAgain) throw conflict('vote-again');
  if (tally?.awaitsChair) throw conflict('tie-awaits-chair');
  const input = inputOf(evidence);
  const missing = verdictFaults(rules, input, level);
  if (missing.length > 0) throw conflict(...missing);
  const { outcome, total, decidedBy, explanation } = verdict(rules, input, level);
  const { criteria, dropped } = aggregate(rules, sheets, level);
  const { present, needed, base, readings } = standing.quorum;
  const named = blindOf(rules, level).members === 'always' ? [] : dropped;
  const conclusion = {
    verdict: outcome,
    ...{ total, criteria, sheets: sheets.length, dropped: [...named] },
    explanation,
    quorum: { present, needed, base, kind, readings },
    tally,
  };
  return { conclusion, decidedBy };
}
