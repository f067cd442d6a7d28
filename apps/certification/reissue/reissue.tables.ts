import { reissueChecks } from './reissue.entity.js';

/** SQL of the table, for its migration; `issued_paper_is_immutable` is defined with the decisions. */
export const reissueTables: readonly string[] = [
  `CREATE TABLE reissue (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, certificate_id uuid NOT NULL,
     certificate_number text NOT NULL, replacement_id uuid NOT NULL, number text NOT NULL,
     initiative_id uuid NOT NULL, level text NOT NULL, body_unit_id uuid NOT NULL, cause text NOT NULL,
     reason text NOT NULL, signed_on date NOT NULL, signed_at timestamptz NOT NULL, signer jsonb NOT NULL,
     CONSTRAINT reissue_cause CHECK (${reissueChecks.cause}))`,
  `COMMENT ON TABLE reissue IS 'Sổ cấp lại giấy chứng nhận: thất lạc, hư hỏng, ghi sai tên'`,
  'CREATE UNIQUE INDEX reissue_once ON reissue (certificate_id)',
  'CREATE INDEX reissue_newest ON reissue (signed_at, id)',
  `CREATE TRIGGER reissue_is_immutable BEFORE UPDATE OR DELETE ON reissue FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
