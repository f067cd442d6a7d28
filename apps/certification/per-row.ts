import { DomainError, type Reason } from '#lib/contracts/errors.js';
import { sentence } from '#lib/contracts/reasons.js';
import type { Acting } from '#lib/service-kit/acting.js';

/** What became of one row of a bulk act; `reasons` say why it was refused. */
export interface RowResult<T> {
  id: string;
  done: boolean;
  result?: T;
  reasons?: (Reason & { vi: string; en: string })[];
}

/** The circumstances of one row: its own idempotency key, and no version, which a list cannot have. */
const forRow = ({ idempotencyKey, expectedVersion: _, ...acting }: Acting, id: string): Acting =>
  idempotencyKey === undefined ? acting : { ...acting, idempotencyKey: `${idempotencyKey}:${id}` };

async function attempt<T>(id: string, act: () => Promise<T>): Promise<RowResult<T>> {
  try {
    return { id, done: true, result: await act() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { id, done: false, reasons: error.reasons.map((reason) => ({ ...reason, ...sentence(reason) })) };
  }
}

/** Does a bulk act row by row, each in a transaction of its own, so that a refused row holds up no other. */
export async function perRow<R, T>(
  acting: Acting,
  rows: readonly R[],
  idOf: (row: R) => string,
  act: (acting: Acting, row: R) => Promise<T>,
): Promise<RowResult<T>[]> {
  const results: RowResult<T>[] = [];
  for (const row of rows) results.push(await attempt(idOf(row), () => act(forRow(acting, idOf(row)), row)));
  return results;
}
