import { conflict } from '#lib/contracts/errors.js';

interface Violation {
  code?: string;
  constraint?: string;
}

const violationOf = (error: unknown): Violation => (error as { driverError?: Violation }).driverError ?? {};

/** Runs the work; a row that a unique constraint of the database refuses becomes the reason named for it. */
export async function orConflict<T>(reasons: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, constraint } = violationOf(error);
    const reason = code === '23505' && constraint ? reasons[constraint] : undefined;
    throw reason ? conflict(reason) : error;
  }
}
