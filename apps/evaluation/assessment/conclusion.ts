import type { Reason } from '#lib/contracts/errors.js';
import type { VoteRule } from '#lib/regulation/assessment.js';
import type { QuorumReading, VoteReading } from '#lib/regulation/vote.js';

/** Kiểm phiếu: what was cast, and every denominator that it could be read by. */
export interface Tally {
  mode: 'open' | 'secret';
  /** Ballots handed out: those present and without conflict. */
  issued: number;
  collected: number;
  valid: number;
  agree: number;
  disagree: number;
  blank: number;
  /** Phiếu không hợp lệ; told apart in newer tallies. */
  spoiled?: number;
  members: number;
  recused: number;
  present: number;
  base: string;
  of: number;
  needed: number;
  passed: boolean;
  tie: boolean;
  voteAgain: boolean;
  /** The chair's word, where a tie is for the chair to end. */
  chairAgrees?: boolean;
  readings: VoteReading[];
  /** The rule that was fixed when the vote opened, and what follows from it; in newer tallies. */
  rule?: VoteRule;
  ballotNumber?: number;
  awaitsChair?: boolean;
  /** Of the denominator of the rule, two decimals. */
  sharePercent?: string;
}

/** What a conclusion rests on, as the regulation summed and judged it. */
export interface Conclusion {
  verdict: 'recognize' | 'improve' | 'decline';
  /** Decimal text, rounded as the regulation says. */
  total: string;
  criteria: Record<string, string>;
  sheets: number;
  /** Members whose sheets the aggregation left out; nobody is named where members stay hidden from each other. */
  dropped: string[];
  explanation: Reason[];
  quorum: { present: number; needed: number; base: number; kind: string; readings?: QuorumReading[] };
  tally: Tally | null;
}
