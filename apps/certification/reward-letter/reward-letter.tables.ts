/** SQL of the table; `issued_paper_is_immutable` is defined with the decisions. */
export const rewardLetterTables: readonly string[] = [
  `CREATE TABLE reward_letter (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     body_unit_id uuid NOT NULL, body_name text NOT NULL, addressee text NOT NULL, through text NOT NULL,
     proposal_ids uuid[] NOT NULL, number_year integer NOT NULL, sequence integer NOT NULL, number text NOT NULL,
     signed_on date NOT NULL, signed_at timestamptz NOT NULL, signer jsonb NOT NULL,
     CONSTRAINT reward_letter_number UNIQUE (body_unit_id, number_year, sequence))`,
  `COMMENT ON TABLE reward_letter IS 'Tờ trình đề nghị khen thưởng: đã ký thì không sửa, không xóa'`,
  'CREATE INDEX reward_letter_newest ON reward_letter (signed_at, id)',
  `CREATE TRIGGER reward_letter_is_immutable BEFORE UPDATE OR DELETE ON reward_letter FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];

/** The unit that a letter goes through; unknown of older letters, which nothing may change. */
export const rewardOfficeTables: readonly string[] = [
  'ALTER TABLE reward_letter ADD COLUMN office_unit_id uuid',
  'CREATE INDEX reward_letter_office ON reward_letter (office_unit_id)',
];
