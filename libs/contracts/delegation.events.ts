import { ArrayNotEmpty, IsArray, IsIn, IsInt, IsISO8601, IsObject, IsUUID, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { defineEvent } from './event.js';
import { ActedBy } from './shared.js';

/** What a head may let a deputy do; revoking a recognition stays with the head. */
export const delegableActs = ['confirm', 'decide-unit'] as const;
export type DelegableAct = (typeof delegableActs)[number];

export const delegationStates = ['given', 'revoked'] as const;
export type DelegationState = (typeof delegationStates)[number];

/** Giao cấp phó ký thay (KT., NĐ 30/2020 Điều 13) as it is now; the highest version wins. */
export class DelegationChanged {
  @IsUUID() delegationId!: string;
  @IsInt() @Min(1) version!: number;
  /** Whose head gave it, and to whose deputy. */
  @IsUUID() unitId!: string;
  @IsUUID() headId!: string;
  @IsUUID() deputyId!: string;
  @IsArray() @ArrayNotEmpty() @IsIn(delegableActs, { each: true }) acts!: DelegableAct[];
  /** Local dates, both included. */
  @IsISO8601({ strict: true }) validFrom!: string;
  @IsISO8601({ strict: true }) validTo!: string;
  @IsIn(delegationStates) state!: DelegationState;
  @IsObject() @ValidateNested() @Type(() => ActedBy) by!: ActedBy;
}
export const delegationChanged = defineEvent('certification', 'delegation.changed', 1, DelegationChanged);
