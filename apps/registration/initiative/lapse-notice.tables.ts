/** SQL of the table, for the migration that adds it. */
export const lapseNoticeTables: readonly string[] = [
  `CREATE TABLE lapse_notice (
     id uuid PRIMARY KEY, initiative_id uuid NOT NULL, issued_at timestamptz NOT NULL, due_at timestamptz NOT NULL,
     title text NOT NULL, defects jsonb NOT NULL, author_ids uuid[] NOT NULL)`,
  `CREATE INDEX lapse_notice_initiative ON lapse_notice (initiative_id, issued_at)`,
  `COMMENT ON TABLE lapse_notice IS 'Thông báo quá hạn bổ sung: append only'`,
];

/** For the migration that adds it: the request for more time that nobody answered. */
export const lapseNoticeUnanswered: readonly string[] = ['ALTER TABLE lapse_notice ADD COLUMN unanswered jsonb'];
