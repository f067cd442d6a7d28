import type { Benefit } from '#lib/contracts/shared.js';

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
/** How many, step by step; an authorship is one author of one recognized initiative. */
export type Counts = Record<(typeof measured)[number] | 'authorships', number>;

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
}
