import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { RegulationDifference } from '#lib/regulation/diff-regulations.js';
import type { RegulationFault } from '#lib/regulation/faults.js';
import type { RegulationRow } from './regulation.entity.js';

/** Ban hành quy chế: the whole YAML document of one locality and year. */
export class PublishRegulationDto {
  @IsString() @Length(1, 500_000) yaml!: string;
}

export class RegulationVersionQuery {
  /** The newest when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) version?: number;
}

/** One line of the list: which version is in force. */
export type RegulationSummary = Pick<
  RegulationRow,
  'localityId' | 'year' | 'version' | 'publishedAt' | 'publishedBy'
> & {
  name: string;
};

export class RegulationDiffQuery {
  /** The version before; the newest of its year when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) from?: number;
  /** The version after; the newest when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) to?: number;
  /** The year of the version before; the same year when absent. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) fromYear?: number;
}

type VersionOfYear = Pick<RegulationRow, 'year' | 'version'>;

/** Hai phiên bản khác nhau ở đâu: path, before, after. */
export interface RegulationDiff {
  /** The version compared from. */
  before: VersionOfYear;
  /** The version compared with it. */
  after: VersionOfYear;
  differences: RegulationDifference[];
}

/** A rule with the nearest pair of examples that it tells apart, in Vietnamese; absent where there is none. */
export interface ProvedRule {
  /** Such as `assessment.criteria.0.max`. */
  path: string;
  /** Where it is written. */
  file: 'locality' | 'defaults';
  /** In that file, from 1. */
  line: number;
  /** The comment beside it: where the rule comes from. */
  source: string;
  label: string;
  passing: string | undefined;
  failing: string | undefined;
}

/** What a check finds: all faults with their lines, and every rule with examples. */
export interface CheckedRegulationView {
  faults: RegulationFault[];
  rules: ProvedRule[];
}
