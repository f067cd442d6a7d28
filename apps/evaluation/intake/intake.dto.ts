import { Defect } from '#lib/contracts/shared.js';
import { intakeChannels, type IntakeChannel } from '#lib/regulation/regulation.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { intakeStates, type IntakeState } from './intake.entity.js';

/** Nhận hồ sơ: what is left out is as the regulation asks for it. */
export class ReceiveDto {
  /** Cách nộp. */
  @IsOptional() @IsIn(intakeChannels) channel?: IntakeChannel;
  /** Bộ hồ sơ giấy. */
  @IsOptional() @IsInt() @Min(0) @Max(100) paperCopies?: number;
  /** Lệ phí đã thu, in đồng. */
  @IsOptional() @IsInt() @Min(0) fee?: number;
}

/** Các nội dung phải bổ sung. */
export class ReturnDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => Defect) defects!: Defect[];
}

export class RefuseDto {
  @IsString() @Length(1, 5000) reason!: string;
}

const localDay = /^\d{4}-\d{2}-\d{2}$/;

/** Bộ lọc sổ giấy biên nhận: days of receipt in Vietnam, both included. */
export class ReceiptQuery extends PageQuery {
  @IsOptional() @IsUUID() officeUnitId?: string;
  @IsOptional() @Matches(localDay) @IsISO8601({ strict: true }) from?: string;
  @IsOptional() @Matches(localDay) @IsISO8601({ strict: true }) to?: string;
}

/** Bộ lọc danh sách tiếp nhận. */
export class IntakeQuery extends PageQuery {
  @IsOptional() @IsUUID() officeUnitId?: string;
  @IsOptional() @IsIn(intakeStates) state?: IntakeState;
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() roundNumber?: number;
  @IsOptional() @IsUUID() initiativeId?: string;
}
