import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { defineEvent } from './event.js';
import { AboutInitiative, ConfirmedScope, Evidence, levels, PaperRef, type Level } from './shared.js';

/** Thủ trưởng xác nhận hiệu quả áp dụng, phạm vi ảnh hưởng và cam kết. */
export class EffectConfirmed extends AboutInitiative {
  @IsUUID() confirmationId!: string;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 5000) effect!: string;
  @IsString() @Length(1, 5000) scope!: string;
  /** Cam kết: the named shortcoming is fixed and does not last into later years. */
  @IsString() @Length(1, 5000) commitment!: string;
  /** What proves it. */
  @IsOptional() @IsString() @Length(1, 5000) proof?: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Evidence) evidence?: Evidence[];
  /** The shortcoming that is committed to be fixed. */
  @IsOptional() @IsUUID() shortcomingId?: string;
  @IsOptional() @IsString() @Length(1, 2000) shortcoming?: string;
  /** Where units under the same conditions were named. */
  @IsOptional() @ValidateNested() @Type(() => ConfirmedScope) scopeShare?: ConfirmedScope;
}
export const effectConfirmed = defineEvent('certification', 'effect.confirmed', 1, EffectConfirmed);

/** Thủ trưởng không xác nhận, with the reason. */
export class EffectDeclined extends AboutInitiative {
  @IsUUID() confirmationId!: string;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 5000) reason!: string;
}
export const effectDeclined = defineEvent('certification', 'effect.declined', 1, EffectDeclined);

/** Giấy chứng nhận: one per author (TT 18/2013 Điều 9). */
export class CertificateRef {
  @IsUUID() certificateId!: string;
  @IsString() @Length(1, 100) number!: string;
  @IsUUID() personId!: string;
}

/** Quyết định về một sáng kiến; a decision that covers many is told once for each of them. */
export class DecisionIssued extends AboutInitiative {
  @IsUUID() decisionId!: string;
  @IsIn(levels) level!: Level;
  @IsIn(['recognized', 'declined']) verdict!: 'recognized' | 'declined';
  @IsString() @Length(1, 100) number!: string;
  /** Local date. */
  @IsISO8601({ strict: true }) signedOn!: string;
  @IsUUID() issuingUnitId!: string;
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CertificateRef) certificates!: CertificateRef[];
}
export const decisionIssued = defineEvent('certification', 'decision.issued', 1, DecisionIssued);

/** Hủy bỏ công nhận; the flag cascades to recognitions above. */
export class RecognitionRevoked extends AboutInitiative {
  @IsUUID() decisionId!: string;
  @IsIn(levels) level!: Level;
  @IsString() @Length(1, 100) number!: string;
  @IsString() @Length(1, 5000) reason!: string;
  @IsString() @Length(1, 1000) basis!: string;
  /** Quyết định hủy bỏ. */
  @IsOptional() @ValidateNested() @Type(() => PaperRef) paper?: PaperRef;
}
export const recognitionRevoked = defineEvent('certification', 'recognition.revoked', 1, RecognitionRevoked);

/** Đề cử lên tỉnh. */
export class NominationMade extends AboutInitiative {
  @IsUUID() nominationId!: string;
  @IsOptional() @IsInt() @Min(1) rank?: number;
  @IsString() @Length(1, 5000) reason!: string;
}
export const nominationMade = defineEvent('certification', 'nomination.made', 1, NominationMade);

/** Tỉnh trả lời. */
export class NominationAnswered extends AboutInitiative {
  @IsUUID() nominationId!: string;
  @IsBoolean() recognized!: boolean;
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  @IsISO8601({ strict: true }) answeredOn!: string;
  @IsOptional() @IsString() @Length(1, 5000) reason?: string;
}
export const nominationAnswered = defineEvent('certification', 'nomination.answered', 1, NominationAnswered);

export const followUpOutcomes = ['still-fixed', 'came-back', 'closed'] as const;
export type FollowUpOutcome = (typeof followUpOutcomes)[number];

/** Kiểm tra hằng năm: the unit's head is to say whether the shortcoming is still fixed. */
export class FollowUpOpened extends AboutInitiative {
  @IsUUID() followUpId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() regulationYear!: number;
  @IsInt() @Min(1) regulationVersion!: number;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 500) title!: string;
  /** Which of the yearly questions, from 1. */
  @IsInt() @Min(1) ordinal!: number;
  /** The first instant that is too late. */
  @IsISO8601() dueAt!: string;
}
export const followUpOpened = defineEvent('certification', 'follow-up.opened', 1, FollowUpOpened);

/** The head answered, or the question is no longer asked because the recognition was revoked. */
export class FollowUpSettled extends AboutInitiative {
  @IsUUID() followUpId!: string;
  @IsUUID() unitId!: string;
  @IsIn(followUpOutcomes) outcome!: FollowUpOutcome;
}
export const followUpSettled = defineEvent('certification', 'follow-up.settled', 1, FollowUpSettled);

/** Tồn tại tái diễn: a shortcoming that a recognized initiative answered came back. */
export class RecurrenceFlagged extends AboutInitiative {
  @IsUUID() recurrenceId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() regulationYear!: number;
  @IsInt() @Min(1) regulationVersion!: number;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 500) title!: string;
  @IsArray() @IsUUID('all', { each: true }) authorIds!: string[];
}
export const recurrenceFlagged = defineEvent('certification', 'recurrence.flagged', 1, RecurrenceFlagged);

/** The level above has looked into it. */
export class RecurrenceReviewed extends AboutInitiative {
  @IsUUID() recurrenceId!: string;
  @IsString() @Length(1, 5000) note!: string;
}
export const recurrenceReviewed = defineEvent('certification', 'recurrence.reviewed', 1, RecurrenceReviewed);
