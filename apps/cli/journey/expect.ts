import { until } from '#lib/testing/until.js';
import { isDeepStrictEqual } from 'node:util';
import { Refused } from './client.js';

/** The system did something else than it should. */
export class Astray extends Error {}

/** The refusal that has to come. Throws Astray where the request is carried out, or refused for another reason. */
export async function refused(request: Promise<unknown>, reason: string): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.reasons.includes(reason)) return reason;
    throw new Astray(`a refusal for ${reason} was expected: ${error.message}`, { cause: error });
  }
  throw new Astray(`a refusal for ${reason} was expected, and none came`);
}

/** Throws Astray where what came is not what had to. */
export function same(what: string, came: unknown, due: unknown): void {
  if (!isDeepStrictEqual(came, due)) throw new Astray(`${what}: ${JSON.stringify(came)}, not ${JSON.stringify(due)}`);
}

/** What has to be there. Throws Astray where it is not. */
export function there<T>(what: string, found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Astray(`there is no ${what}`);
  return found;
}

/** A list of which not all may have come. */
export interface Page<T> {
  items: T[];
  total: number;
}

/** One answer of a bulk act. */
export type Row<T> = { id: string; done: T } | { id: string; problem: { status: number; reasons: { key: string }[] } };

/** Rows that were all carried out. Throws Refused for the first that was not. */
export function allDone<T>(request: string, rows: readonly Row<T>[]): T[] {
  return rows.map((row) => {
    if ('done' in row) return row.done;
    const keys = row.problem.reasons.map(({ key }) => key);
    throw new Refused(`${request} (${row.id})`, row.problem.status, keys, keys.join(', '));
  });
}

const early = ['not-found', 'author-unknown', 'token-invalid'];
const isEarly = (error: unknown) => error instanceof Refused && error.reasons.every((key) => early.includes(key));

/** Asks again while what a new installation tells its services has not arrived everywhere. */
export async function onceKnown<T>(what: string, ask: () => Promise<T>): Promise<T> {
  const attempt = async () => {
    const request = ask();
    const known = await request.then(
      () => true,
      (error: unknown) => !isEarly(error),
    );
    return known ? { request } : undefined;
  };
  const { request } = await until(attempt, { what, timeoutMs: 30_000, everyMs: 100 });
  return request;
}
