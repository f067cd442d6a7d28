import { IsInstant } from '#lib/service-kit/validation.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** Đợt whose dossiers are assigned. */
export class PlannedRoundDto {
  @IsInt() @Min(2000) @Max(2100) year!: number;
  @IsInt() @Min(1) @Max(50) number!: number;
}

/** Lập phương án phân công for the dossiers named, for a round, or for all that the council is scoring. */
export class DraftPlanDto {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  assessmentIds?: string[];
  @IsOptional() @ValidateNested() @Type(() => PlannedRoundDto) round?: PlannedRoundDto;
  /** How many members score each dossier, with those who have it already. */
  @IsInt() @Min(1) @Max(60) perDossier!: number;
  @IsOptional() @IsInt() @Min(0) @Max(10_000) minLoad?: number;
  @IsOptional() @IsInt() @Min(1) @Max(10_000) maxLoad?: number;
  @IsInstant() dueAt!: string;
  /** Drawn where silent, and told with the plan. */
  @IsOptional() @IsString() @Length(1, 100) seed?: string;
}

/** What a swap in a plan would break. */
export class SwapQuery {
  @IsUUID() assessmentId!: string;
  @IsUUID() from!: string;
  @IsUUID() to!: string;
}
