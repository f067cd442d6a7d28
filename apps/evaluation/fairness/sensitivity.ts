import { DomainError, type Reason } from '#lib/contracts/errors.js';
import type { Sheet } from '#lib/regulation/aggregation.js';
import type { Outcome } from '#lib/regulation/pass-rule.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Tally } from '../assessment/conclusion.js';
import { judge, type Evidence } from '../assessment/judge.js';

/** Who could be left out: those with a seat, and who scores in another's place. */
export interface Bench {
  seatedIds: readonly string[];
  conflictedIds: readonly string[];
}

/** What the regulation would say, or what it still lacks. */
export type Said = { outcome: Outcome } | { lacking: Reason[] };

/** Kết quả có đổi không nếu bỏ bất kỳ một thành viên nào. */
export interface Sensitivity {
  now: Said;
  /** Undefined while there is no result yet. */
  unchanged?: boolean;
  /** What could come of it without this member; ballots are theirs alone, so that every way they may have voted is told. */
  without: { memberId: string; unchanged: boolean; results: Said[] }[];
}

interface Heard {
  sheets: readonly Sheet[];
  members: number;
  recused: number;
  /** Those who may vote. */
  free: readonly string[];
  tally: Tally | null;
}

const evidenceOf = ({ sheets, members, recused, free, tally }: Heard): Evidence => {
  const quorum = { met: true, base: members, needed: 0, present: free.length, readings: [] };
  return { kind: 'regular', standing: { members, recused, voterIds: [...free], quorum }, sheets, tally };
};

const ask = (rules: Regulation, level: Assessment['level'], heard: Heard): Said => {
  try {
    return { outcome: judge(rules, level, evidenceOf(heard)).conclusion.verdict };
  } catch (error) {
    if (error instanceof DomainError) return { lacking: [...error.reasons] };
    throw error;
  }
};

/** The tallies that a council without one of its members may have had: absent, without a valid ballot, for, against. */
const talliesWithoutOne = (tally: Tally): Tally[] => {
  const { members, recused, present, valid, agree } = tally;
  const fewer = { ...tally, members: members - 1, voteAgain: false };
  return [
    ...(members - recused > present ? [fewer] : []),
    ...(present > valid ? [{ ...fewer, present: present - 1 }] : []),
    ...(agree > 0 ? [{ ...fewer, present: present - 1, valid: valid - 1, agree: agree - 1 }] : []),
    ...(valid > agree ? [{ ...fewer, present: present - 1, valid: valid - 1 }] : []),
  ];
};

const without = (heard: Heard, memberId: string): Heard[] => {
  const sheets = heard.sheets.filter((sheet) => sheet.memberId !== memberId);
  if (!heard.free.includes(memberId)) return [{ ...heard, sheets }];
  const fewer = { ...heard, sheets, members: heard.members - 1, free: heard.free.filter((id) => id !== memberId) };
  return heard.tally ? talliesWithoutOne(heard.tally).map((tally) => ({ ...fewer, tally })) : [fewer];
};

const same = (a: Said, b: Said) => 'outcome' in a && 'outcome' in b && a.outcome === b.outcome;

const distinct = (results: readonly Said[]): Said[] =>
  results.filter((result, i) => results.findIndex((r) => JSON.stringify(r) === JSON.stringify(result)) === i);

/** Asks the judge again without each member in turn; before the vote, everyone who may vote counts as present. */
export function sensitivity(
  rules: Regulation,
  level: Assessment['level'],
  { seatedIds, conflictedIds }: Bench,
  sheets: readonly Sheet[],
  tally: Tally | null,
): Sensitivity {
  const free = seatedIds.filter((id) => !conflictedIds.includes(id));
  const heard = { sheets, members: seatedIds.length, recused: seatedIds.length - free.length, free, tally };
  const now = ask(rules, level, heard);
  if ('lacking' in now) return { now, without: [] };
  const memberIds = [...new Set([...free, ...sheets.map(({ memberId }) => memberId)])].sort();
  const rows = memberIds.map((memberId) => {
    const results = distinct(without(heard, memberId).map((fewer) => ask(rules, level, fewer)));
    return { memberId, unchanged: results.every((result) => same(result, now)), results };
  });
  return { now, unchanged: rows.every((row) => row.unchanged), without: rows };
}
