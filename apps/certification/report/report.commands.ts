import { reportIssued } from '#lib/contracts/report.events.js';
import { type Benefit, type Level, levels } from '#lib/contracts/shared.js';
import type { BandOf } from '#lib/regulation/bands.js';
import { localDate } from '#lib/regulation/calendar.js';
import { Exact } from '#lib/regulation/decimals.js';
import type { Change } from '#lib/service-kit/change.js';
import { canonical } from '#lib/service-kit/history.js';
import { createHash } from 'node:crypto';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Signer } from '../decision/decision.entity.js';
import {
  type AssessedRow,
  type BenefitSum,
  columns,
  type CouncilOutcome,
  type Counts,
  type OutcomeCounts,
  type Period,
  type ReportContent,
  type ReportRow,
  type RewardSum,
  type ScoreBandRow,
} from './report.content.js';
import type { Report } from './report.entity.js';

/** What a council concluded, and the bands that the scores fall into; none where nothing was scored. */
export interface Assessed {
  level: Level;
  outcome: CouncilOutcome;
  bands: readonly BandOf[];
}

/** What one initiative adds to the report of a period; `null`: nothing at that step within it. */
export interface Counted {
  unit: string;
  sector: string;
  category: string | null;
  registered: boolean;
  unitRecognized: boolean;
  districtRecognized: boolean;
  provinceRecognized: boolean;
  nominated: boolean;
  /** Units that confirmed within the period that they apply it. */
  applyingUnitIds: readonly string[];
  /** Authors, one for each level, proposed for a reward within the period. */
  rewardsProposed: number;
  /** Forms of the rewards that were granted within the period. */
  rewardForms: readonly string[];
  /** The last conclusion of each level's council within the period. */
  assessed: readonly Assessed[];
  /** Of those recognized within the period. */
  authorIds: readonly string[];
  benefit?: Benefit | null;
}

const isRecognized = (one: Counted) => one.unitRecognized || one.districtRecognized || one.provinceRecognized;
const authorsOf = (one: Counted): readonly string[] => (isRecognized(one) ? one.authorIds : []);

const sumOf = (counts: readonly Counts[]): Counts => {
  const sums = columns.map((column) => [column, counts.reduce((n, c) => n + (c[column] ?? 0), 0)]);
  return Object.fromEntries(sums) as Counts;
};

const countsOf = (one: Counted): Counts => ({
  registered: Number(one.registered),
  unitRecognized: Number(one.unitRecognized),
  districtRecognized: Number(one.districtRecognized),
  nominated: Number(one.nominated),
  provinceRecognized: Number(one.provinceRecognized),
  recognized: Number(isRecognized(one)),
  authorships: authorsOf(one).length,
  replicated: Number(one.applyingUnitIds.length > 0),
  replications: one.applyingUnitIds.length,
  rewardsProposed: one.rewardsProposed,
  rewardsGranted: one.rewardForms.length,
});

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
};

function rowsOf(counted: readonly Counted[]): ReportRow[] {
  const groups = grouped(counted, ({ unit, sector, category }) => JSON.stringify([unit, sector, category]));
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { unit, sector, category } = first;
    return [{ unit, sector, category, ...sumOf(group.map(countsOf)) }];
  });
}

function benefitsOf(counted: readonly Counted[]): BenefitSum[] {
  const given = counted.filter(isRecognized).flatMap(({ benefit }) => {
    const { amount, measure, kind } = benefit ?? {};
    return amount === undefined || measure === undefined || kind === undefined ? [] : [{ amount, measure, kind }];
  });
  return grouped(given, ({ measure, kind }) => JSON.stringify([measure, kind])).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const amount = group.reduce((sum, one) => sum.plus(one.amount), new Exact(0)).toFixed();
    return [{ measure: first.measure, kind: first.kind, initiatives: group.length, amount }];
  });
}

const outcomesOf = (assessed: readonly Pick<Assessed, 'outcome'>[]): OutcomeCounts => {
  const of = (outcome: CouncilOutcome) => assessed.filter((one) => one.outcome === outcome).length;
  return { recommend: of('recommend'), improve: of('improve'), decline: of('decline'), dossiers: assessed.length };
};

/** Without a total there is a place for it all the same, so that the bands add up. */
const unscored: BandOf = { label: 'Không chấm điểm', from: -1 };

/** By level; within it the total first, then the criteria, each from its best band down. */
function scoreBandsOf(assessed: readonly Assessed[]): ScoreBandRow[] {
  const placed = assessed.flatMap(({ level, outcome, bands }) => {
    const all = bands.some(({ criterion }) => criterion === undefined) ? bands : [unscored, ...bands];
    return all.map((band) => ({ level, outcome, band }));
  });
  const descending = (from: number) => (1e9 - from).toFixed(6).padStart(20, '0');
  const groups = grouped(placed, ({ level, band: { criterion = '', from, label } }) =>
    JSON.stringify([levels.indexOf(level), criterion, descending(from), label]),
  );
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { level, band } = first;
    return [{ level, criterion: band.criterion ?? null, band: band.label, ...outcomesOf(group) }];
  });
}

const assessedOf = (assessed: readonly Assessed[]): AssessedRow[] =>
  levels
    .map((level) => ({ level, ...outcomesOf(assessed.filter((one) => one.level === level)) }))
    .filter(({ dossiers }) => dossiers > 0);

const rewardsOf = (forms: readonly string[]): RewardSum[] =>
  grouped(forms, (form) => form).map((group) => ({ form: group[0] ?? '', rewards: group.length }));

const isRelevant = (one: Counted): boolean => Object.values(countsOf(one)).some((n) => n > 0);

/** The report of a period: every total is the sum of its rows. */
export function compile(period: Period, counted: readonly Counted[]): ReportContent {
  const relevant = counted.filter(isRelevant);
  const rows = rowsOf(relevant);
  const assessed = counted.flatMap((one) => one.assessed);
  return {
    ...period,
    rows,
    total: sumOf(rows),
    people: new Set(relevant.flatMap(authorsOf)).size,
    benefits: benefitsOf(relevant),
    assessed: assessedOf(assessed),
    scoreBands: scoreBandsOf(assessed),
    replicatingUnits: new Set(relevant.flatMap((one) => one.applyingUnitIds)).size,
    rewards: rewardsOf(relevant.flatMap((one) => one.rewardForms)),
  };
}

/** SHA-256 of the content, the same before and after it was stored. */
export const hashOf = (content: ReportContent): string => createHash('sha256').update(canonical(content)).digest('hex');

/** Whose report it is, of which year, and to whom. */
export type Issue = Pick<
  Report,
  'localityId' | 'year' | 'edition' | 'bodyUnitId' | 'bodyName' | 'addressee' | 'through'
>;

/** Ký ban hành báo cáo: frozen with number, date and hash (NĐ 30/2020); sent before the day that the regulation names. */
export function issue(
  reportId: string,
  what: Issue,
  content: ReportContent,
  given: GivenNumber,
  signer: Signer,
  at: Date,
): Change<Report> {
  const signedOn = localDate(at);
  const contentHash = hashOf(content);
  const { localityId, year, edition, bodyUnitId } = what;
  const told = { reportId, localityId, year, edition, bodyUnitId, number: given.number, signedOn, contentHash };
  return {
    action: 'issue',
    by: { personId: signer.personId, name: signer.name, role: signer.role },
    set: {
      ...what,
      ...given,
      content,
      contentHash,
      numberYear: Number(signedOn.slice(0, 4)),
      signedOn,
      signedAt: at,
      signer,
    },
    events: [reportIssued.make(reportId, told, at)],
    note: given.number,
  };
}
