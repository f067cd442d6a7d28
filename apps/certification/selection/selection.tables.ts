import { selectionChecks } from './selection.entity.js';

/** SQL of the table, for its migration. */
export const selectionTables: readonly string[] = [
  `CREATE TABLE selection (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, unit_id uuid NOT NULL, round_year integer NOT NULL, round_number integer NOT NULL,
     reason text NOT NULL, share jsonb NOT NULL, decided_by jsonb NOT NULL, decided_at timestamptz NOT NULL,
     CONSTRAINT selection_once UNIQUE (initiative_id, round_year, round_number),
     CONSTRAINT selection_state CHECK (${selectionChecks.state}))`,
  `COMMENT ON TABLE selection IS 'Lựa chọn sáng kiến trình cấp trên theo đợt, kèm lý do'`,
  'CREATE INDEX selection_newest ON selection (decided_at, id)',
];
