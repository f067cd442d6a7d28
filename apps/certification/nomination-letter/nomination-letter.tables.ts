import { letterChecks } from './nomination-letter.entity.js';

/** Columns of a signed letter that live on; all else is the paper. */
const lives = ['state', 'published_at', 'published_by', 'version', 'history_hash'].map((c) => `'${c}'`).join(', ');
const paperOf = (row: 'OLD' | 'NEW') => `to_jsonb(${row}) - ARRAY[${lives}]`;

/** Through whom it goes, and which office selected. */
export const nominationLetterChannel: readonly string[] = [
  'ALTER TABLE nomination_letter ADD COLUMN through text, ADD COLUMN selected_by text',
];

/** SQL of the table; `issued_paper_is_immutable` is defined with the decisions. */
export const nominationLetterTables: readonly string[] = [
  `CREATE TABLE nomination_letter (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     locality_id text NOT NULL, year integer NOT NULL, body_unit_id uuid NOT NULL, body_name text NOT NULL,
     addressee text NOT NULL, nomination_ids uuid[] NOT NULL, number_year integer NOT NULL, sequence integer NOT NULL,
     number text NOT NULL, signed_on date NOT NULL, signed_at timestamptz NOT NULL, signer jsonb NOT NULL,
     published_at timestamptz, published_by jsonb,
     CONSTRAINT nomination_letter_state CHECK (${letterChecks.state}),
     CONSTRAINT nomination_letter_published CHECK (${letterChecks.published}),
     CONSTRAINT nomination_letter_number UNIQUE (body_unit_id, number_year, sequence))`,
  `COMMENT ON TABLE nomination_letter IS 'Tờ trình đề cử lên tỉnh: đã ký thì không sửa, không xóa'`,
  'CREATE INDEX nomination_letter_newest ON nomination_letter (signed_at, id)',
  `CREATE TRIGGER nomination_letter_is_immutable BEFORE UPDATE ON nomination_letter FOR EACH ROW
     WHEN (${paperOf('OLD')} IS DISTINCT FROM ${paperOf('NEW')}) EXECUTE FUNCTION issued_paper_is_immutable()`,
  `CREATE TRIGGER nomination_letter_stays BEFORE DELETE ON nomination_letter FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
