import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { defineEvent } from './event.js';
import { ActedBy, Defect, levels, type Level } from './shared.js';

/** Hạn đăng ký of one audience of the campaign. */
export class RegistrationDeadline {
  /** Audience key of the regulation. */
  @IsString() @Length(1, 60) audience!: string;
  @IsArray() @IsString({ each: true }) unitKinds!: string[];
  /** The first instant that is too late. */
  @IsISO8601() closesAt!: string;
}

/** Phát động: a locality's call for initiatives of a year, possibly with a theme. */
export class CampaignLaunched {
  @IsUUID() campaignId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() regulationYear!: number;
  @IsString() @Length(1, 300) title!: string;
  @IsOptional() @IsString() @Length(1, 300) theme?: string;
  @IsArray() @IsIn(levels, { each: true }) targetLevels!: Level[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RegistrationDeadline) deadlines!: RegistrationDeadline[];
  /** The registered list must be public before this instant. */
  @IsOptional() @IsISO8601() publishBy?: string;
  /** Unit that launched it. */
  @IsUUID() unitId!: string;
}
export const campaignLaunched = defineEvent('registration', 'campaign.launched', 1, CampaignLaunched);

/** Công khai danh sách đăng ký. */
export class RegisteredListPublished {
  @IsUUID() campaignId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() regulationYear!: number;
  @IsInt() @Min(0) count!: number;
  /** Which publication it is, from 1; a later one replaces the list and keeps the ones before. */
  @IsOptional() @IsInt() @Min(1) listVersion?: number;
}
export const registeredListPublished = defineEvent(
  'registration',
  'registered-list.published',
  1,
  RegisteredListPublished,
);

/** Thông báo quá hạn bổ sung: what was to be mended, until when, and to whom it is told in writing. */
export class LapseNoticeIssued {
  @IsUUID() noticeId!: string;
  @IsUUID() initiativeId!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 500) title!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Defect) defects!: Defect[];
  /** The first instant that was too late. */
  @IsISO8601() dueAt!: string;
  @IsArray() @IsUUID('all', { each: true }) authorIds!: string[];
  /** More time was asked for, and nobody answered in time. */
  @IsOptional() @IsBoolean() unanswered?: boolean;
}
export const lapseNoticeIssued = defineEvent('registration', 'lapse-notice.issued', 1, LapseNoticeIssued);

/** Tồn tại tái diễn: the unit's report names again what an earlier one named. */
export class ShortcomingRecurred {
  @IsUUID() shortcomingId!: string;
  /** The earlier one. */
  @IsUUID() recursOf!: string;
  @IsString() @Length(1, 60) localityId!: string;
  @IsUUID() unitId!: string;
  @IsInt() year!: number;
  @IsString() @Length(1, 2000) summary!: string;
  @IsObject() @ValidateNested() @Type(() => ActedBy) by!: ActedBy;
}
export const shortcomingRecurred = defineEvent('registration', 'shortcoming.recurred', 1, ShortcomingRecurred);
