import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type Reason } from '#lib/contracts/errors.js';
import { sentence } from '#lib/contracts/reasons.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import { isOutage } from '#lib/messaging/failure.js';
import { QueryFailedError } from 'typeorm';

/** What each kind of error is in HTTP. */
export const statuses: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};
const kindOfStatus = (status: number): ErrorKind =>
  (Object.keys(statuses) as ErrorKind[]).find((kind) => statuses[kind] === status) ?? 'invalid';

/** application/problem+json (RFC 9457): one shape for every refusal, each reason in Vietnamese and English. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  instance: string;
  reasons: (Reason & { vi: string; en: string })[];
  /** With `stale`: the version that the caller saw. */
  expectedVersion?: number;
  /** With `stale`: the version that is there now. */
  currentVersion?: number;
  /** With `stale`: the row as it is now, as far as the caller may see it. */
  current?: unknown;
}

const codeOf = (error: unknown): string => {
  const { code } = (error instanceof QueryFailedError ? error.driverError : (error ?? {})) as { code?: string };
  return code ?? '';
};

/** What PostgreSQL calls a data exception: a NUL character, a number or a date beyond what a column holds. */
const isUnstorable = (error: unknown): boolean => error instanceof QueryFailedError && codeOf(error).startsWith('22');

/** Of PostgreSQL (disk_full), or of a file of ours. */
const isDiskFull = (error: unknown): boolean => ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error));

const asDomainError = (error: unknown): DomainError | undefined => {
  if (error instanceof DomainError) return error;
  if (error instanceof TransitionRefused)
    return new DomainError(
      'conflict',
      error.reasons.map((key) => ({ key, params: { action: error.on, state: error.state } })),
    );
  if (isUnstorable(error)) return new DomainError('invalid', [{ key: 'value-unstorable' }]);
  if (isDiskFull(error)) return new DomainError('unavailable', [{ key: 'storage-full' }]);
  if (isOutage(error)) return new DomainError('unavailable', [{ key: 'database-down' }]);
  if (error instanceof HttpException && error.getStatus() < 500)
    return new DomainError(kindOfStatus(error.getStatus()), [
      { key: `http-${String(error.getStatus())}`, params: { message: error.message } },
    ]);
  return undefined;
};

const statusOf = (error: unknown, domain: DomainError | undefined): number => {
  if (error instanceof HttpException) return error.getStatus();
  return domain ? statuses[domain.kind] : 500;
};

/** The body for an error; what nobody foresaw says nothing of its inside. */
export function problemOf(error: unknown, instance: string): Problem & Record<string, unknown> {
  const domain = asDomainError(error);
  const reasons = domain?.reasons ?? [{ key: 'internal' }];
  return {
    type: `urn:sangkien:problem:${domain?.kind ?? 'internal'}`,
    title: domain?.kind ?? 'internal',
    status: statusOf(error, domain),
    instance,
    reasons: reasons.map((reason) => ({ ...reason, ...sentence(reason) })),
    ...domain?.extra,
  };
}
