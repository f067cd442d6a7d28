import { Type } from 'class-transformer';
import {
  IsArray,
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
import { ActedBy, levels, type Level } from './shared.js';

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
}
export const registeredListPublished = defineEvent(
  'registration',
  'registered-list.published',
  1,
  RegisteredListPublished,
);

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
