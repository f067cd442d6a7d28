import { recurrenceChecks } from './recurrence.entity.js';

/** SQL of the table, for its migration. */
export const recurrenceTables: readonly string[] = [
  `CREATE TABLE recurrence (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, unit_id uuid NOT NULL, source text NOT NULL, source_id uuid NOT NULL,
     summary text NOT NULL, flagged_at timestamptz NOT NULL, review text, reviewed_by jsonb,
     CONSTRAINT recurrence_once UNIQUE (initiative_id, source_id),
     CONSTRAINT recurrence_state CHECK (${recurrenceChecks.state}),
     CONSTRAINT recurrence_source CHECK (${recurrenceChecks.source}),
     CONSTRAINT recurrence_reviewed CHECK (${recurrenceChecks.reviewed}))`,
  `COMMENT ON TABLE recurrence IS 'Tồn tại tái diễn sau khi sáng kiến giải quyết nó được công nhận'`,
  'CREATE INDEX recurrence_newest ON recurrence (flagged_at, id)',
];
