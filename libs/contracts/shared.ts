import { Type } from 'class-transformer';
import {
  IsIn,
  IsISO8601,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

export const levels = ['unit', 'district', 'province'] as const;
/** Cấp công nhận; `district` is the recognizing level between the unit and the province, whatever its name is. */
export type Level = (typeof levels)[number];

/** Một người, as papers name them. */
export class Person {
  @IsUUID() personId!: string;
  @IsString() @Length(1, 200) name!: string;
}

/** Người đã làm việc ấy: who acted, and in which role; `clock` acts without a person. */
export class ActedBy {
  @IsOptional() @IsUUID() personId?: string;
  @IsString() @Length(1, 40) role!: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** KT.: the head in whose place a deputy acted. */
  @IsOptional() @ValidateNested() @Type(() => Person) onBehalfOf?: Person;
}

/** A fact about one initiative: which, and who did it. */
export class AboutInitiative {
  @IsUUID() initiativeId!: string;
  @IsObject() @ValidateNested() @Type(() => ActedBy) by!: ActedBy;
}

/** Tác giả, đồng tác giả with the share (percent, at most two decimals) in creating the initiative. */
export class AuthorShare {
  @IsUUID() personId!: string;
  @IsString() @Length(1, 200) fullName!: string;
  @IsUUID() unitId!: string;
  @IsNumber({ maxDecimalPlaces: 2 }) @Min(0) @Max(100) sharePercent!: number;
}

/** Đợt: a round of a locality's year, as numbered in its regulation. */
export class RoundRef {
  @IsInt() year!: number;
  @IsInt() @Min(1) number!: number;
}

/** Văn bản của cơ quan khác, by its number and date. */
export class PaperRef {
  @IsString() @Length(1, 100) number!: string;
  /** Local date. */
  @IsISO8601({ strict: true }) signedOn!: string;
}

/** Một nội dung phải bổ sung. */
export class Defect {
  /** Component or field it concerns. */
  @IsString() @Length(1, 100) field!: string;
  @IsString() @Length(1, 1000) note!: string;
}

/** Một lần công nhận đã có; an initiative collects them, level by level. */
export class RecognitionRef {
  @IsIn(levels) level!: Level;
  @IsUUID() decisionId!: string;
  @IsString() @Length(1, 100) number!: string;
  /** Local date. */
  @IsISO8601({ strict: true }) signedOn!: string;
  /** The local date of the decision that recognized it first, where another has replaced that one since. */
  @IsOptional() @IsISO8601({ strict: true }) recognizedOn?: string;
}

/** Đơn vị có điều kiện tương tự, as the unit's head confirmed: how many there are, and how many could use it. */
export class ConfirmedScope {
  @IsInt() @Min(0) units!: number;
  @IsInt() @Min(0) couldUse!: number;
  /** Whole percent, rounded down. */
  @IsInt() @Min(0) @Max(100) percent!: number;
}

/** Bằng chứng: a file by its SHA-256, or a link. */
export class Evidence {
  @IsIn(['attachment', 'link']) kind!: 'attachment' | 'link';
  @IsString() @Length(1, 500) name!: string;
  @IsOptional() @IsString() @Length(64, 64) sha256?: string;
  @IsOptional() @IsString() @Length(1, 2000) url?: string;
  @IsOptional() @IsString() @Length(1, 1000) note?: string;
}

/** Lợi ích: measured for a full application, expected for a trial. */
export class Benefit {
  @IsIn(['measured', 'expected']) kind!: 'measured' | 'expected';
  @IsString() @Length(1, 5000) summary!: string;
  /** In `measure`, where it can be counted. */
  @IsOptional() @IsNumber() amount?: number;
  @IsOptional() @IsString() @Length(1, 50) measure?: string;
  /** How the amount was worked out. */
  @IsOptional() @IsString() @Length(1, 5000) basis?: string;
}

/** Báo cáo mô tả sáng kiến, without the confidential part. */
export class InitiativeReport {
  @IsOptional() @IsString() @Length(1, 20000) statusQuo?: string;
  @IsOptional() @IsString() @Length(1, 20000) novelty?: string;
  @IsOptional() @IsString() @Length(1, 20000) steps?: string;
  @IsOptional() @IsString() @Length(1, 20000) conditions?: string;
  @IsOptional() @IsString() @Length(1, 20000) scope?: string;
  @IsOptional() @ValidateNested() @Type(() => Benefit) benefit?: Benefit;
}
