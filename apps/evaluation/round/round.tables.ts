import { roundChecks } from './round.entity.js';

/** SQL of the table, for the first migration. */
export const roundTables: readonly string[] = [
  `CREATE TABLE round (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     year integer NOT NULL, number integer NOT NULL, regulation_year integer NOT NULL,
     regulation_version integer NOT NULL, name text NOT NULL, audience text, opens_at timestamptz NOT NULL,
     closes_at timestamptz NOT NULL, meets_in integer,
     CONSTRAINT round_once UNIQUE (locality_id, year, number),
     CONSTRAINT round_order CHECK (${roundChecks.order}))`,
  `COMMENT ON TABLE round IS 'Đợt tiếp nhận'`,
];
