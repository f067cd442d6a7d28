import { confirmationChecks } from './confirmation.entity.js';

/** SQL of the table, for the first migration. */
export const confirmationTables: readonly string[] = [
  `CREATE TABLE confirmation (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL CONSTRAINT confirmation_initiative UNIQUE, locality_id text NOT NULL,
     unit_id uuid NOT NULL, opened_at timestamptz NOT NULL, effect text, scope text, commitment text, proof text,
     shortcoming text, reason text, decided_by jsonb, decided_at timestamptz, fact_id uuid,
     refused_reasons text[] NOT NULL,
     CONSTRAINT confirmation_state CHECK (${confirmationChecks.state}),
     CONSTRAINT confirmation_decided CHECK (${confirmationChecks.decided}),
     CONSTRAINT confirmation_confirmed CHECK (${confirmationChecks.confirmed}),
     CONSTRAINT confirmation_declined CHECK (${confirmationChecks.declined}))`,
  `COMMENT ON TABLE confirmation IS 'Xác nhận của thủ trưởng: hiệu quả, phạm vi và cam kết'`,
  'CREATE INDEX confirmation_list ON confirmation (unit_id, state)',
  'CREATE INDEX confirmation_newest ON confirmation (opened_at, id)',
];
