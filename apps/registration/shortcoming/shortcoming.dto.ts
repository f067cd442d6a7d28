import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';

/** Báo cáo một tồn tại, vướng mắc của đơn vị. */
export class ReportShortcomingDto {
  @IsUUID() unitId!: string;
  @IsInt() @Min(2000) @Max(2100) year!: number;
  @IsString() @Length(1, 2000) summary!: string;
}

export class RewordShortcomingDto {
  @IsString() @Length(1, 2000) summary!: string;
}

/** Tồn tại tái diễn: which earlier one of the unit came back. */
export class RecurShortcomingDto {
  @IsUUID() recursOf!: string;
}

export class ShortcomingQuery extends PageQuery {
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  /** Those that came back from this earlier one. */
  @IsOptional() @IsUUID() recursOf?: string;
}
