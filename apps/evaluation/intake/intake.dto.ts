import { Defect } from '#lib/contracts/shared.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { intakeStates, type IntakeState } from './intake.entity.js';

/** Các nội dung phải bổ sung. */
export class ReturnDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => Defect) defects!: Defect[];
}

export class RefuseDto {
  @IsString() @Length(1, 5000) reason!: string;
}

/** Bộ lọc danh sách tiếp nhận. */
export class IntakeQuery extends PageQuery {
  @IsOptional() @IsUUID() officeUnitId?: string;
  @IsOptional() @IsIn(intakeStates) state?: IntakeState;
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
  @IsOptional() @IsUUID() initiativeId?: string;
}
