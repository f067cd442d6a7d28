import type { Envelope } from '#lib/contracts/event.js';
import { eventValues, insertEvents } from '#lib/messaging/outbox.js';
import { prepared } from '#lib/messaging/prepared.js';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { HistoryRow } from './history.js';

/**
 * The hot path of every change, in plain SQL that is built once for each entity: one statement to lock and read a
 * row, one to write the row together with its history and its events.
 */
interface Table {
  metadata: EntityMetadata;
  columns: ReadonlyMap<string, ColumnMetadata>;
  lock: string;
}

const tables = new WeakMap<EntityMetadata, Table>();

const tableOf = (tx: EntityManager, entity: EntityTarget<ObjectLiteral>): Table => {
  const metadata = tx.dataSource.getMetadata(entity);
  const known = tables.get(metadata);
  if (known) return known;
  const columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
  const list = metadata.columns.map((c) => `"${c.databaseName}" AS "${c.propertyName}"`).join(', ');
  const table = { metadata, columns, lock: `SELECT ${list} FROM ${metadata.tablePath} WHERE id = $1 FOR UPDATE` };
  tables.set(metadata, table);
  return table;
};

/** The row, locked until the transaction ends; undefined when there is none. */
export async function lockRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
): Promise<R | undefined> {
  const table = tableOf(tx, entity);
  const [raw] = await prepared<Record<string, unknown>>(tx, table.lock, [id]);
  if (!raw) return undefined;
  const { driver } = tx.dataSource;
  const values = Object.entries(raw).map(([property, value]) => {
    const column = table.columns.get(property);
    return [property, column ? (driver.prepareHydratedValue(value, column) as unknown) : value];
  });
  return Object.fromEntries(values) as R;
}

const historyColumns: readonly (keyof HistoryRow)[] = [
  'aggregate',
  'aggregateId',
  'version',
  'at',
  'personId',
  'personName',
  'role',
  'action',
  'fromState',
  'toState',
  'note',
  'causeId',
  'changes',
  'hash',
];
const insertHistory = (first: number) =>
  `INSERT INTO history (aggregate, aggregate_id, version, at, person_id, person_name, role, action, from_state, to_state,
     note, cause_id, changes, hash) VALUES (${historyColumns.map((_, i) => `$${String(first + i)}`).join(', ')})`;

/** What is written beside a row: the history of its change, and the events that tell of it. */
export interface Written {
  history: HistoryRow;
  events: readonly Envelope[];
}

/** One statement for the row, its events and its history. */
async function write(tx: EntityManager, row: string, values: unknown[], { history, events }: Written): Promise<void> {
  const told = values.length + historyColumns.length + 1;
  const text = `WITH written AS (${row}), told AS (${insertEvents(told)}) ${insertHistory(values.length + 1)}`;
  await prepared(tx, text, [...values, ...historyColumns.map((c) => history[c]), ...eventValues(events)]);
}

const bind = (tx: EntityManager, table: Table, set: ObjectLiteral) =>
  Object.entries(set)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]: [string, unknown]) => {
      const column = table.columns.get(property);
      if (!column) throw new Error(`${table.metadata.name} has no column ${property}`);
      return {
        name: `"${column.databaseName}"`,
        value: tx.dataSource.driver.preparePersistentValue(value, column) as unknown,
      };
    });

/** Writes the given columns, the history row and the events in one statement. */
export async function updateRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
  set: ObjectLiteral,
  beside: Written,
): Promise<void> {
  const table = tableOf(tx, entity);
  const bound = bind(tx, table, set);
  const assignments = bound.map(({ name }, i) => `${name} = $${String(i + 2)}`).join(', ');
  const update = `UPDATE ${table.metadata.tablePath} SET ${assignments} WHERE id = $1`;
  await write(tx, update, [id, ...bound.map((b) => b.value)], beside);
}

/** Inserts the row, its first history row and the events in one statement. */
export async function insertRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  row: R,
  beside: Written,
): Promise<void> {
  const table = tableOf(tx, entity);
  const bound = bind(tx, table, row);
  const places = bound.map((_, i) => `$${String(i + 1)}`).join(', ');
  const names = bound.map((b) => b.name).join(', ');
  const insert = `INSERT INTO ${table.metadata.tablePath} (${names}) VALUES (${places})`;
  await write(
    tx,
    insert,
    bound.map((b) => b.value),
    beside,
  );
}
