import { levels, type Level } from '#lib/contracts/shared.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { titleUseStates, type TitleUseState } from './title-use.entity.js';

/** Người ấy dùng lần công nhận ấy để xét danh hiệu ấy trong năm ấy. */
export class RecordTitleUseDto {
  @IsUUID() personId!: string;
  @IsUUID() initiativeId!: string;
  @IsIn(levels) level!: Level;
  @IsString() @Length(1, 60) titleKey!: string;
  @IsInt() @Min(2000) @Max(2100) year!: number;
}

export class WithdrawTitleUseDto {
  @IsString() @Length(1, 5000) reason!: string;
}

export class TitleUseQuery extends PageQuery {
  @IsOptional() @IsUUID() personId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  @IsOptional() @IsIn(titleUseStates) state?: TitleUseState;
  /** Only those whose recognition was revoked, or only the others. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  flagged?: boolean;
}

/** Tôi còn dùng được sáng kiến nào. */
export class UsableQuery {
  @IsUUID() personId!: string;
  @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year!: number;
}
