import type { Decimal } from 'decimal.js';
import type { Sheet } from './aggregation.js';
import type { Assessment, OutlierRule } from './assessment.js';
import { allOf, scoreOf, totalOf } from './criteria.js';
import { Exact, meanOf, round, sumOf, varianceOf } from './decimals.js';

/** How far apart sheets lie; decimal text, rounded to two places half up. */
export interface Spread {
  lowest: string;
  highest: string;
  range: string;
  mean: string;
  /** Độ lệch chuẩn of all the sheets: they are the whole council, not a sample of it. */
  deviation: string;
}

/** Phiếu lệch: a sheet that stands apart. */
export interface Outlier {
  memberId: string;
  total: string;
  /** Above the mean where positive. */
  distance: string;
}

/** What one member gave to one dossier. */
export interface Mark {
  dossierId: string;
  memberId: string;
  total: Decimal;
}

/** Chặt tay, nới tay: how a member scored over a round, beside those who scored the same dossiers. */
export interface Tendency {
  memberId: string;
  sheets: number;
  mean: string;
  deviation: string;
  /** Mean distance from what the other members gave to the same dossiers: lenient above 0, harsh below. */
  lenience: string | null;
}

/** What holds where a regulation says nothing of outliers. */
export const defaultOutliers: OutlierRule = { deviations: 1.5, atLeastPoints: 10, explanationRequired: false };

const shown = (value: Decimal): string => round(value, { places: 2, mode: 'half-up', decideOn: 'exact' }).toString();

const spreadOf = (values: readonly Decimal[]): Spread => {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const [lowest, highest] = [sorted[0] ?? new Exact(0), sorted.at(-1) ?? new Exact(0)];
  return {
    lowest: lowest.toString(),
    highest: highest.toString(),
    range: highest.minus(lowest).toString(),
    mean: shown(meanOf(values)),
    deviation: shown(varianceOf(values).sqrt()),
  };
};

/** Độ phân tán of the totals and of every criterion; undefined of no sheet. */
export const spread = (
  { criteria }: Pick<Assessment, 'criteria'>,
  sheets: readonly Sheet[],
): { total: Spread; criteria: Record<string, Spread> } | undefined => {
  if (sheets.length === 0) return undefined;
  const perCriterion = allOf(criteria).map(
    (c) => [c.key, spreadOf(sheets.map(({ scores }) => scoreOf(c, scores)))] as const,
  );
  return {
    total: spreadOf(sheets.map(({ scores }) => totalOf(criteria, scores))),
    criteria: Object.fromEntries(perCriterion),
  };
};

/**
 * Phiếu lệch, by the regulation. Nothing is divided and no root is taken, so that a sheet exactly at the bound is not
 * apart: n·x − Σx is compared, squared, with k²·(n·Σx² − (Σx)²).
 */
export const outliers = (assessment: Assessment, sheets: readonly Sheet[]): Outlier[] => {
  const { deviations, atLeastPoints } = assessment.outliers ?? defaultOutliers;
  const n = sheets.length;
  const rated = sheets.map(({ memberId, scores }) => ({ memberId, total: totalOf(assessment.criteria, scores) }));
  const sum = sumOf(rated.map(({ total }) => total));
  const scatter = sumOf(rated.map(({ total }) => total.times(total)))
    .times(n)
    .minus(sum.times(sum));
  const bound = scatter.times(new Exact(deviations).pow(2));
  return rated.flatMap(({ memberId, total }) => {
    const distance = total.times(n).minus(sum);
    const isApart = distance.times(distance).gt(bound) && distance.abs().gte(new Exact(atLeastPoints).times(n));
    return isApart ? [{ memberId, total: total.toString(), distance: shown(distance.div(n)) }] : [];
  });
};

const grouped = (marks: readonly Mark[], by: 'memberId' | 'dossierId'): ReadonlyMap<string, Mark[]> => {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(mark[by]);
    if (group) group.push(mark);
    else groups.set(mark[by], [mark]);
  }
  return groups;
};

const totals = (marks: readonly Mark[] = []): Decimal[] => marks.map(({ total }) => total);

const standardized = (total: Decimal, all: readonly Decimal[]): string | null => {
  const variance = varianceOf(all);
  return variance.isZero() ? null : shown(total.minus(meanOf(all)).div(variance.sqrt()));
};

/**
 * Điểm chuẩn hóa of every sheet of a dossier: how many of the member's own standard deviations it lies above their own
 * mean over the round; null for who gave the same to everything. Shown beside the official score and never used.
 */
export const standardScores = (marks: readonly Mark[], dossierId: string): { memberId: string; z: string | null }[] => {
  const ofMember = grouped(marks, 'memberId');
  return (grouped(marks, 'dossierId').get(dossierId) ?? []).map(({ memberId, total }) => ({
    memberId,
    z: standardized(total, totals(ofMember.get(memberId))),
  }));
};

/** Mean of the standard scores that are known. */
export const meanScore = (scores: readonly { z: string | null }[]): string | null => {
  const known = scores.flatMap(({ z }) => (z === null ? [] : [new Exact(z)]));
  return known.length === 0 ? null : shown(meanOf(known));
};

const lenience = (own: readonly Mark[], ofDossier: ReadonlyMap<string, Mark[]>): string | null => {
  const distances = own.flatMap(({ dossierId, memberId, total }) => {
    const others = (ofDossier.get(dossierId) ?? []).filter((mark) => mark.memberId !== memberId);
    return others.length > 0 ? [total.minus(meanOf(totals(others)))] : [];
  });
  return distances.length === 0 ? null : shown(meanOf(distances));
};

/** Bảng chặt tay, nới tay of a round, the harshest first. */
export const tendencies = (marks: readonly Mark[]): Tendency[] => {
  const ofDossier = grouped(marks, 'dossierId');
  const rows = [...grouped(marks, 'memberId')].map(([memberId, own]) => {
    const [mean, deviation] = [meanOf(totals(own)), varianceOf(totals(own)).sqrt()];
    const figures = { mean: shown(mean), deviation: shown(deviation), lenience: lenience(own, ofDossier) };
    return { memberId, sheets: own.length, ...figures };
  });
  const order = (a: Tendency, b: Tendency) =>
    Number(a.lenience ?? 0) - Number(b.lenience ?? 0) || (a.memberId < b.memberId ? -1 : 1);
  return rows.sort(order);
};
