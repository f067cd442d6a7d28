import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { levels, type Level } from '#lib/contracts/shared.js';
import { Tidy } from '#lib/service-kit/validation.js';

/** Phát động. */
export class LaunchCampaignDto {
  /** Unit that launches it; its locality is the campaign's. */
  @IsUUID() unitId!: string;
  @IsInt() @Min(2000) @Max(2100) regulationYear!: number;
  @Tidy() @IsString() @Length(1, 300) title!: string;
  @IsOptional() @Tidy() @IsString() @Length(1, 300) theme?: string;
  /** As the regulation says where silent. */
  @IsOptional() @ArrayNotEmpty() @ArrayUnique() @IsIn(levels, { each: true }) targetLevels?: Level[];
}

export class CampaignQuery {
  @IsOptional() @Type(() => Number) @IsInt() regulationYear?: number;
}

/** One publication of the registered list; the last where silent. */
export class ListQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) version?: number;
}

/** Two publications to compare. */
export class ListsQuery {
  @Type(() => Number) @IsInt() @Min(1) from!: number;
  @Type(() => Number) @IsInt() @Min(1) to!: number;
}
