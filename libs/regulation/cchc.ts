import { Decimal } from 'decimal.js';
import type { Regulation } from './regulation.js';

type Rules = Pick<Regulation, 'cchc'>;

const capped = ({ cchc }: Rules, recognized: number): Decimal =>
  cchc.enabled ? Decimal.min(new Decimal(cchc.pointsPerInitiative).mul(recognized), cchc.maxPoints) : new Decimal(0);

/** Điểm chỉ số cải cách hành chính a commune earns with so many recognized initiatives; 0 where none are given. */
export const cchcPoints = (rules: Rules, recognized: number): number => capped(rules, recognized).toNumber();

/** What the nth recognized initiative, from 1, adds to its commune's points: nothing once they are all given. */
export const cchcShare = (rules: Rules, nth: number): number =>
  capped(rules, nth)
    .sub(capped(rules, nth - 1))
    .toNumber();

/** Whether an initiative of this category counts (quy chế: cchc.categories). */
export const countsForCchc = ({ cchc }: Rules, category: string | null): boolean =>
  cchc.categories === undefined || (category !== null && cchc.categories.includes(category));
