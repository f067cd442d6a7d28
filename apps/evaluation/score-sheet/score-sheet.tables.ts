import { scoreSheetChecks } from './score-sheet.entity.js';

/** SQL of the table, for the first migration; a sheet that was sent is never changed or removed. */
export const scoreSheetTables: readonly string[] = [
  `CREATE TABLE score_sheet (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     assessment_id uuid NOT NULL, member_id uuid NOT NULL, scores jsonb NOT NULL, remarks jsonb NOT NULL,
     eligible boolean, comment text, saved_at timestamptz NOT NULL, sent_at timestamptz,
     CONSTRAINT score_sheet_once UNIQUE (assessment_id, member_id),
     CONSTRAINT score_sheet_state CHECK (${scoreSheetChecks.state}),
     CONSTRAINT score_sheet_sent CHECK (${scoreSheetChecks.sent}))`,
  `COMMENT ON TABLE score_sheet IS 'Phiếu chấm'`,
  `CREATE FUNCTION keep_sent_sheet() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'a score sheet that was sent is not changed'; END $$`,
  `CREATE TRIGGER score_sheet_locked BEFORE UPDATE OR DELETE ON score_sheet FOR EACH ROW
     WHEN (OLD.state = 'sent') EXECUTE FUNCTION keep_sent_sheet()`,
];
