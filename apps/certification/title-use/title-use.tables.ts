import { titleUseChecks } from './title-use.entity.js';

/** SQL of the table, for its migration. */
export const titleUseTables: readonly string[] = [
  `CREATE TABLE title_use (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     person_id uuid NOT NULL, person_unit_id uuid NOT NULL, initiative_id uuid NOT NULL, level text NOT NULL,
     title_key text NOT NULL, year integer NOT NULL, recorded_at timestamptz NOT NULL, reason text,
     CONSTRAINT title_use_state CHECK (${titleUseChecks.state}),
     CONSTRAINT title_use_withdrawn CHECK (${titleUseChecks.withdrawn}))`,
  `COMMENT ON TABLE title_use IS 'Sáng kiến đã dùng để xét danh hiệu thi đua'`,
  `CREATE UNIQUE INDEX title_use_once ON title_use (person_id, title_key, year, initiative_id) WHERE state = 'recorded'`,
  'CREATE INDEX title_use_initiative ON title_use (initiative_id)',
  'CREATE INDEX title_use_newest ON title_use (recorded_at, id)',
];
