import { Decimal } from 'decimal.js';
import type { Reason } from './reason.js';
import type { Level, Regulation } from './regulation.js';

/** Một đơn vị có điều kiện tương tự, and whether it could use the initiative. */
export interface SimilarUnit {
  unitId: string;
  couldUse: boolean;
}

/** How many of the units with the same conditions could use it. */
export interface ScopeShare {
  units: number;
  /** How many of them could use it. */
  couldUse: number;
  /** Whole percent, rounded down. */
  percent: number;
}

/** The share as stated; a unit that applies it already could use it, whatever was thought of it before. */
export const scopeShare = (similar: readonly SimilarUnit[], applying: readonly string[] = []): ScopeShare => {
  const units = new Set([...similar.map(({ unitId }) => unitId), ...applying]).size;
  const able = similar.filter((unit) => unit.couldUse).map(({ unitId }) => unitId);
  const couldUse = new Set([...able, ...applying]).size;
  return { units, couldUse, percent: units === 0 ? 0 : Math.floor((couldUse * 100) / units) };
};

/** Units that work under the same conditions, and those of them that use it or could. */
export interface ScopeFigures {
  sameConditions: number;
  using: number;
}

/** Phạm vi ảnh hưởng: whether enough of the units with the same conditions could use it; no quotient is rounded. */
export const reachesScope = (
  { scopeTest }: Pick<Regulation, 'scopeTest'>,
  { sameConditions, using }: ScopeFigures,
): boolean => new Decimal(using).times(100).gte(new Decimal(scopeTest.minimumPercent).times(sameConditions));

/** What stands in the way of the scope that the regulation asks for (quy chế: scopeTest). */
export const scopeFaults = (regulation: Pick<Regulation, 'scopeTest'>, share: ScopeShare): Reason[] => {
  const minimum = regulation.scopeTest.minimumPercent;
  if (minimum === 0) return [];
  if (share.units === 0) return [{ key: 'scope-units-missing', field: 'similarUnits' }];
  if (reachesScope(regulation, { sameConditions: share.units, using: share.couldUse })) return [];
  return [{ key: 'scope-below-minimum', field: 'similarUnits', params: { minimum, percent: share.percent } }];
};

/** The share, the least that is asked for, and whether it is reached. */
export interface ScopeStanding {
  share: ScopeShare;
  /** 0: none is asked for, by the regulation or of what stays within its unit. */
  minimumPercent: number;
  reached: boolean;
}

/** How the share stands against what the regulation asks of an initiative that is to go to this level. */
export function scopeStanding(
  { scopeTest }: Pick<Regulation, 'scopeTest'>,
  targetLevel: Level,
  share: ScopeShare,
): ScopeStanding {
  const minimumPercent = targetLevel === 'unit' ? 0 : scopeTest.minimumPercent;
  return { share, minimumPercent, reached: scopeFaults({ scopeTest: { minimumPercent } }, share).length === 0 };
}
