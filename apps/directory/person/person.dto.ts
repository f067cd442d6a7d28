import { RoleHeld, roles, type Role } from '#lib/contracts/directory.events.js';
import { PageQuery } from '#lib/service-kit/page.js';
import { IsGivenOrAbsent } from '#lib/service-kit/validation.js';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

/** What may be said of a person beside name and unit. */
class ParticularsDto {
  @IsOptional() @IsString() @Length(1, 200) position?: string;
  @IsOptional() @IsEmail() email?: string;
  @IsGivenOrAbsent() @IsBoolean() active?: boolean;
  /** Every role that is held from now on. */
  @IsGivenOrAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RoleHeld)
  roles?: RoleHeld[];
}

/** Sửa thông tin người dùng; who moves to another unit keeps the roles that are not taken away here. */
export class AmendPersonDto extends ParticularsDto {
  @IsGivenOrAbsent() @IsString() @Length(1, 200) fullName?: string;
  @IsGivenOrAbsent() @IsUUID() unitId?: string;
}

/** Thêm người dùng. */
export class EnrolPersonDto extends ParticularsDto {
  @IsString() @Length(1, 200) fullName!: string;
  @IsUUID() unitId!: string;
}

export class PersonQuery extends PageQuery {
  /** The asker's own when absent. */
  @IsOptional() @IsString() @Length(1, 60) localityId?: string;
  /** People of this unit and of every unit under it. */
  @IsOptional() @IsUUID() within?: string;
  @IsOptional() @IsIn(roles) role?: Role;
  /** Words of the name, with or without tones. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @Transform(({ value }) => value === 'true') @IsBoolean() active?: boolean;
}
