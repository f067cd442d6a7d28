import { noteChecks } from './note.entity.js';

/** SQL of the table, for the migration that brought it. */
export const noteTables: readonly string[] = [
  `CREATE TABLE note (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, meeting_id uuid NOT NULL,
     assessment_id uuid NOT NULL, kind text NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL,
     text text NOT NULL, written_at timestamptz NOT NULL, CONSTRAINT note_kind CHECK (${noteChecks.kind}))`,
  `COMMENT ON TABLE note IS 'Ý kiến thảo luận, ý kiến bảo lưu về một hồ sơ trong cuộc họp'`,
  'CREATE INDEX note_item ON note (meeting_id, assessment_id, written_at)',
];
