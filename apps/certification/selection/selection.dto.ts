import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { selectionStates, type SelectionState } from './selection.entity.js';

/** Một sáng kiến: chọn hay không, vì sao. */
export class ChoiceDto {
  @IsUUID() initiativeId!: string;
  @IsBoolean() isSelected!: boolean;
  @IsString() @Length(1, 5000) reason!: string;
}

/** Lựa chọn nhiều sáng kiến cho một đợt, một lần. */
export class SelectDto {
  @IsInt() @Min(2000) @Max(2100) roundYear!: number;
  @IsInt() @Min(1) @Max(50) roundNumber!: number;
  /** Only says what would be refused. */
  @IsOptional() @IsBoolean() dryRun?: boolean;
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @ArrayUnique((choice: ChoiceDto) => choice.initiativeId)
  @ValidateNested({ each: true })
  @Type(() => ChoiceDto)
  rows!: ChoiceDto[];
}

export class SelectionQuery extends PageQuery {
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
  @IsOptional() @IsIn(selectionStates) state?: SelectionState;
}
