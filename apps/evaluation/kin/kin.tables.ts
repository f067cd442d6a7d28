import { kinChecks } from './kin.entity.js';

export const kinTables: readonly string[] = [
  `CREATE TABLE kin (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     person_id uuid NOT NULL, kin_id uuid NOT NULL, kin_name text NOT NULL, relation text NOT NULL,
     declared_at timestamptz NOT NULL,
     CONSTRAINT kin_state CHECK (${kinChecks.state}),
     CONSTRAINT kin_other CHECK (${kinChecks.other}))`,
  `COMMENT ON TABLE kin IS 'Người thân mà thành viên hội đồng khai báo'`,
  `CREATE UNIQUE INDEX kin_once ON kin (person_id, kin_id) WHERE state = 'declared'`,
  'CREATE INDEX kin_of ON kin (kin_id)',
];
