/** Through whom it goes. */
export const reportChannel: readonly string[] = ['ALTER TABLE report ADD COLUMN through text'];

/** What reports count of councils. */
export const councilConclusionTables: readonly string[] = [
  `CREATE TABLE council_conclusion (
     assessment_id uuid PRIMARY KEY, initiative_id uuid NOT NULL, level text NOT NULL, outcome text NOT NULL,
     score jsonb, concluded_at timestamptz NOT NULL, fact_id uuid NOT NULL)`,
  `COMMENT ON TABLE council_conclusion IS 'Kết luận của hội đồng và điểm, để tổng hợp báo cáo'`,
  'CREATE INDEX council_conclusion_initiative ON council_conclusion (initiative_id)',
];

/** SQL of the tables; `issued_paper_is_immutable` is defined with the decisions. */
export const reportTables: readonly string[] = [
  `CREATE TABLE reported_initiative (
     initiative_id uuid PRIMARY KEY, version integer NOT NULL, category text, registered_at timestamptz)`,
  `CREATE TABLE report (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     year integer NOT NULL, edition integer NOT NULL, body_unit_id uuid NOT NULL, body_name text NOT NULL,
     addressee text NOT NULL, content jsonb NOT NULL, content_hash text NOT NULL, number_year integer NOT NULL,
     sequence integer NOT NULL, number text NOT NULL, signed_on date NOT NULL, signed_at timestamptz NOT NULL,
     signer jsonb NOT NULL,
     CONSTRAINT report_edition UNIQUE (locality_id, year, edition),
     CONSTRAINT report_number UNIQUE (body_unit_id, number_year, sequence))`,
  `COMMENT ON TABLE report IS 'Báo cáo hoạt động sáng kiến: đã ký thì không sửa, không xóa'`,
  'CREATE INDEX report_newest ON report (signed_at, id)',
  `CREATE TRIGGER report_is_immutable BEFORE UPDATE OR DELETE ON report FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
