import type { Regulation } from '#lib/regulation/regulation.js';
import { roundWindow } from '#lib/regulation/windows.js';
import type { Change } from '#lib/service-kit/change.js';
import { system } from '../fact.js';
import type { Round } from './round.entity.js';

/** The published regulation that a round comes from. */
export interface Source {
  localityId: string;
  year: number;
  version: number;
  rules: Regulation;
}

export type RoundStanding = 'not-yet' | 'open' | 'closed';

/** How the round stands at an instant. */
export function standingAt({ opensAt, closesAt }: Pick<Round, 'opensAt' | 'closesAt'>, at: Date): RoundStanding {
  if (at < opensAt) return 'not-yet';
  return at < closesAt ? 'open' : 'closed';
}

const datesOf = ({ localityId, year: regulationYear, version, rules }: Source, number: number, year: number) => {
  const window = roundWindow(rules, number, year);
  if (!window) return undefined;
  const { name, opensAt, closesAt, meetsIn } = window;
  const audience = rules.rounds.find((round) => round.number === number)?.audience ?? null;
  const source = { localityId, regulationYear, regulationVersion: version };
  return { ...source, year, number, name, audience, opensAt, closesAt, meetsIn: meetsIn ?? null };
};

/** Mở đợt theo quy chế; undefined where the regulation has no such round in that year. */
export function plan(source: Source, number: number, year: number): Change<Round> | undefined {
  const set = datesOf(source, number, year);
  return set && { action: 'plan', by: system, set, events: [] };
}

const isNewer = ({ year, version }: Source, { regulationYear, regulationVersion }: Round) =>
  year > regulationYear || (year === regulationYear && version > regulationVersion);

/** A newer regulation moves rounds that have not opened yet; the others keep what they started under. */
export function replan(round: Round, source: Source, at: Date): Change<Round> | undefined {
  if (standingAt(round, at) !== 'not-yet' || !isNewer(source, round)) return undefined;
  const set = datesOf(source, round.number, round.year);
  return set && { action: 'replan', by: system, set, events: [] };
}
