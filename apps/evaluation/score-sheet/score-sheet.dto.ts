import { IsGivenOrAbsent, IsInstant } from '#lib/service-kit/validation.js';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';

/** Phiếu chấm: scores and remarks by key of the criterion; numbers, or decimal text. Blank is not given yet. */
export class ScoreSheetDto {
  @IsObject() scores!: Record<string, number | string | null>;
  @IsGivenOrAbsent() @IsObject() remarks?: Record<string, string>;
  @IsOptional() @IsBoolean() eligible?: boolean;
  @IsOptional() @IsString() @MaxLength(5000) comment?: string;
}

/** Mở lại phiếu đã gửi: why, and until when the member owes it again. */
export class ReopenDto {
  @IsString() @Length(1, 1000) reason!: string;
  @IsInstant() dueAt!: string;
}

/** Đối chiếu phiếu giấy: the total as the second officer reads it on the paper. */
export class ConfirmDto {
  @Matches(/^\d{1,9}([.,]\d{1,12})?$/) total!: string;
}

export class PrintQuery {
  /** Whose sheet the secretary prints; one's own where silent. */
  @IsOptional() @IsUUID() memberId?: string;
  /** A form to be filled in by hand, whatever was entered. */
  @IsOptional() @IsIn(['true', 'false']) blank?: 'true' | 'false';
}

export class WorkbookQuery {
  /** Only tells what would become of each row. */
  @IsOptional() @IsIn(['true', 'false']) dryRun?: 'true' | 'false';
}
