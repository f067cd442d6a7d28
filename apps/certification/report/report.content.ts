import type { Benefit, Level } from '#lib/contracts/shared.js';

/** Which report: a locality, and a period of local dates, both days included. */
export interface Period {
  localityId: string;
  from: string;
  to: string;
}

/** Steps that a report counts initiatives at. */
export const measured = [
  'registered',
  'unitRecognized',
  'districtRecognized',
  'nominated',
  'provinceRecognized',
] as const;
/** What came after the recognition; reports that were issued before it was counted do not say. */
export const later = ['recognized', 'replicated', 'replications', 'rewardsProposed', 'rewardsGranted'] as const;
/** What a row counts, in all. */
export const columns = [...measured, 'authorships', ...later] as const;
/**
 * How many. `recognized`: at any level, each once; an authorship is one author of one of them. `replicated`: initiatives
 * that other units apply; a replication is one such unit for one of them. Rewards are counted by author and level.
 */
export type Counts = Record<(typeof measured)[number] | 'authorships', number> &
  Partial<Record<(typeof later)[number], number>>;

export const councilOutcomes = ['recommend', 'improve', 'decline'] as const;
export type CouncilOutcome = (typeof councilOutcomes)[number];
/** Hồ sơ đã kết luận, by what their council concluded last. */
export type OutcomeCounts = Record<CouncilOutcome | 'dossiers', number>;

/** Of one level of councils. */
export interface AssessedRow extends OutcomeCounts {
  level: Level;
}

/** Mức điểm: of the total, or of one criterion. */
export interface ScoreBandRow extends OutcomeCounts {
  level: Level;
  /** None: the total. */
  criterion: string | null;
  band: string;
}

/** Khen thưởng, by form. */
export interface RewardSum {
  form: string;
  /** How many rewards, one for each author and level. */
  rewards: number;
}

/** A row of the report: a unit, a field, a content category. */
export interface ReportRow extends Counts {
  unit: string;
  sector: string;
  category: string | null;
}

/** Lợi ích of the recognized, by what it is measured in; the amount is an exact decimal. */
export interface BenefitSum {
  measure: string;
  kind: Benefit['kind'];
  initiatives: number;
  /** Exact decimal, as text. */
  amount: string;
}

/** Số liệu của một kỳ. */
export interface ReportContent extends Period {
  rows: ReportRow[];
  /** The sum of the rows, column by column. */
  total: Counts;
  /** Different people among the authorships. */
  people: number;
  benefits: BenefitSum[];
  /** By level; the bands of the total add up to it. Here and below: none in reports issued before it was counted. */
  assessed?: AssessedRow[];
  scoreBands?: ScoreBandRow[];
  /** Different units among the replications. */
  replicatingUnits?: number;
  /** They add up to the rewards granted. */
  rewards?: RewardSum[];
}
