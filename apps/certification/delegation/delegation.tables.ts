import { delegationChecks } from './delegation.entity.js';

/** SQL of the table, for its migration. */
export const delegationTables: readonly string[] = [
  `CREATE TABLE delegation (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     unit_id uuid NOT NULL, head_id uuid NOT NULL, head jsonb NOT NULL, deputy_id uuid NOT NULL, deputy jsonb NOT NULL,
     acts text[] NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL, given_at timestamptz NOT NULL,
     revoked_at timestamptz, reason text,
     CONSTRAINT delegation_state CHECK (${delegationChecks.state}),
     CONSTRAINT delegation_dates CHECK (${delegationChecks.dates}),
     CONSTRAINT delegation_acts CHECK (${delegationChecks.acts}),
     CONSTRAINT delegation_revoked CHECK (${delegationChecks.revoked}))`,
  `COMMENT ON TABLE delegation IS 'Giao cấp phó ký thay thủ trưởng (KT.) trong một thời gian'`,
  'CREATE INDEX delegation_unit ON delegation (unit_id, valid_to)',
  'CREATE INDEX delegation_deputy ON delegation (deputy_id, valid_to)',
  'CREATE INDEX delegation_newest ON delegation (given_at, id)',
];
