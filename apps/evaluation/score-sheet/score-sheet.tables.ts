import { scoreSheetChecks } from './score-sheet.entity.js';

/** SQL of the table, for the first migration; a sheet that was sent is never changed or removed. */
export const scoreSheetTables: readonly string[] = [
  `CREATE TABLE score_sheet (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     assessment_id uuid NOT NULL, member_id uuid NOT NULL, scores jsonb NOT NULL, remarks jsonb NOT NULL,
     eligible boolean, comment text, saved_at timestamptz NOT NULL, sent_at timestamptz,
     CONSTRAINT score_sheet_once UNIQUE (assessment_id, member_id),
     CONSTRAINT score_sheet_state CHECK (state IN ('draft', 'sent')),
     CONSTRAINT score_sheet_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)))`,
  `COMMENT ON TABLE score_sheet IS 'Phiếu chấm'`,
  `CREATE FUNCTION keep_sent_sheet() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'a score sheet that was sent is not changed'; END $$`,
  `CREATE TRIGGER score_sheet_locked BEFORE UPDATE OR DELETE ON score_sheet FOR EACH ROW
     WHEN (OLD.state = 'sent') EXECUTE FUNCTION keep_sent_sheet()`,
];

/** What is written in a sheet, as the lock compares it. */
const content = (row: 'OLD' | 'NEW') => `(${row}.scores, ${row}.remarks, ${row}.eligible, ${row}.comment)`;

/** SQL for the migration that lets a sheet be keyed from paper, and reopened until its scores are opened. */
export const scoreSheetReopening: readonly string[] = [
  'DROP TRIGGER score_sheet_locked ON score_sheet',
  `ALTER TABLE score_sheet ADD regulation_year integer, ADD regulation_version integer, ADD keyed_by uuid,
     ADD confirmed_by uuid, ADD reopened_for text`,
  `UPDATE score_sheet s SET regulation_year = a.regulation_year, regulation_version = a.regulation_version
     FROM assessment a WHERE a.id = s.assessment_id`,
  `ALTER TABLE score_sheet ALTER regulation_year SET NOT NULL, ALTER regulation_version SET NOT NULL,
     DROP CONSTRAINT score_sheet_state, ADD CONSTRAINT score_sheet_state CHECK (${scoreSheetChecks.state}),
     ADD CONSTRAINT score_sheet_keyed CHECK (${scoreSheetChecks.keyed}),
     ADD CONSTRAINT score_sheet_confirmed CHECK (${scoreSheetChecks.confirmed}),
     ADD CONSTRAINT score_sheet_two CHECK (${scoreSheetChecks.two})`,
  // Reopening hands a sheet back as it is; what it says changes only afterwards, as a draft.
  `CREATE OR REPLACE FUNCTION keep_sent_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND NEW.state = 'draft' AND ${content('NEW')} IS NOT DISTINCT FROM ${content('OLD')}
       AND EXISTS (SELECT FROM assessment a WHERE a.id = OLD.assessment_id AND a.state = 'scoring') THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'a score sheet that was sent is not changed';
   END $$`,
  `CREATE TRIGGER score_sheet_locked BEFORE UPDATE OR DELETE ON score_sheet FOR EACH ROW
     WHEN (OLD.state = 'sent') EXECUTE FUNCTION keep_sent_sheet()`,
];
