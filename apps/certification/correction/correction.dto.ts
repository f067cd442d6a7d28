import { PageQuery } from '#lib/service-kit/page.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { SignDto } from '../decision/decision.dto.js';

/** Họ và tên đúng của một tác giả. */
export class AuthorNameDto {
  @IsUUID() personId!: string;
  @IsString() @Length(1, 200) @Matches(/\S/) fullName!: string;
}

const personOf = (author: AuthorNameDto) => author.personId;

/** Một dòng của quyết định, as it is to read. */
export class LineReadingDto {
  @IsUUID() initiativeId!: string;
  /** Tên sáng kiến, as it is to read. */
  @IsOptional() @IsString() @Length(1, 500) @Matches(/\S/) title?: string;
  /** Những tác giả ghi sai tên. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ArrayUnique(personOf)
  @ValidateNested({ each: true })
  @Type(() => AuthorNameDto)
  authors?: AuthorNameDto[];
}

const initiativeOf = (line: LineReadingDto) => line.initiativeId;

/** Những dòng đọc khác đi, và lý do. */
export class AmendDto extends SignDto {
  /** Vì sao phải đính chính, thay thế. */
  @IsString() @Length(1, 2000) reason!: string;
  /** Những dòng phải đọc khác đi. */
  @IsOptional()
  @ArrayMaxSize(2000)
  @ArrayUnique(initiativeOf)
  @ValidateNested({ each: true })
  @Type(() => LineReadingDto)
  items?: LineReadingDto[];
}

/** Đính chính: chỗ nào không nêu thì giữ nguyên (NĐ 30/2020 Điều 18 khoản 3). */
export class CorrectDto extends AmendDto {
  /** Số, ký hiệu quyết định; its numerals stay. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** Ngày ký, YYYY-MM-DD, in the year of the number. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) signedOn?: string;
  @IsOptional() @IsString() @Length(1, 300) @Matches(/\S/) bodyName?: string;
  @IsOptional() @IsString() @Length(1, 200) @Matches(/\S/) signerName?: string;
  /** Chức vụ người ký. */
  @IsOptional() @IsString() @Length(1, 200) @Matches(/\S/) signerPosition?: string;
}

/** Bộ lọc sổ đính chính. */
export class CorrectionQuery extends PageQuery {
  @IsOptional() @IsUUID() decisionId?: string;
  @IsOptional() @IsUUID() initiativeId?: string;
  @IsOptional() @IsUUID() bodyUnitId?: string;
  @IsOptional() @Type(() => Number) @IsInt() year?: number;
}
