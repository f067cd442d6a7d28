import { createHash } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of one aggregate: who, when, from, to, why, caused by what, chained to the one before by its hash. */
@Entity('history')
export class HistoryRow {
  @PrimaryColumn('text') readonly aggregate!: string;
  @PrimaryColumn('uuid', { name: 'aggregate_id' }) readonly aggregateId!: string;
  /** The aggregate's version after the change. */
  @PrimaryColumn('integer') readonly version!: number;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  @Column('text', { name: 'person_name', nullable: true }) readonly personName!: string | null;
  @Column('text') readonly role!: string;
  @Column('text') readonly action!: string;
  @Column('text', { name: 'from_state', nullable: true }) readonly fromState!: string | null;
  @Column('text', { name: 'to_state', nullable: true }) readonly toState!: string | null;
  @Column('text', { nullable: true }) readonly note!: string | null;
  /** The event that caused it, where it was not a person. */
  @Column('uuid', { name: 'cause_id', nullable: true }) readonly causeId!: string | null;
  /** New values of the columns that changed. */
  @Column('jsonb') readonly changes!: Readonly<Record<string, unknown>>;
  @Column('text') readonly hash!: string;
}

/** SQL of the table, for a service's first migration. */
export const historyTables: readonly string[] = [
  `CREATE TABLE history (
     aggregate text NOT NULL, aggregate_id uuid NOT NULL, version integer NOT NULL, at timestamptz NOT NULL,
     person_id uuid, person_name text, role text NOT NULL, action text NOT NULL,
     from_state text, to_state text, note text, cause_id uuid, changes jsonb NOT NULL, hash text NOT NULL,
     PRIMARY KEY (aggregate, aggregate_id, version))`,
  `COMMENT ON TABLE history IS 'Lịch sử: append only, each row hashed together with the one before'`,
  `CREATE TABLE command_key (
     person_id uuid NOT NULL, key text NOT NULL, request_hash text NOT NULL, aggregate_id uuid NOT NULL,
     at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (person_id, key))`,
  `COMMENT ON TABLE command_key IS 'Idempotency-Key: which aggregate a request with this key has already changed'`,
];

/** A request that was carried out; the same key must not be carried out again. */
@Entity('command_key')
export class CommandKeyRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @PrimaryColumn('text') readonly key!: string;
  @Column('text', { name: 'request_hash' }) readonly requestHash!: string;
  @Column('uuid', { name: 'aggregate_id' }) readonly aggregateId!: string;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}

/** JSON with sorted keys, so that a value hashes the same before and after PostgreSQL stored it. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** The hash that chains a history row to the one before it. */
export function historyHash(previous: string, row: Omit<HistoryRow, 'hash'>): string {
  const { aggregate, aggregateId, version, at, personId, personName, role, action, fromState, toState, note, causeId } =
    row;
  const facts = [aggregate, aggregateId, version, at.toISOString(), personId, personName, role, action];
  return createHash('sha256')
    .update(`${previous}\n${canonical([...facts, fromState, toState, note, causeId, row.changes])}`)
    .digest('hex');
}

/** The first version whose hash does not follow from the rows before it, or undefined when the chain is whole. */
export function brokenAt(rows: readonly HistoryRow[]): number | undefined {
  let previous = '';
  for (const [i, row] of rows.entries()) {
    if (row.version !== i + 1 || historyHash(previous, row) !== row.hash) return i + 1;
    previous = row.hash;
  }
  return undefined;
}
