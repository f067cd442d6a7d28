/** SQL of the table, for the migration that brings it. */
export const explanationTables: readonly string[] = [
  `CREATE TABLE outlier_explanation (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, assessment_id uuid NOT NULL,
     member_id uuid NOT NULL, text text NOT NULL, said_at timestamptz NOT NULL,
     CONSTRAINT outlier_explanation_once UNIQUE (assessment_id, member_id))`,
  `COMMENT ON TABLE outlier_explanation IS 'Giải trình về phiếu chấm lệch'`,
];

/** SQL of the table that says who was asked. */
export const askedTables: readonly string[] = [
  'CREATE TABLE explanations_asked (assessment_id uuid PRIMARY KEY, asking integer NOT NULL, member_ids uuid[] NOT NULL)',
  `COMMENT ON TABLE explanations_asked IS 'Những người đang được yêu cầu giải trình phiếu lệch'`,
];
