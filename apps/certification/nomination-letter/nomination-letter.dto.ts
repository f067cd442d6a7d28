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
} from 'class-validator';
import { capacities } from '../decision/decision.dto.js';

/** Tờ trình đề cử. */
export class LetterDto {
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() year!: number;
  /** Cơ quan trình: the unit of the chair who signs. */
  @IsUUID() bodyUnitId!: string;
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  nominationIds!: string[];
  @IsOptional() @IsIn(capacities) capacity?: string;
  /** Equal ranks are meant, and no oversight. */
  @IsOptional() @IsBoolean() tiesIntended?: boolean;
}

export class LetterQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
}
