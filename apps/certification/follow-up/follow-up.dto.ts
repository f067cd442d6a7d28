import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent } from '#lib/service-kit/validation.js';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { EvidenceDto } from '../evidence.dto.js';
import { followUpStates, type FollowUpState } from './follow-up.entity.js';

/** Thủ trưởng trả lời: tồn tại còn được khắc phục hay đã tái diễn. */
export class AnswerFollowUpDto {
  @IsBoolean() stillFixed!: boolean;
  @IsGivenOrAbsent() @IsString() @Length(1, 5000) note?: string;
  @IsGivenOrAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];
}

export class FollowUpQuery extends PageQuery {
  @IsOptional() @IsIn(followUpStates) state?: FollowUpState;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
  /** Only those that are open after their deadline. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  overdue?: boolean;
}
