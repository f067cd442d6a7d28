import {
  delegableActs,
  delegationStates,
  type DelegableAct,
  type DelegationState,
} from '#lib/contracts/delegation.events.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { ArrayNotEmpty, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Giao cấp phó ký thay: both days are included. */
export class GiveDelegationDto {
  @IsUUID() unitId!: string;
  @IsUUID() deputyId!: string;
  @ArrayNotEmpty() @IsIn(delegableActs, { each: true }) acts!: DelegableAct[];
  @IsISO8601({ strict: true }) @Matches(day) validFrom!: string;
  @IsISO8601({ strict: true }) @Matches(day) validTo!: string;
}

export class RevokeDelegationDto {
  @IsString() @Length(1, 5000) reason!: string;
}

export class DelegationQuery extends PageQuery {
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsIn(delegationStates) state?: DelegationState;
}
