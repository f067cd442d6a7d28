/** SQL of the table, for its migration; `issued_paper_is_immutable` is defined with the decisions. */
export const correctionTables: readonly string[] = [
  `CREATE TABLE correction (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, decision_id uuid NOT NULL,
     decision_number text NOT NULL, level text NOT NULL, body_unit_id uuid NOT NULL, body_name text NOT NULL,
     corrected jsonb NOT NULL, initiative_ids uuid[] NOT NULL, reason text NOT NULL, year integer NOT NULL,
     sequence integer NOT NULL, number text NOT NULL, signed_on date NOT NULL, signed_at timestamptz NOT NULL,
     signer jsonb NOT NULL,
     CONSTRAINT correction_number UNIQUE (body_unit_id, year, sequence))`,
  `COMMENT ON TABLE correction IS 'Văn bản đính chính quyết định (NĐ 30/2020 Điều 18): đã ký thì không sửa, không xóa'`,
  'CREATE INDEX correction_decision ON correction (decision_id, sequence)',
  'CREATE INDEX correction_newest ON correction (signed_at, id)',
  `CREATE TRIGGER correction_is_immutable BEFORE UPDATE OR DELETE ON correction FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
