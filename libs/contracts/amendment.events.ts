import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { CertificateRef } from './certification.events.js';
import { defineEvent } from './event.js';
import { AboutInitiative, levels, PaperRef, type Level } from './shared.js';

/** Tên một tác giả, as it is to read. */
export class AuthorName {
  @IsUUID() personId!: string;
  @IsString() @Length(1, 200) fullName!: string;
}

/** What became of one initiative's line when the decision on it was corrected or replaced. */
export class LineAmended extends AboutInitiative {
  @IsUUID() decisionId!: string;
  @IsIn(levels) level!: Level;
  /** Number of the decision, as it reads now. */
  @IsString() @Length(1, 100) number!: string;
  /** Local date of the decision, as it reads now. */
  @IsISO8601({ strict: true }) signedOn!: string;
  @IsString() @Length(1, 2000) reason!: string;
  /** Only where it now reads otherwise. */
  @IsOptional() @IsString() @Length(1, 500) title?: string;
  /** Those that now read otherwise. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorName) authors?: AuthorName[];
  /** The certificates that take the place of others. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => CertificateRef) certificates!: CertificateRef[];
}

/** Đính chính: another paper says how the decision is to read (NĐ 30/2020 Điều 18 khoản 3). */
export class DecisionCorrected extends LineAmended {
  @IsUUID() correctionId!: string;
  /** Văn bản đính chính. */
  @IsObject() @ValidateNested() @Type(() => PaperRef) paper!: PaperRef;
}
export const decisionCorrected = defineEvent('certification', 'decision.corrected', 1, DecisionCorrected);

/** Thay thế: this decision takes the place of another, with the same verdict (NĐ 30/2020 Điều 18 khoản 3). */
export class DecisionReplaced extends LineAmended {
  /** The decision that ends. */
  @IsUUID() replacedId!: string;
  /** Its number and date. */
  @IsObject() @ValidateNested() @Type(() => PaperRef) replaced!: PaperRef;
}
export const decisionReplaced = defineEvent('certification', 'decision.replaced', 1, DecisionReplaced);

export const reissueCauses = ['lost', 'damaged', 'misspelt'] as const;
export type ReissueCause = (typeof reissueCauses)[number];

/** Cấp lại giấy chứng nhận: one certificate takes the place of another, the decision stays as it is. */
export class CertificateReissued extends AboutInitiative {
  /** The certificate that ends. */
  @IsUUID() certificateId!: string;
  @IsString() @Length(1, 100) number!: string;
  @IsIn(reissueCauses) cause!: ReissueCause;
  @IsString() @Length(1, 2000) reason!: string;
  @IsObject() @ValidateNested() @Type(() => CertificateRef) replacement!: CertificateRef;
}
export const certificateReissued = defineEvent('certification', 'certificate.reissued', 1, CertificateReissued);
