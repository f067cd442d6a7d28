import { followUpChecks } from './follow-up.entity.js';

/** SQL of the table, for its migration. */
export const followUpTables: readonly string[] = [
  `CREATE TABLE follow_up (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, unit_id uuid NOT NULL, ordinal integer NOT NULL, shortcoming text NOT NULL,
     opens_at timestamptz NOT NULL, due_at timestamptz NOT NULL, note text, evidence jsonb NOT NULL,
     answered_by jsonb, answered_at timestamptz,
     CONSTRAINT follow_up_once UNIQUE (initiative_id, ordinal),
     CONSTRAINT follow_up_state CHECK (${followUpChecks.state}),
     CONSTRAINT follow_up_answered CHECK (${followUpChecks.answered}))`,
  `COMMENT ON TABLE follow_up IS 'Kiểm tra hằng năm tồn tại còn được khắc phục hay không'`,
  `CREATE INDEX follow_up_scheduled ON follow_up (opens_at) WHERE state = 'scheduled'`,
  'CREATE INDEX follow_up_list ON follow_up (state, due_at, id)',
];
