import type { Envelope } from '#lib/contracts/event.js';
import pg from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

/** What a handler threw, told apart from what the transaction around it threw. */
export class HandlerFailure extends Error {
  constructor(
    readonly event: Envelope,
    override readonly cause: unknown,
  ) {
    super(`${event.type} ${event.id} failed`);
  }
}

/** Work that went on after a database error: nothing of its transaction is left, though COMMIT would not say so. */
export class SwallowedFailure extends Error {
  constructor() {
    super('a database error was swallowed, and all that was written with it is lost');
  }
}

const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof QueryFailedError && error.driverError instanceof pg.DatabaseError
    ? error.driverError.code
    : undefined;

/** Connection, resources, shutdown, system, or a replica that may not write: nothing the event could be blamed for. */
const serverTrouble = /^(08|53|57P|58|25006)/;

const connectionLost = (error: unknown): boolean =>
  error instanceof QueryRunnerAlreadyReleasedError ||
  (error instanceof QueryFailedError && !(error.driverError instanceof pg.DatabaseError));

const unreachable = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const noConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed))/;

/** Who wanted a connection gets the error of the system, of PostgreSQL or of its driver as it is. */
const notConnected = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? serverTrouble.test(error.code ?? '')
    : error instanceof Error &&
      (unreachable.test((error as NodeJS.ErrnoException).code ?? '') || noConnection.test(error.message));

/** True when the database is away or in trouble, so that nobody knows whether a commit that was under way took place. */
export function isOutage(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state ? serverTrouble.test(state) : connectionLost(error) || notConnected(error);
}

/** True when the database failed and not the event: to be delivered again as it is, without counting an attempt. */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof HandlerFailure) return isOutage(error.cause);
  if (error instanceof SwallowedFailure) return false;
  return sqlStateOf(error) === undefined || isOutage(error);
}

/** True when two transactions got in each other's way; the same work succeeds when it is done again. */
export function isConflict(error: unknown): boolean {
  const state = sqlStateOf(error instanceof HandlerFailure ? error.cause : error);
  return state === '40001' || state === '40P01';
}

/** True when trying again cannot help, as for an event that breaks its contract. */
export function isPoison(error: unknown): boolean {
  const cause = error instanceof HandlerFailure ? error.cause : error;
  return cause instanceof Error && 'kind' in cause && cause.kind === 'poison';
}

/** What is written beside the message for the person who has to deal with it. */
export function describe(error: unknown): string {
  const cause = error instanceof HandlerFailure ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replaceAll('\0', '').slice(0, 4000);
}
