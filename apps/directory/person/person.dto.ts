import { RoleHeld, roles, type Role } from '#lib/contracts/directory.events.js';
import { PageQuery } from '#lib/service-kit/page.js';
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

/** Sửa thông tin người dùng; who moves to another unit keeps the roles that are not taken away here. */
export class AmendPersonDto {
  @IsOptional() @IsString() @Length(1, 200) fullName?: string;
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @Length(1, 200) position?: string;
  @IsOptional() @IsEmail() email?: string;
  @IsOptional() @IsBoolean() active?: boolean;
  /** Every role that is held from now on. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RoleHeld)
  roles?: RoleHeld[];
}

export class EnrolPersonDto extends AmendPersonDto {
  @IsString() @Length(1, 200) override fullName!: string;
  @IsUUID() override unitId!: string;
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
