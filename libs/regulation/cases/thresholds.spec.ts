import { addDays } from '../calendar.js';
import { parseRegulation } from '../parse-regulation.js';
import { nationalRules } from '../regulation.fixture.js';
import type { Regulation } from '../regulation.js';
import { localityPairs, otherPairs } from './cases.fixture.js';
import { councilProbes } from './council.probes.js';
import { datedProbes } from './dated.probes.js';
import { dossierProbesOf } from './dossier.probes.js';
import { exampleOf } from './probe.js';
import { scoreProbes } from './score.probes.js';

/** Numbers and days that are no thresholds of a decision, or are asked elsewhere: names, follow-ups, reminders, form. */
const noThreshold = [
  /^year$/,
  /^yearStartsOn$/,
  /yearStartsOn$/,
  /^rounds\.\d+\.number$/,
  /^confirmation\./,
  /^rewards\./,
  /^reminders\./,
  /^intake\.(paperCopies|fee)$/,
  /^calendar\./,
  /rounding\.places$/,
  /ssessment\.total$/,
  /\.bands\./,
  /^dossier\..*\.template$/,
  /grades\.\d+\.from$/, // the lowest grade starts at 0
];

type Leaf = [path: (string | number)[], value: number | string];

const leavesOf = (value: unknown, path: (string | number)[] = []): Leaf[] => {
  if (Array.isArray(value)) return value.flatMap((v, i) => leavesOf(v, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, v]) => leavesOf(v, [...path, key]));
  }
  const isDay = typeof value === 'string' && /^(\d{4}-)?\d\d-\d\d$/.test(value);
  return typeof value === 'number' || isDay ? [[path, value]] : [];
};

const nextDay = (day: string): string => (day.length === 10 ? addDays(day, 1) : addDays(`2023-${day}`, 1).slice(5));

const neighbours = (value: number | string): (number | string)[] =>
  typeof value === 'string' ? [nextDay(value)] : [value + 1, value - 1, value / 2];

const withValue = (regulation: Regulation, path: Leaf[0], value: number | string): Regulation => {
  const copy = structuredClone(regulation);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[path.at(-1) ?? ''] = value;
  return copy;
};

/** A vote nobody takes, points nobody counts, a sheet that nobody has to explain, a period that the windows of filing stand for. */
const isAsked = (regulation: Regulation, path: string): boolean => {
  const rules = JSON.stringify(regulation.assessment.passRule);
  const ownFraction = !/"kind":"vote-share"/.test(rules) || /"kind":"vote-share"[^}]*"fraction"/.test(rules);
  if (/ssessment\.vote\./.test(path)) return !ownFraction && !path.startsWith('unit');
  if (path.startsWith('cchc.')) return regulation.cchc.enabled;
  const within = path.startsWith('unit') ? regulation.unitAssessment : regulation.assessment;
  if (/\.outliers\./.test(path)) return within?.outliers?.explanationRequired === true;
  return true;
};

/** The examples that a rule may change: those of scores take long, and only they read the assessment. */
const shown = (regulation: Regulation, path: Leaf[0]): string => {
  const groups = /ssessment/.test(String(path[0])) ? [scoreProbes] : [datedProbes, dossierProbesOf, councilProbes];
  try {
    return JSON.stringify(groups.flatMap((of) => of(regulation)).map((each) => exampleOf(regulation, each)));
  } catch (error) {
    return String(error);
  }
};

/** What a criterion with children can reach is the sum of theirs. */
const isSum = (regulation: Regulation, path: Leaf[0]): boolean => {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], regulation);
  return path.at(-1) === 'max' && typeof parent === 'object' && parent !== null && 'children' in parent;
};

describe.each([...localityPairs, ...otherPairs])('$name', ({ text }) => {
  const regulation = parseRegulation(text, { defaults: nationalRules });
  const thresholds = leavesOf(regulation)
    .map(([path, value]) => ({ path, value, name: path.join('.') }))
    .filter(({ name }) => !noThreshold.some((pattern) => pattern.test(name)) && isAsked(regulation, name))
    .filter(({ path }) => !isSum(regulation, path));

  it('has numbers and days enough to be worth the test', () => {
    expect(thresholds.length).toBeGreaterThan(30);
  });

  it.each(thresholds)('decides otherwise where $name is not $value', ({ path, value }) => {
    const before = shown(regulation, path);
    expect(neighbours(value).some((other) => shown(withValue(regulation, path, other), path) !== before)).toBe(true);
  });
});
