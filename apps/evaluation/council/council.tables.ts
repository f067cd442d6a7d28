import { councilChecks } from './council.entity.js';

/** SQL of the table, for the first migration. */
export const councilTables: readonly string[] = [
  `CREATE TABLE council (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     regulation_year integer NOT NULL, regulation_version integer NOT NULL, level text NOT NULL, unit_id uuid NOT NULL,
     unit_path uuid[] NOT NULL, name text NOT NULL, decision_number text NOT NULL, decision_date date NOT NULL,
     valid_from date NOT NULL, valid_to date NOT NULL, members jsonb NOT NULL, seated_ids uuid[] NOT NULL,
     founded_at timestamptz NOT NULL,
     CONSTRAINT council_level CHECK (${councilChecks.level}),
     CONSTRAINT council_term CHECK (${councilChecks.term}),
     CONSTRAINT council_members CHECK (${councilChecks.members}))`,
  `COMMENT ON TABLE council IS 'Hội đồng sáng kiến'`,
  'CREATE INDEX council_list ON council (locality_id, founded_at, id)',
  'CREATE INDEX council_unit ON council (unit_id, valid_from)',
];

/** Tổ chuyên môn. */
export const councilPanels: readonly string[] = [`ALTER TABLE council ADD COLUMN panels jsonb NOT NULL DEFAULT '[]'`];
