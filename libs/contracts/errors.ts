/** What went wrong, in one key that the API, the screen and the test share. */
export interface Reason {
  key: string;
  /** Path of the field it concerns, such as `authors.0.sharePercent`. */
  field?: string;
  params?: Readonly<Record<string, string | number>>;
}

export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable';

/** A reason in a log: with the field, or what was looked for; never what a form said. */
const told = ({ key, field, params }: Reason): string => {
  if (key === 'not-found') return [params?.['what'], params?.['id'], key].join(' ');
  return field ? `${field} ${key}` : key;
};

/** The one error a rule throws; its kind becomes an HTTP status at the edge and a retry or a parking in a consumer. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly reasons: readonly Reason[],
    /** What the caller needs beside the reasons, such as both versions of a stale edit. */
    readonly extra?: Readonly<Record<string, unknown>>,
  ) {
    super(`${kind}: ${reasons.map(told).join(', ')}`);
  }
}

const asReason = (reason: Reason | string): Reason => (typeof reason === 'string' ? { key: reason } : reason);

export const invalid = (...reasons: (Reason | string)[]) => new DomainError('invalid', reasons.map(asReason));
export const conflict = (...reasons: (Reason | string)[]) => new DomainError('conflict', reasons.map(asReason));
export const forbidden = (...reasons: (Reason | string)[]) => new DomainError('forbidden', reasons.map(asReason));
export const notFound = (what: string, id: string) =>
  new DomainError('not-found', [{ key: 'not-found', params: { what, id } }]);
