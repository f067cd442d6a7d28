import { IsBoolean, IsString, IsUUID, Length, Matches } from 'class-validator';

/** Mở tài khoản cho một người. */
export class OpenAccountDto {
  @IsUUID() personId!: string;
  @Matches(/^[a-z0-9]+([._-][a-z0-9]+)*$/) @Length(3, 100) userName!: string;
  @IsString() @Length(1, 200) password!: string;
}

/** Khóa hoặc mở lại tài khoản. */
export class AmendAccountDto {
  @IsBoolean() active!: boolean;
}

export class ResetPasswordDto {
  @IsString() @Length(1, 200) password!: string;
}

export class ChangePasswordDto {
  @IsString() @Length(1, 200) currentPassword!: string;
  @IsString() @Length(1, 200) password!: string;
}
