import type { Envelope } from '#lib/contracts/event.js';
import { allEnded } from '#lib/messaging/all-ended.js';
import { enqueue } from '#lib/messaging/outbox.js';
import { prepared } from '#lib/messaging/prepared.js';
import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { gather } from './gather.js';
import { HistoryRow } from './history.js';

/**
 * The hot path of every change, in plain SQL that is built once for each entity and parsed once by each connection.
 * What several changes of one transaction ask in the same turn shares statements: one locks and reads their rows, a few
 * write them together with their history and their events.
 */
interface Table {
  metadata: EntityMetadata;
  columns: ReadonlyMap<string, ColumnMetadata>;
  lock: string;
}

const tables = new WeakMap<EntityMetadata, Table>();

/** Rows are locked in one order everywhere, so that two transactions do not lock crosswise. */
const tableOf = (tx: EntityManager, entity: EntityTarget<ObjectLiteral>): Table => {
  const metadata = tx.dataSource.getMetadata(entity);
  const known = tables.get(metadata);
  if (known) return known;
  const columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
  const list = metadata.columns.map((c) => `"${c.databaseName}" AS "${c.propertyName}"`).join(', ');
  const lock = `SELECT ${list} FROM ${metadata.tablePath} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`;
  const table = { metadata, columns, lock };
  tables.set(metadata, table);
  return table;
};

type Raw = Record<string, unknown>;

/** What one transaction has asked for and not yet sent. */
interface Gathered {
  lock: Map<Table, (id: string) => Promise<Raw | undefined>>;
  write: (written: Written) => Promise<undefined>;
}

const gathered = new WeakMap<EntityManager, Gathered>();

const gatheredIn = (tx: EntityManager): Gathered => {
  const known = gathered.get(tx) ?? { lock: new Map(), write: gather((all) => writeAll(tx, all)) };
  gathered.set(tx, known);
  return known;
};

const lockerOf = (tx: EntityManager, table: Table) => {
  const { lock } = gatheredIn(tx);
  const known = lock.get(table) ?? gather((ids) => lockAll(tx, table, ids));
  lock.set(table, known);
  return known;
};

async function lockAll(tx: EntityManager, table: Table, ids: readonly string[]): Promise<(Raw | undefined)[]> {
  const rows = await prepared<Raw>(tx, table.lock, [ids]);
  const byId = new Map(rows.map((row) => [row['id'], row]));
  return ids.map((id) => byId.get(id.toLowerCase()));
}

/** The row, locked until the transaction ends; undefined when there is none. */
export async function lockRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
): Promise<R | undefined> {
  const table = tableOf(tx, entity);
  const raw = await lockerOf(tx, table)(id);
  if (!raw) return undefined;
  const { driver } = tx.dataSource;
  const values = Object.entries(raw).map(([property, value]) => {
    const column = table.columns.get(property);
    return [property, column ? (driver.prepareHydratedValue(value, column) as unknown) : value];
  });
  return Object.fromEntries(values) as R;
}

const insertHistory = 'INSERT INTO history SELECT * FROM jsonb_populate_recordset(NULL::history, $1::jsonb)';

async function insertHistories(tx: EntityManager, rows: readonly HistoryRow[]): Promise<void> {
  const { columns } = tx.dataSource.getMetadata(HistoryRow);
  const named = rows.map((row) =>
    Object.fromEntries(columns.map((c) => [c.databaseName, row[c.propertyName as keyof HistoryRow]])),
  );
  await prepared(tx, insertHistory, [JSON.stringify(named)]);
}

/** A row to write, and what is written beside it: the history of its change, and the events that tell of it. */
interface Written {
  table: Table;
  kind: 'insert' | 'update';
  set: ObjectLiteral;
  history: HistoryRow;
  events: readonly Envelope[];
}

/** What is written beside a row. */
export type Beside = Pick<Written, 'history' | 'events'>;

async function writeAll(tx: EntityManager, all: readonly Written[]): Promise<undefined[]> {
  await allEnded([
    ...alike(all).map((rows) => writeRows(tx, rows)),
    insertHistories(
      tx,
      all.map(({ history }) => history),
    ),
    enqueue(
      tx,
      all.flatMap(({ events }) => events),
    ),
  ]);
  return all.map(() => undefined);
}

const propertiesOf = ({ set }: Written): string[] => Object.keys(set).filter((key) => set[key] !== undefined);

/** Rows that one statement can write: of one table, in the same columns, as many as a power of two. */
function alike(all: readonly Written[]): Written[][] {
  const groups = new Map<string, Written[]>();
  for (const written of all) {
    const key = `${written.kind} ${written.table.metadata.tablePath} ${propertiesOf(written).join()}`;
    groups.set(key, [...(groups.get(key) ?? []), written]);
  }
  return [...groups.values()].flatMap(inPowersOfTwo);
}

/** A number of sizes, and so of statements that a connection has to know, that is small. */
function inPowersOfTwo<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [];
  const size = 2 ** Math.floor(Math.log2(Math.min(all.length, 32)));
  return [all.slice(0, size), ...inPowersOfTwo(all.slice(size))];
}

async function writeRows(tx: EntityManager, rows: readonly Written[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { table, kind } = first;
  const columns = propertiesOf(first).map((property) => columnOf(table, property));
  const { driver } = tx.dataSource;
  const values = rows.flatMap(({ set }) =>
    columns.map((column) => driver.preparePersistentValue(set[column.propertyName], column) as unknown),
  );
  const list = columns.map((column) => `"${column.databaseName}"`);
  const typeOf = (column: ColumnMetadata) => driver.normalizeType(column) + (column.isArray ? '[]' : '');
  const tuples = rows.map((_, row) => {
    const place = (i: number) => `$${String(row * columns.length + i + 1)}`;
    return `(${columns.map((column, i) => `${place(i)}::${typeOf(column)}`).join(', ')})`;
  });
  const { tablePath } = table.metadata;
  const text =
    kind === 'insert'
      ? `INSERT INTO ${tablePath} (${list.join(', ')}) VALUES ${tuples.join(', ')}`
      : `UPDATE ${tablePath} t SET ${list
          .filter((name) => name !== '"id"')
          .map((name) => `${name} = v.${name}`)
          .join(', ')}
         FROM (VALUES ${tuples.join(', ')}) AS v (${list.join(', ')}) WHERE t.id = v.id`;
  await prepared(tx, text, values);
}

const columnOf = ({ metadata, columns }: Table, property: string): ColumnMetadata => {
  const column = columns.get(property);
  if (!column) throw new Error(`${metadata.name} has no column ${property}`);
  return column;
};

/** Writes the given columns of the row, the history row and the events. */
export async function updateRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  id: string,
  set: ObjectLiteral,
  beside: Beside,
): Promise<void> {
  await gatheredIn(tx).write({ table: tableOf(tx, entity), kind: 'update', set: { id, ...set }, ...beside });
}

/** Inserts the row, its first history row and the events. */
export async function insertRow<R extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<R>,
  row: R,
  beside: Beside,
): Promise<void> {
  await gatheredIn(tx).write({ table: tableOf(tx, entity), kind: 'insert', set: row, ...beside });
}
