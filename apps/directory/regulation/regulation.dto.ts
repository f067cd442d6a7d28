import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
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
