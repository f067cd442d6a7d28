import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';
import type { Actor } from '#lib/service-kit/acting.js';

const lowerCase = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim().toLowerCase() : value;

/** Đăng nhập. */
export class SignInDto {
  @Transform(lowerCase) @IsString() @Length(1, 100) userName!: string;
  @IsString() @Length(1, 200) password!: string;
}

/** What a sign-in gives; the refresh token is in a cookie that no script can read. */
export interface SignedIn {
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds. */
  expiresIn: number;
  actor: Actor;
}
