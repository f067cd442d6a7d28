import { intakeChecks } from './intake.entity.js';

/** What the regulation says of the office and of handing in, kept with the receipt. */
export const intakeHandingIn: readonly string[] = [
  `ALTER TABLE intake ADD COLUMN office_label text NOT NULL DEFAULT '', ADD COLUMN reports_to text,
     ADD COLUMN channel text, ADD COLUMN paper_copies integer, ADD COLUMN fee integer`,
];

/** SQL of the tables, for the first migration. */
export const intakeTables: readonly string[] = [
  `CREATE TABLE intake (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, locality_id text NOT NULL, round_year integer NOT NULL, round_number integer NOT NULL,
     sector text NOT NULL, office_unit_id uuid NOT NULL, office_path uuid[] NOT NULL, author_ids uuid[] NOT NULL,
     submitted_at timestamptz NOT NULL, submitted_version integer NOT NULL, check_by timestamptz NOT NULL,
     receipt_year integer, receipt_sequence integer, receipt_number text, received_at timestamptz,
     answer_by timestamptz, decide_by timestamptz, defects jsonb NOT NULL, due_at timestamptz, reason text,
     fact_id uuid, fact_from text, refusal jsonb,
     CONSTRAINT intake_once UNIQUE (initiative_id, round_year, round_number),
     CONSTRAINT intake_receipt UNIQUE (office_unit_id, receipt_year, receipt_sequence),
     CONSTRAINT intake_state CHECK (${intakeChecks.state}),
     CONSTRAINT intake_received CHECK (${intakeChecks.received}),
     CONSTRAINT intake_accepted CHECK (${intakeChecks.accepted}),
     CONSTRAINT intake_returned CHECK (${intakeChecks.returned}),
     CONSTRAINT intake_refused CHECK (${intakeChecks.refused}))`,
  `COMMENT ON TABLE intake IS 'Tiếp nhận hồ sơ, kiểm tra thể thức'`,
  'CREATE INDEX intake_list ON intake (office_unit_id, submitted_at, id)',
  'CREATE INDEX intake_fact ON intake (fact_id)',
  `CREATE TABLE number_series (
     body_unit_id uuid NOT NULL, kind text NOT NULL, year integer NOT NULL, last integer NOT NULL,
     PRIMARY KEY (body_unit_id, kind, year))`,
  `COMMENT ON TABLE number_series IS 'Sổ cấp số: the last number given, per body, kind of paper and year'`,
];
