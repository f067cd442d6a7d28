import { Decimal } from 'decimal.js';
import type { Assessment, PassRule } from './assessment.js';
import { allOf } from './criteria.js';

/** Mức điểm: from its lower bound up to that of the next one. */
export interface ScoreBand {
  label: string;
  /** The least score of the band, as people write it. */
  from: number;
}

/** Kết quả chấm as it was concluded; scores are decimal text. */
export interface ConcludedScore {
  total: string;
  criteria: Readonly<Record<string, string>>;
}

/** Where a score falls: of a criterion, or of the total where it names none. */
export interface BandOf extends ScoreBand {
  criterion?: string;
}

const tenths = 10;

/** Totals that the rule decides by, and how they are called. */
const thresholdsOf = (rule: PassRule): ScoreBand[] => {
  switch (rule.kind) {
    case 'grades':
      return rule.grades.map(({ key, from }) => ({ label: key, from }));
    case 'three-way':
      return [rule.recognizeFrom, rule.improveFrom].map((from) => ({ label: '', from }));
    case 'total-with-floors':
    case 'mean-and-floor':
      return [{ label: '', from: rule.minimum }];
    case 'all':
    case 'any':
      return rule.rules.flatMap(thresholdsOf);
    case 'vote-share':
    case 'members-eligible':
      return [];
  }
};

const shown = (value: number): string => String(value).replace('.', ',');

/** Each up to the next: `từ 50 đến dưới 70`; a grade keeps its name. */
const named = (bands: readonly ScoreBand[], total: number): ScoreBand[] =>
  bands.map(({ label, from }, i) => {
    const next = bands[i - 1]?.from;
    const range =
      next === undefined ? `từ ${shown(from)} đến ${shown(total)}` : `từ ${shown(from)} đến dưới ${shown(next)}`;
    return { label: label === '' ? range : `${label}: ${range}`, from };
  });

/**
 * Mức tổng điểm of an assessment, best first: the grades and minimums that its pass rule decides by or, where it decides
 * by none, tenths of what can be reached.
 */
export function totalBands({ passRule, total }: Pick<Assessment, 'passRule' | 'total'>): ScoreBand[] {
  const given = thresholdsOf(passRule);
  const all =
    given.length > 0 ? given : Array.from({ length: tenths }, (_, i) => ({ label: '', from: (total * i) / tenths }));
  const byBound = new Map<number, string>([[0, '']]);
  for (const { from, label } of all) byBound.set(from, byBound.get(from) || label);
  const sorted = [...byBound].map(([from, label]) => ({ from, label })).sort((a, b) => b.from - a.from);
  return named(sorted, total);
}

const bandAt = (bands: readonly ScoreBand[], score: string): ScoreBand | undefined => {
  const reached = bands.filter(({ from }) => new Decimal(score).gte(from));
  return [...reached].sort((a, b) => b.from - a.from)[0];
};

/** Where the total falls, and each criterion that has bands: a mean between two bands is in the lower one. */
export const bandsOf = (assessment: Assessment, { total, criteria }: ConcludedScore): BandOf[] => {
  const ofTotal = bandAt(totalBands(assessment), total);
  const ofCriteria = allOf(assessment.criteria).flatMap(({ key, label: criterion, bands = [] }) => {
    const score = criteria[key];
    const band = score === undefined ? undefined : bandAt(bands, score);
    return band ? [{ criterion, label: band.label, from: band.from }] : [];
  });
  return [...(ofTotal ? [ofTotal] : []), ...ofCriteria];
};
