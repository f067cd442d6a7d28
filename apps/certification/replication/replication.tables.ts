import { replicationChecks } from './replication.entity.js';

/** SQL of the table, for its migration. */
export const replicationTables: readonly string[] = [
  `CREATE TABLE replication (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, title text NOT NULL, authors text[] NOT NULL, decision_number text NOT NULL,
     unit_id uuid NOT NULL, unit_name text NOT NULL, origin_unit_id uuid NOT NULL, origin_unit_name text NOT NULL,
     applied_since date NOT NULL, effect text NOT NULL, year integer NOT NULL, sequence integer NOT NULL,
     number text NOT NULL, signed_on date NOT NULL, confirmed_by jsonb NOT NULL, confirmed_at timestamptz NOT NULL,
     reason text,
     CONSTRAINT replication_number UNIQUE (unit_id, year, sequence),
     CONSTRAINT replication_state CHECK (${replicationChecks.state}),
     CONSTRAINT replication_withdrawn CHECK (${replicationChecks.withdrawn}))`,
  `COMMENT ON TABLE replication IS 'Sổ nhân rộng: đơn vị khác áp dụng sáng kiến đã được công nhận'`,
  `CREATE UNIQUE INDEX replication_once ON replication (initiative_id, unit_id) WHERE state = 'confirmed'`,
  'CREATE INDEX replication_newest ON replication (confirmed_at, id)',
];
