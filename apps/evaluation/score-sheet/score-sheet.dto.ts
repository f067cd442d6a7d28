import { IsGivenOrAbsent } from '#lib/service-kit/validation.js';
import { IsBoolean, IsObject, IsOptional, IsString, Length } from 'class-validator';

/** Phiếu chấm: scores and remarks by key of the criterion; numbers, or decimal text. */
export class ScoreSheetDto {
  @IsObject() scores!: Record<string, number | string>;
  @IsGivenOrAbsent() @IsObject() remarks?: Record<string, string>;
  @IsOptional() @IsBoolean() eligible?: boolean;
  @IsOptional() @IsString() @Length(1, 5000) comment?: string;
}
