import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { capacities } from '../decision/decision.dto.js';
import { reportTables, type ReportTable } from './report.csv.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Kỳ báo cáo của một cơ quan; any period, on demand. */
export class ReportPeriodDto {
  /** Cơ quan báo cáo, with the units below it. */
  @IsUUID() bodyUnitId!: string;
  /** Local date, that day included. */
  @IsISO8601({ strict: true }) @Matches(day) from!: string;
  /** Local date, that day included. */
  @IsISO8601({ strict: true }) @Matches(day) to!: string;
}

/** Bảng nào của báo cáo. */
export class ReportFileQuery {
  /** The initiatives where it is left out. */
  @IsOptional() @IsIn(reportTables) table?: ReportTable;
}

export class ReportPeriodFileQuery extends ReportPeriodDto {
  /** The initiatives where it is left out. */
  @IsOptional() @IsIn(reportTables) table?: ReportTable;
}

/** Ban hành báo cáo của năm. */
export class IssueReportDto extends ReportPeriodDto {
  /** Year that the report is due for. */
  @IsInt() year!: number;
  @IsOptional() @IsIn(capacities) capacity?: string;
}

export class ReportQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
}
