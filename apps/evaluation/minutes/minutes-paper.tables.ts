import { minutesPaperChecks } from './minutes-paper.entity.js';

/** SQL of the tables, for the migration that brought them; what is signed by both, and a correction, never changes. */
export const minutesPaperTables: readonly string[] = [
  `CREATE TABLE minutes_paper (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     body_unit_id uuid NOT NULL, secretary_signature jsonb NOT NULL, chair_signature jsonb, number text,
     number_year integer, number_sequence integer, signed_on date, seal_hash text,
     CONSTRAINT minutes_paper_state CHECK (${minutesPaperChecks.state}),
     CONSTRAINT minutes_paper_final CHECK (${minutesPaperChecks.final}))`,
  `COMMENT ON TABLE minutes_paper IS 'Biên bản đã ký: chữ ký, số'`,
  'CREATE UNIQUE INDEX minutes_paper_number ON minutes_paper (body_unit_id, number_year, number_sequence)',
  `CREATE TABLE minutes_correction (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, meeting_id uuid NOT NULL,
     ordinal integer NOT NULL, assessment_id uuid, text text NOT NULL, signer_id uuid NOT NULL,
     signer_name text NOT NULL, signed_at timestamptz NOT NULL, hash text NOT NULL)`,
  `COMMENT ON TABLE minutes_correction IS 'Đính chính biên bản'`,
  'CREATE UNIQUE INDEX minutes_correction_once ON minutes_correction (meeting_id, ordinal)',
  `CREATE FUNCTION keep_signed() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'a signed paper is not changed'; END $$`,
  `CREATE TRIGGER minutes_paper_final BEFORE UPDATE ON minutes_paper FOR EACH ROW
     WHEN (OLD.state = 'final' OR OLD.secretary_signature <> NEW.secretary_signature) EXECUTE FUNCTION keep_signed()`,
  `CREATE TRIGGER minutes_paper_kept BEFORE DELETE ON minutes_paper FOR EACH ROW EXECUTE FUNCTION keep_signed()`,
  `CREATE TRIGGER minutes_correction_kept BEFORE UPDATE OR DELETE ON minutes_correction FOR EACH ROW
     EXECUTE FUNCTION keep_signed()`,
];
