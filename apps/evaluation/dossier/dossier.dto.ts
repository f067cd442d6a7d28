import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Bộ lọc hồ sơ. */
export class DossierQuery extends PageQuery {
  @IsOptional() @IsIn(Object.keys(initiativeStates)) state?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @Length(1, 60) sector?: string;
  /** Words of the title, with or without tones. */
  @IsOptional() @IsString() @Length(1, 200) search?: string;
}
