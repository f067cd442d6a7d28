import { levels, type Level } from '#lib/contracts/shared.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';

/** Bộ lọc hồ sơ. */
export class DossierQuery extends PageQuery {
  @IsOptional() @IsIn(Object.keys(initiativeStates)) state?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  /** The unit itself or one below it. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() recognizingUnitId?: string;
  @IsOptional() @IsIn(levels) targetLevel?: Level;
}
