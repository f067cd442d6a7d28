import { certificateChecks, standingCertificate } from './certificate.entity.js';

/** Columns of a certificate that live on: what became of it. All else is the paper. */
const paperOf = (row: 'OLD' | 'NEW') => `to_jsonb(${row}) - ARRAY['state', 'replaced_by_id', 'amended_by']`;

/** What certificates that take the place of others need; the old ones stay. */
export const certificateReplacement: readonly string[] = [
  'ALTER TABLE certificate ADD replaces_id uuid, ADD replaced_by_id uuid, ADD amended_by jsonb',
  'ALTER TABLE certificate DROP CONSTRAINT certificate_state, DROP CONSTRAINT certificate_author',
  `ALTER TABLE certificate ADD CONSTRAINT certificate_state CHECK (${certificateChecks.state}),
     ADD CONSTRAINT certificate_replaced CHECK (${certificateChecks.replaced})`,
  `CREATE UNIQUE INDEX certificate_author ON certificate (item_id, person_id) WHERE ${standingCertificate}`,
  'CREATE UNIQUE INDEX certificate_replaces_once ON certificate (replaces_id)',
  'DROP TRIGGER certificate_is_immutable ON certificate',
  `CREATE TRIGGER certificate_is_immutable BEFORE UPDATE ON certificate FOR EACH ROW
     WHEN (${paperOf('OLD')} IS DISTINCT FROM ${paperOf('NEW')}) EXECUTE FUNCTION issued_paper_is_immutable()`,
];

/** SQL of the table, for the first migration; `issued_paper_is_immutable` is defined with the decisions. */
export const certificateTables: readonly string[] = [
  `CREATE TABLE certificate (
     id uuid PRIMARY KEY, state text NOT NULL, decision_id uuid NOT NULL, item_id uuid NOT NULL,
     initiative_id uuid NOT NULL, level text NOT NULL, body_unit_id uuid NOT NULL, body_name text NOT NULL,
     kind text NOT NULL, year integer NOT NULL, sequence integer NOT NULL, number text NOT NULL,
     person_id uuid NOT NULL, full_name text NOT NULL, co_authors text[] NOT NULL, title text NOT NULL,
     decision_number text NOT NULL, signed_on date NOT NULL, issued_at timestamptz NOT NULL,
     CONSTRAINT certificate_state CHECK (state IN ('valid', 'revoked', 'void')),
     CONSTRAINT certificate_number UNIQUE (body_unit_id, kind, year, sequence),
     CONSTRAINT certificate_author UNIQUE (item_id, person_id))`,
  `COMMENT ON TABLE certificate IS 'Giấy chứng nhận sáng kiến: mỗi tác giả một giấy; chỉ trạng thái thay đổi'`,
  'CREATE INDEX certificate_by_number ON certificate (number)',
  'CREATE INDEX certificate_person ON certificate (person_id)',
  'CREATE INDEX certificate_newest ON certificate (issued_at, id)',
  'CREATE INDEX certificate_initiative ON certificate (initiative_id)',
  `CREATE TRIGGER certificate_is_immutable BEFORE UPDATE ON certificate FOR EACH ROW
     WHEN (to_jsonb(OLD) - 'state' IS DISTINCT FROM to_jsonb(NEW) - 'state')
     EXECUTE FUNCTION issued_paper_is_immutable()`,
  `CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
