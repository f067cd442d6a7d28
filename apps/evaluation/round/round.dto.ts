import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import type { Round } from './round.entity.js';
import type { RoundStanding } from './round.commands.js';

export class RoundQuery {
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
}

/** Đợt, and how it stands now. */
export type RoundView = Round & { state: RoundStanding };
