import { IsInt, IsISO8601, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { defineEvent } from './event.js';

/** Báo cáo hoạt động sáng kiến đã ban hành: frozen under this hash; a later one is a new version with its own number. */
export class ReportIssued {
  @IsUUID() reportId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() year!: number;
  /** From 1 within the locality and year. */
  @IsInt() @Min(1) edition!: number;
  @IsString() @Length(1, 100) number!: string;
  /** Local date. */
  @IsISO8601({ strict: true }) signedOn!: string;
  @IsUUID() bodyUnitId!: string;
  /** SHA-256 of the content. */
  @Matches(/^[0-9a-f]{64}$/) contentHash!: string;
}
export const reportIssued = defineEvent('certification', 'report.issued', 1, ReportIssued);
