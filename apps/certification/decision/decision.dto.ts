import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import {
  decisionLevels,
  decisionStates,
  verdicts,
  type DecisionLevel,
  type DecisionState,
  type Verdict,
} from './decision.entity.js';

/** Công nhận hoặc không công nhận một sáng kiến. */
export class RulingDto {
  @IsUUID() initiativeId!: string;
  @IsIn(verdicts) verdict!: Verdict;
  /** Required where it is declined. */
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
}

const initiativeOf = (ruling: RulingDto) => ruling.initiativeId;

/** Danh sách kèm theo quyết định. */
export class ReviseDecisionDto {
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique(initiativeOf)
  @ValidateNested({ each: true })
  @Type(() => RulingDto)
  items!: RulingDto[];
}

/** Dự thảo quyết định. */
export class DraftDecisionDto extends ReviseDecisionDto {
  @IsIn(decisionLevels) level!: DecisionLevel;
  /** Cơ quan ban hành: the recognizing unit, or the unit of the district's chair. */
  @IsUUID() bodyUnitId!: string;
}

/** Thẩm quyền ký (NĐ 30/2020); left out by the head who signs as the head. */
export const capacities = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const;

export class SignDto {
  @IsOptional() @IsIn(capacities) capacity?: string;
}

export class SignManyDto extends SignDto {
  @ArrayNotEmpty() @ArrayMaxSize(100) @ArrayUnique() @IsUUID('all', { each: true }) ids!: string[];
}

/** Hủy bỏ công nhận: lý do và căn cứ. */
export class RevokeDto extends SignDto {
  @IsString() @Length(1, 5000) reason!: string;
  @IsString() @Length(1, 1000) basis!: string;
}

export class DecisionQuery extends PageQuery {
  @IsOptional() @IsIn(decisionLevels) level?: DecisionLevel;
  @IsOptional() @IsIn(decisionStates) state?: DecisionState;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
  @IsOptional() @IsUUID() bodyUnitId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
}
