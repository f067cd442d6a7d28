import { Decimal } from 'decimal.js';
import type { Regulation } from './regulation.js';

/** Units that work under the same conditions, and those of them that use it or could. */
export interface ScopeFigures {
  sameConditions: number;
  using: number;
}

/** Phạm vi ảnh hưởng: whether enough of the units with the same conditions could use it; no quotient is rounded. */
export const reachesScope = ({ scopeTest }: Regulation, { sameConditions, using }: ScopeFigures): boolean =>
  new Decimal(using).times(100).gte(new Decimal(scopeTest.minimumPercent).times(sameConditions));
