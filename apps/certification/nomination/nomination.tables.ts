import { current, nominationChecks } from './nomination.entity.js';

/** SQL of the table, for the first migration. */
export const nominationTables: readonly string[] = [
  `CREATE TABLE nomination (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, locality_id text NOT NULL, year integer NOT NULL, reason text NOT NULL, rank integer,
     made_by jsonb NOT NULL, made_on date NOT NULL, created_at timestamptz NOT NULL, fact_id uuid NOT NULL,
     answer_number text, answer_reason text, answered_on date, answered_by jsonb, answer_fact_id uuid,
     refused_reasons text[] NOT NULL, flagged boolean NOT NULL,
     CONSTRAINT nomination_state CHECK (state IN ('made', 'recognized', 'declined', 'refused', 'closed')),
     CONSTRAINT nomination_answered CHECK (${nominationChecks.answered}),
     CONSTRAINT nomination_recognized CHECK (${nominationChecks.recognized}),
     CONSTRAINT nomination_declined CHECK (${nominationChecks.declined}),
     CONSTRAINT nomination_rank CHECK (${nominationChecks.rank}))`,
  `COMMENT ON TABLE nomination IS 'Đề cử lên tỉnh và trả lời của tỉnh'`,
  `CREATE UNIQUE INDEX nomination_once ON nomination (initiative_id) WHERE state IN ('made', 'recognized')`,
  'CREATE INDEX nomination_list ON nomination (locality_id, year, state)',
  'CREATE INDEX nomination_newest ON nomination (created_at, id)',
];

/** What selecting before telling needs: a state without a fact, and the letter that the nomination went with. */
export const nominationSelection: readonly string[] = [
  'ALTER TABLE nomination ADD COLUMN letter_id uuid, ALTER COLUMN fact_id DROP NOT NULL',
  'ALTER TABLE nomination DROP CONSTRAINT nomination_state',
  `ALTER TABLE nomination ADD CONSTRAINT nomination_state CHECK (${nominationChecks.state}),
     ADD CONSTRAINT nomination_told CHECK (${nominationChecks.told})`,
  'DROP INDEX nomination_once',
  `CREATE UNIQUE INDEX nomination_once ON nomination (initiative_id) WHERE ${current}`,
  'CREATE INDEX nomination_letter_of ON nomination (letter_id)',
];
