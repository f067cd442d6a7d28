import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent } from '#lib/service-kit/validation.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { EvidenceDto } from '../evidence.dto.js';
import { confirmationStates, type ConfirmationState } from './confirmation.entity.js';

/** Một đơn vị có điều kiện tương tự, and whether it could use the initiative. */
export class SimilarUnitDto {
  @IsUUID() unitId!: string;
  @IsBoolean() couldUse!: boolean;
}

/** Xác nhận hiệu quả, phạm vi và cam kết. */
export class ConfirmDto {
  @IsString() @Length(1, 5000) effect!: string;
  @IsString() @Length(1, 5000) scope!: string;
  @IsString() @Length(1, 5000) commitment!: string;
  /** Chứng minh tồn tại, vướng mắc đã được khắc phục; required where the initiative answers one. */
  @IsGivenOrAbsent() @IsString() @Length(1, 5000) proof?: string;
  @IsGivenOrAbsent()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceDto)
  evidence?: EvidenceDto[];
  /** Đơn vị có điều kiện tương tự; each once. */
  @IsGivenOrAbsent()
  @ArrayMaxSize(1000)
  @ArrayUnique((unit: SimilarUnitDto) => unit.unitId)
  @ValidateNested({ each: true })
  @Type(() => SimilarUnitDto)
  similarUnits?: SimilarUnitDto[];
}

/** Không xác nhận. */
export class DeclineDto {
  @IsString() @Length(1, 5000) reason!: string;
}

export class ConfirmRowDto extends ConfirmDto {
  @IsUUID() id!: string;
}

export class ConfirmManyDto {
  @ArrayNotEmpty() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => ConfirmRowDto) rows!: ConfirmRowDto[];
}

export class ConfirmationQuery extends PageQuery {
  @IsOptional() @IsIn(confirmationStates) state?: ConfirmationState;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
}
