/** SQL of the table, for the migration that brings it. */
export const explanationTables: readonly string[] = [
  `CREATE TABLE outlier_explanation (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, assessment_id uuid NOT NULL,
     member_id uuid NOT NULL, text text NOT NULL, said_at timestamptz NOT NULL,
     CONSTRAINT outlier_explanation_once UNIQUE (assessment_id, member_id))`,
  `COMMENT ON TABLE outlier_explanation IS 'Giải trình về phiếu chấm lệch'`,
];
