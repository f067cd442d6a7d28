import { decisionItemChecks, standing } from './decision-item.entity.js';
import { decisionChecks } from './decision.entity.js';

/** Columns of an issued line that live on: what became of it. All else is the paper. */
const lives = [
  ...['state', 'flagged', 'refused_reasons', 'revocation', 'revocation_fact_id', 'refused_revocations'],
  ...['version', 'history_hash'],
];
const paperOf = (row: 'OLD' | 'NEW') => `to_jsonb(${row}) - ARRAY[${lives.map((c) => `'${c}'`).join(', ')}]`;

const itemIsImmutable = `CREATE TRIGGER decision_item_is_immutable BEFORE UPDATE ON decision_item FOR EACH ROW
  WHEN (${paperOf('OLD')} IS DISTINCT FROM ${paperOf('NEW')}) EXECUTE FUNCTION issued_paper_is_immutable()`;

/** What decisions that replace others, and numbered revocations, need. */
export const decisionReplacement: readonly string[] = [
  'ALTER TABLE decision ADD replaces_id uuid, ADD replacement_reason text',
  `ALTER TABLE decision ADD CONSTRAINT decision_replacing CHECK (${decisionChecks.replacing})`,
  'CREATE UNIQUE INDEX decision_replaced_once ON decision (replaces_id)',
  `ALTER TABLE decision_item ADD refused_revocations jsonb NOT NULL DEFAULT '[]',
     DROP CONSTRAINT decision_item_state, ADD CONSTRAINT decision_item_state CHECK (${decisionItemChecks.state})`,
  'DROP TRIGGER decision_item_is_immutable ON decision_item',
  itemIsImmutable,
];

/** SQL of the tables, for the first migration. */
export const decisionTables: readonly string[] = [
  `CREATE TABLE decision (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     level text NOT NULL, kind text NOT NULL, locality_id text NOT NULL, body_unit_id uuid NOT NULL,
     body_name text NOT NULL, rulings jsonb NOT NULL, initiative_ids uuid[] NOT NULL, drafted_by jsonb NOT NULL,
     created_at timestamptz NOT NULL, year integer, sequence integer, number text, signed_on date,
     signed_at timestamptz, signer jsonb,
     CONSTRAINT decision_state CHECK (${decisionChecks.state}),
     CONSTRAINT decision_kind CHECK (${decisionChecks.kind}),
     CONSTRAINT decision_numbered CHECK (${decisionChecks.numbered}),
     CONSTRAINT decision_unnumbered CHECK (${decisionChecks.unnumbered}),
     CONSTRAINT decision_number UNIQUE (body_unit_id, kind, year, sequence))`,
  `COMMENT ON TABLE decision IS 'Quyết định công nhận: đã ký thì không sửa, không xóa'`,
  'CREATE INDEX decision_list ON decision (body_unit_id, state)',
  'CREATE INDEX decision_newest ON decision (created_at, id)',
  `CREATE TABLE decision_item (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     decision_id uuid NOT NULL, place integer NOT NULL, initiative_id uuid NOT NULL,
     initiative_version integer NOT NULL, level text NOT NULL, verdict text NOT NULL, reason text, title text NOT NULL,
     authors jsonb NOT NULL, number text NOT NULL, fact_id uuid NOT NULL, refused_reasons text[] NOT NULL,
     flagged boolean NOT NULL, revocation jsonb, revocation_fact_id uuid,
     CONSTRAINT decision_item_state CHECK (${decisionItemChecks.state}),
     CONSTRAINT decision_item_verdict CHECK (${decisionItemChecks.verdict}),
     CONSTRAINT decision_item_revoked CHECK (${decisionItemChecks.revoked}),
     CONSTRAINT decision_item_line UNIQUE (decision_id, initiative_id))`,
  `COMMENT ON TABLE decision_item IS 'Một dòng của quyết định đã ký'`,
  `CREATE UNIQUE INDEX decision_item_once ON decision_item (initiative_id, level) WHERE ${standing}`,
  'CREATE INDEX decision_item_initiative ON decision_item (initiative_id)',
  `CREATE FUNCTION issued_paper_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'an issued % cannot be changed or deleted', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER decision_is_immutable BEFORE UPDATE OR DELETE ON decision FOR EACH ROW
     WHEN (OLD.state = 'issued') EXECUTE FUNCTION issued_paper_is_immutable()`,
  itemIsImmutable,
  `CREATE TRIGGER decision_item_stays BEFORE DELETE ON decision_item FOR EACH ROW
     EXECUTE FUNCTION issued_paper_is_immutable()`,
];
