import { Decimal } from 'decimal.js';
import type { Criterion } from '../assessment.js';
import { defaultStep, leavesOf, weightOf } from '../criteria.js';

export type SheetScores = Record<string, number>;

const stepsOf = ({ max, step = defaultStep }: Criterion): number => new Decimal(max).div(step).floor().toNumber();
const scoreAt = ({ step = defaultStep }: Criterion, steps: number): number => new Decimal(step).times(steps).toNumber();

/** Sheets of a criteria tree, each one step of one criterion better than the one before. */
export interface ScoreLadder {
  length: number;
  rung: (i: number) => SheetScores;
}

/** From `least` (0 where it names none) up to every maximum. */
export const scoreLadder = (criteria: readonly Criterion[], least: Readonly<SheetScores> = {}): ScoreLadder => {
  const leaves = leavesOf(criteria).map((leaf) => {
    const { step = defaultStep } = leaf;
    const from = Math.min(stepsOf(leaf), new Decimal(least[leaf.key] ?? 0).div(step).ceil().toNumber());
    return { leaf, from, room: stepsOf(leaf) - from };
  });
  return {
    length: leaves.reduce((sum, { room }) => sum + room, 0) + 1,
    rung: (i) => {
      let left = i;
      const scores = leaves.map(({ leaf, from, room }) => {
        const taken = Math.min(left, room);
        left -= taken;
        return [leaf.key, scoreAt(leaf, from + taken)] as const;
      });
      return Object.fromEntries(scores);
    },
  };
};

/** Every criterion at its maximum, but for the leaves of `except`. */
export const fullScores = (criteria: readonly Criterion[], except?: Criterion): SheetScores => {
  const left = new Set(except ? leavesOf([except]).map((c) => c.key) : []);
  return Object.fromEntries(
    leavesOf(criteria)
      .filter((c) => !left.has(c.key))
      .map((c) => [c.key, scoreAt(c, stepsOf(c))]),
  );
};

interface Weighted {
  leaf: Criterion;
  factor: Decimal;
}

const weighted = ({ children, ...leaf }: Criterion, factor = new Decimal(1)): Weighted[] =>
  children ? children.flatMap((c) => weighted(c, factor.times(weightOf(c)))) : [{ leaf, factor }];

/** The least scores that meet the floor of every criterion, those of parents filled leaf by leaf. */
export const leastAtFloors = (criteria: readonly Criterion[]): SheetScores => {
  const scores: SheetScores = {};
  const raise = (criterion: Criterion) => {
    criterion.children?.forEach(raise);
    const leaves = weighted(criterion);
    for (const { leaf, factor } of leaves) {
      const reached = leaves.reduce((sum, l) => sum.plus(l.factor.times(scores[l.leaf.key] ?? 0)), new Decimal(0));
      const lacking = new Decimal(criterion.floor ?? 0).minus(reached);
      if (lacking.lte(0) || factor.lte(0)) continue;
      const steps = lacking.div(factor.times(leaf.step ?? defaultStep)).ceil();
      const before = new Decimal(scores[leaf.key] ?? 0);
      scores[leaf.key] = Decimal.min(leaf.max, before.plus(steps.times(leaf.step ?? defaultStep))).toNumber();
    }
  };
  criteria.forEach(raise);
  return scores;
};
