import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
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

/** Đơn vị: as it is now; the highest version wins. */
export class UnitChanged {
  @IsUUID() unitId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() @Length(1, 60) localityId!: string;
  /** Stable short code that regulations refer to, such as `phong-kinh-te`. */
  @IsString() @Length(1, 60) code!: string;
  @IsString() @Length(1, 300) name!: string;
  @IsString() @Length(1, 40) kind!: string;
  @IsString() @Length(1, 60) sector!: string;
  @IsOptional() @IsUUID() parentId?: string;
  /** The unit itself and every unit above it, nearest first. */
  @IsArray() @IsUUID('all', { each: true }) path!: string[];
  /** NĐ 13/2012 Điều 7: may recognize by itself; otherwise its parent does. */
  @IsBoolean() canRecognize!: boolean;
  @IsOptional() @IsISO8601({ strict: true }) validFrom?: string;
  @IsOptional() @IsISO8601({ strict: true }) validTo?: string;
  @IsOptional() @IsUUID() mergedInto?: string;
}
export const unitChanged = defineEvent('directory', 'unit.changed', 1, UnitChanged);

export const roles = [
  'unit-secretary',
  'unit-head',
  'intake-officer',
  'council-secretary',
  'district-chair',
  'standing-officer',
  'province-officer',
  'administrator',
] as const;
/** A role that is held for a unit. Authors and council members are known from the initiative and the council. */
export type Role = (typeof roles)[number];

/** Vai trò giữ cho một đơn vị, within its dates. */
export class RoleHeld {
  @IsIn(roles) role!: Role;
  @IsUUID() unitId!: string;
  @IsOptional() @IsISO8601({ strict: true }) validFrom?: string;
  @IsOptional() @IsISO8601({ strict: true }) validTo?: string;
}

/** Người dùng: as they are now, with every role they hold; the highest version wins. */
export class PersonChanged {
  @IsUUID() personId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() @Length(1, 60) localityId!: string;
  @IsUUID() unitId!: string;
  @IsString() @Length(1, 200) fullName!: string;
  @IsOptional() @IsString() @Length(1, 200) position?: string;
  @IsOptional() @IsEmail() email?: string;
  @IsBoolean() active!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RoleHeld) roles!: RoleHeld[];
}
export const personChanged = defineEvent('directory', 'person.changed', 1, PersonChanged);

/** Quy chế của một địa phương, một năm: the whole document as libs/regulation reads it. */
export class RegulationPublished {
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() year!: number;
  @IsInt() @Min(1) version!: number;
  @IsObject() content!: object;
}
export const regulationPublished = defineEvent('directory', 'regulation.published', 1, RegulationPublished);

/** Khóa công khai that access tokens are verified with; no service has to ask for it. */
export class SigningKeyPublished {
  @IsString() @Length(1, 100) kid!: string;
  @IsObject() jwk!: object;
}
export const signingKeyPublished = defineEvent('directory', 'signing-key.published', 1, SigningKeyPublished);

/** Đồng hồ trình diễn: in demo mode only, every service sets its clock. */
export class ClockMoved {
  @IsISO8601() now!: string;
  @IsISO8601() movedAt!: string;
}
export const clockMoved = defineEvent('directory', 'clock.moved', 1, ClockMoved);
