import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { PageQuery } from '#lib/service-kit/page.js';

export const overrideActions = [
  'admit-late',
  'admit-late-filing',
  'grant-extension',
  'deny-extension',
  'decide-duplicate',
  'submit',
] as const;

/** Bộ lọc ngoại lệ: from an instant up to, not including, another. */
export class OverrideQuery extends PageQuery {
  @IsOptional() @IsISO8601({ strict: true }) from?: string;
  @IsOptional() @IsISO8601({ strict: true }) to?: string;
  @IsOptional() @IsIn(overrideActions) action?: (typeof overrideActions)[number];
}
