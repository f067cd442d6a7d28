import type { Regulation } from '../regulation.js';
import type { Path } from '../yaml-lines.js';
import type { Question } from './question.js';
import { ruleOn } from './rule-on.js';
import type { Ruling } from './ruling.js';

/** Questions about one rule, from one that it should refuse to one that it should let pass, a step apart where it counts. */
export interface Probe {
  /** Where the rule stands. */
  path: Path;
  /** What it says, in Vietnamese. */
  label: string;
  length: number;
  rung: (i: number) => Question;
  passes: (ruling: Ruling) => boolean;
  /** That it is this rule that refuses; whatever does not pass, where silent. */
  fails?: (ruling: Ruling) => boolean;
  /** The regulation with this rule alone, for one inside a combination. */
  regulation?: Regulation;
}

export interface Example {
  question: Question;
  ruling: Ruling;
}

/** A rule with the last question it refuses and the first that passes; without one of them it decides nothing. */
export interface RuleExample {
  path: Path;
  label: string;
  passing?: Example;
  failing?: Example;
}

/** A probe of a few questions, the refused ones first. */
export const probe = (
  path: Path,
  label: string,
  questions: readonly Question[],
  passes: Probe['passes'],
  fails?: Probe['fails'],
): Probe => ({
  ...{ path, label, passes, length: questions.length },
  rung: (i) => questions[i] as Question,
  ...(fails ? { fails } : {}),
});

/** The first of so many that holds; of a long ladder, where all after it hold too. `length` where none does. */
const firstOf = (length: number, holds: (i: number) => boolean): number => {
  if (length <= 30) {
    const first = Array.from({ length }, (_, i) => i).findIndex(holds);
    return first < 0 ? length : first;
  }
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The two neighbours between which the rule decides otherwise, by the code that runs the initiatives. */
export const exampleOf = (regulation: Regulation, each: Probe): RuleExample => {
  const { path, label, length, rung, passes, fails = (ruling) => !passes(ruling) } = each;
  const at = (i: number): Example => ({ question: rung(i), ruling: ruleOn(each.regulation ?? regulation, rung(i)) });
  const first = firstOf(length, (i) => passes(at(i).ruling));
  const below = Array.from({ length: Math.min(first, 20) }, (_, i) => first - 1 - i);
  const failing = below.map(at).find(({ ruling }) => fails(ruling));
  return { path, label, ...(first < length ? { passing: at(first) } : {}), ...(failing ? { failing } : {}) };
};
