import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { InitiativeReport, levels, RoundRef, type Level } from '#lib/contracts/shared.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import type { CheckedStep } from './initiative.checks.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent, Tidy } from '#lib/service-kit/validation.js';

const localDate = /^\d{4}-\d{2}-\d{2}$/;

export class AuthorDto {
  @IsUUID() personId!: string;
  /** Percent of the contribution, at most two decimals. */
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(100) sharePercent!: number;
}

export class HelperDto {
  @Tidy() @IsString() @Length(1, 200) fullName!: string;
  @Tidy() @IsString() @Length(1, 1000) task!: string;
}

export class PilotDto {
  @IsOptional() @IsString() @Length(1, 200) approvalNumber?: string;
  @IsOptional() @IsString() @Length(1, 5000) justification?: string;
}

/** Nội dung sáng kiến, as far as a form has come. */
export class ContentDto {
  /** Lead author first. */
  @IsGivenOrAbsent()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AuthorDto)
  authors?: AuthorDto[];
  @IsGivenOrAbsent() @IsString() @Length(1, 60) sector?: string;
  @IsGivenOrAbsent() @IsArray() @IsString({ each: true }) kinds?: string[];
  @IsOptional() @IsString() @Length(1, 200) category?: string;
  @IsGivenOrAbsent() @IsIn(levels) targetLevel?: Level;
  @IsGivenOrAbsent() @IsUUID() shortcomingId?: string;
  @IsGivenOrAbsent() @IsBoolean() fitsFieldOfWork?: boolean;
  @IsOptional() @Tidy() @IsString() @Length(1, 300) sponsor?: string;
  /** Made with funds or material of the State (NĐ 13/2012 Điều 7 khoản 2). */
  @IsGivenOrAbsent() @IsBoolean() stateFunded?: boolean;
  @IsGivenOrAbsent() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => HelperDto) helpers?: HelperDto[];
  /** Keys of the regulation's conditions that the authors affirm. */
  @IsGivenOrAbsent() @ArrayUnique() @IsString({ each: true }) conditions?: string[];
  /** Keys of the regulation's declarations that the authors make. */
  @IsGivenOrAbsent() @ArrayUnique() @IsString({ each: true }) declarations?: string[];
  @IsOptional() @ValidateNested() @Type(() => PilotDto) pilot?: PilotDto;
  @IsGivenOrAbsent() @ValidateNested() @Type(() => InitiativeReport) report?: InitiativeReport;
  @IsOptional() @IsString() @Length(1, 20000) confidential?: string;
}

/** Bản nháp: only a title is needed; the drafter is its author with 100 % where no authors are given. */
export class DraftInitiativeDto extends ContentDto {
  @Tidy() @IsString() @Length(1, 500) title!: string;
  @IsOptional() @IsInt() @Min(2000) @Max(2100) regulationYear?: number;
  @IsOptional() @IsUUID() campaignId?: string;
}

/** Sửa: only what is given changes. */
export class AmendInitiativeDto extends ContentDto {
  @IsGivenOrAbsent() @Tidy() @IsString() @Length(1, 500) title?: string;
}

export class ReasonDto {
  @IsString() @Length(1, 5000) reason!: string;
}

/** Áp dụng lần đầu (full) hoặc áp dụng thử (trial). */
export class ApplyDto {
  @IsIn(['full', 'trial']) application!: 'full' | 'trial';
  @Matches(localDate) @IsISO8601({ strict: true }) firstAppliedOn!: string;
}

export class LetterDto {
  @IsString() @Length(1, 100) number!: string;
  @Matches(localDate) @IsISO8601({ strict: true }) signedOn!: string;
}

/** Tờ trình: the unit's selection for a round. */
export class SubmitDto {
  @ArrayNotEmpty() @ArrayMaxSize(200) @ArrayUnique() @IsUUID('all', { each: true }) initiativeIds!: string[];
  @ValidateNested() @Type(() => RoundRef) round!: RoundRef;
  /** Asked for where the regulation says so (submission.letterRequired). */
  @IsOptional() @ValidateNested() @Type(() => LetterDto) letter?: LetterDto;
  /** Why it is late, where the regulation takes late dossiers with a reason. */
  @IsOptional() @IsString() @Length(1, 5000) lateReason?: string;
}

export class CompleteDto {
  /** Giải trình những nội dung đã bổ sung. */
  @IsString() @Length(1, 5000) note!: string;
}

/** Văn bản đồng ý của cơ quan chủ quản. */
export class ManagingConsentDto extends LetterDto {
  /** The scan among the attachments. */
  @IsOptional() @IsUUID() attachmentId?: string;
}

/** Đề nghị gia hạn bổ sung. */
export class AskExtensionDto extends ReasonDto {
  /** The last day asked for. */
  @Matches(localDate) @IsISO8601({ strict: true }) until!: string;
}

/** Trả lời đề nghị gia hạn. */
export class AnswerExtensionDto extends ReasonDto {
  @IsBoolean() granted!: boolean;
  /** The new last day, where it is granted; as asked where silent. */
  @IsOptional() @Matches(localDate) @IsISO8601({ strict: true }) until?: string;
}

/** Bước cần kiểm tra; the next one where silent. */
export class ChecksQuery {
  /** The step that is checked; the next one where silent. */
  @IsOptional() @IsIn(['register', 'apply', 'file', 'submit', 'complete', 'accept']) step?: CheckedStep;
  /** Round of a submission; the one that takes it now where silent. */
  @IsOptional() @Type(() => Number) @IsInt() roundYear?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) roundNumber?: number;
}

const asArray = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);

export class InitiativeQuery extends PageQuery {
  /** Words of the title, with or without tones. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @Transform(asArray) @IsIn(Object.keys(initiativeStates), { each: true }) state?: InitiativeState[];
  @IsOptional() @Type(() => Number) @IsInt() regulationYear?: number;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() campaignId?: string;
  @IsOptional() @IsString() sector?: string;
  /** Only those that ask for an extension which nobody has answered. */
  @IsOptional() @IsIn(['pending']) extension?: 'pending';
}
