import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { nominationStates, type NominationState } from './nomination.entity.js';

/** Lý do đề cử và thứ tự. */
export class RankDto {
  @IsString() @Length(1, 5000) reason!: string;
  /** Thứ tự ưu tiên. */
  @IsOptional() @IsInt() @Min(1) rank?: number;
}

/** Lựa chọn một sáng kiến để đề cử. */
export class NominateRowDto extends RankDto {
  @IsUUID() initiativeId!: string;
}

const initiativeOf = (row: NominateRowDto) => row.initiativeId;

/** Một lần lựa chọn nhiều sáng kiến. */
export class NominateDto {
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique(initiativeOf)
  @ValidateNested({ each: true })
  @Type(() => NominateRowDto)
  rows!: NominateRowDto[];
}

/** Trả lời của tỉnh. */
export class AnswerDto {
  @IsBoolean() recognized!: boolean;
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** Local date, YYYY-MM-DD. */
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) answeredOn!: string;
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
}

export class AnswerRowDto extends AnswerDto {
  @IsUUID() id!: string;
}

export class AnswerManyDto {
  @ArrayNotEmpty() @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => AnswerRowDto) rows!: AnswerRowDto[];
}

/** Which nominations a list or an export holds. */
export class NominationFilter {
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  @IsOptional() @IsIn(nominationStates) state?: NominationState;
}

export class NominationQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  @IsOptional() @IsIn(nominationStates) state?: NominationState;
}
