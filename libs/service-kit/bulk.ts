import type { Acting } from './acting.js';
import { problemOf, type Problem } from './problem.js';

/** What became of one row of a bulk act. */
export type RowResult<T> = { id: string; done: T } | { id: string; problem: Problem };

/** Does one act for many: each row by itself, so that one refusal harms no other, and sent again it does nothing twice. */
export async function inBulk<T>(
  acting: Acting,
  ids: readonly string[],
  act: (acting: Acting, id: string) => Promise<T>,
): Promise<RowResult<T>[]> {
  const results: RowResult<T>[] = [];
  for (const id of ids) {
    const idempotencyKey = acting.idempotencyKey && `${acting.idempotencyKey}/${id}`;
    try {
      results.push({ id, done: await act({ ...acting, idempotencyKey, expectedVersion: undefined }, id) });
    } catch (error) {
      const problem = problemOf(error, id);
      if (problem.status >= 500) throw error;
      results.push({ id, problem });
    }
  }
  return results;
}
