import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { invalid } from '#lib/contracts/errors.js';

/** One page of a list; `total` counts everything the asker may see under the same filter. */
export interface Page<T> {
  items: T[];
  total: number;
  /** Ask for the page after this one with `cursor`; absent on the last page. */
  next?: string;
}

export class PageQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit = 50;
  @IsOptional() @IsString() cursor?: string;
}

/** A cursor holds the sort key of the last row, so that rows that come and go shift nothing. */
export const toCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function fromCursor(cursor: string | undefined): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key)) return key as (string | number)[];
  } catch {
    // falls through to the refusal below
  }
  throw invalid({ key: 'cursor-malformed', field: 'cursor' });
}
