import type { Cause, Envelope } from '#lib/contracts/event.js';
import { DomainError, notFound } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { EntityManager, EntityTarget } from 'typeorm';
import type { Acting } from './acting.js';
import { historyHash, type HistoryRow } from './history.js';
import { insertRow, lockRow, updateRow } from './rows.js';

/** Columns that every aggregate has; only `change` and `create` write them. */
export interface Aggregate {
  readonly id: string;
  readonly version: number;
  readonly historyHash: string;
  readonly state?: string;
}

/** What a command decided: the columns to write, the events to tell, and what the history says of it. */
export interface Change<R> {
  action: string;
  by: ActedBy;
  set: Partial<Omit<R, 'id' | 'version' | 'historyHash'>>;
  events: readonly Envelope[];
  note?: string;
}

/** When and through what: a person's command (`acting`), or a fact that arrived (`cause`). */
export interface Occasion {
  at: Date;
  acting?: Acting;
  cause?: Cause;
  /** The row as the one who acts may see it, for the answer to a stale edit; without it only the versions are told. */
  show?: (current: never) => unknown;
}

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** Here and below what is spread comes last: after a spread, Node 20 gives every object that is made a shape of its own. */
const historyOf = <R extends Aggregate>(
  aggregate: string,
  before: R | undefined,
  id: string,
  { by, action, set, note }: Change<R>,
  { at, cause }: Occasion,
): HistoryRow => {
  const fromState = orNull(before?.state);
  const row = {
    aggregate,
    aggregateId: id,
    version: (before?.version ?? 0) + 1,
    at,
    personId: orNull(by.personId),
    personName: orNull(by.name),
    role: by.role,
    action,
    fromState,
    toState: (set as { state?: string }).state ?? fromState,
    note: orNull(note),
    causeId: orNull(cause?.id),
    changes: JSON.parse(JSON.stringify(set)) as Record<string, unknown>,
  };
  return { hash: historyHash(before?.historyHash ?? '', row), ...row };
};

/** The aggregate that this request already changed, if it was sent before. Throws where the key was used otherwise. */
async function alreadyDone(tx: EntityManager, acting: Acting | undefined): Promise<string | undefined> {
  if (!acting?.idempotencyKey) return undefined;
  const key = [acting.actor.personId, acting.idempotencyKey];
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key.join(' ')]);
  const [done] = await tx.query<{ request_hash: string; aggregate_id: string }[]>(
    'SELECT request_hash, aggregate_id FROM command_key WHERE person_id = $1 AND key = $2',
    key,
  );
  if (done && done.request_hash !== acting.requestHash)
    throw new DomainError('conflict', [{ key: 'idempotency-key-reused', field: 'Idempotency-Key' }]);
  return done?.aggregate_id;
}

const rememberDone = async (tx: EntityManager, acting: Acting | undefined, id: string): Promise<void> => {
  if (!acting?.idempotencyKey) return;
  await tx.query('INSERT INTO command_key (person_id, key, request_hash, aggregate_id) VALUES ($1, $2, $3, $4)', [
    acting.actor.personId,
    acting.idempotencyKey,
    acting.requestHash,
    id,
  ]);
};

const refuseStale = (current: Aggregate, { acting, show }: Occasion): void => {
  if (acting?.expectedVersion === undefined || acting.expectedVersion === current.version) return;
  throw new DomainError('conflict', [{ key: 'stale', field: 'If-Match' }], {
    expectedVersion: acting.expectedVersion,
    currentVersion: current.version,
    ...(show ? { current: show(current as never) } : {}),
  });
};

/**
 * Locks the row, lets `decide` choose, then writes the row, its history and its events in the caller's transaction.
 * Throws `not-found`, and `conflict` when the caller saw another version; whatever `decide` throws passes through.
 * A request that was already carried out (same `Idempotency-Key`) changes nothing and gets the row as it is.
 */
export async function changeRow<R extends Aggregate>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
  occasion: Occasion,
  decide: (current: R) => Change<R> | undefined | Promise<Change<R> | undefined>,
): Promise<R> {
  const done = await alreadyDone(tx, occasion.acting);
  const current = await lockRow(tx, entity, done ?? id);
  if (!current) throw notFound(tx.dataSource.getMetadata(entity).tableName, id);
  if (done) return current;
  refuseStale(current, occasion);
  const change = await decide(current);
  if (!change) return current;
  const history = historyOf(tx.dataSource.getMetadata(entity).tableName, current, id, change, occasion);
  const set = { version: history.version, historyHash: history.hash, ...change.set };
  await updateRow(tx, entity, id, set, { history, events: change.events });
  await rememberDone(tx, occasion.acting, id);
  return Object.assign({}, current, set);
}

/**
 * Writes a new row with its first history row and its events. The same `Idempotency-Key` again gets the first row, and
 * a `change` that is still to be decided is then not asked for.
 */
export async function createRow<R extends Aggregate>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
  occasion: Occasion,
  change: Change<R> | (() => Promise<Change<R>>),
): Promise<R> {
  const done = await alreadyDone(tx, occasion.acting);
  if (done) {
    const existing = await lockRow(tx, entity, done);
    if (existing) return existing;
  }
  const decided = typeof change === 'function' ? await change() : change;
  const history = historyOf<R>(tx.dataSource.getMetadata(entity).tableName, undefined, id, decided, occasion);
  const row = { id, version: 1, historyHash: history.hash, ...decided.set } as unknown as R;
  await insertRow(tx, entity, row, { history, events: decided.events });
  await rememberDone(tx, occasion.acting, id);
  return row;
}
