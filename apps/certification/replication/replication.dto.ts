import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { replicationStates, type ReplicationState } from './replication.entity.js';

/** Đơn vị khác xác nhận đang áp dụng sáng kiến, từ ngày nào, hiệu quả ra sao. */
export class ConfirmReplicationDto {
  @IsUUID() initiativeId!: string;
  /** The unit that applies it. */
  @IsUUID() unitId!: string;
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) appliedSince!: string;
  @IsString() @Length(1, 5000) effect!: string;
}

export class WithdrawReplicationDto {
  @IsString() @Length(1, 5000) reason!: string;
}

export class ReplicationQuery extends PageQuery {
  @IsOptional() @IsIn(replicationStates) state?: ReplicationState;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsUUID() unitId?: string;
  /** The unit it comes from. */
  @IsOptional() @IsUUID() originUnitId?: string;
}
