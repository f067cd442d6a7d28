import { planChecks } from './assignment-plan.entity.js';

export const assignmentPlanTables: readonly string[] = [
  `CREATE TABLE assignment_plan (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     council_id uuid NOT NULL, seed text NOT NULL, per_dossier integer NOT NULL, min_load integer, max_load integer,
     due_at timestamptz NOT NULL, dossiers jsonb NOT NULL, loads jsonb NOT NULL, drafted_at timestamptz NOT NULL,
     applied_at timestamptz,
     CONSTRAINT assignment_plan_state CHECK (${planChecks.state}),
     CONSTRAINT assignment_plan_applied CHECK (${planChecks.applied}))`,
  `COMMENT ON TABLE assignment_plan IS 'Phương án phân công chấm nhiều hồ sơ'`,
  'CREATE INDEX assignment_plan_list ON assignment_plan (council_id, drafted_at, id)',
];
