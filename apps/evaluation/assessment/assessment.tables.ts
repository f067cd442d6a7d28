import { assessmentChecks } from './assessment.entity.js';

/** SQL of the table, for the first migration. */
export const assessmentTables: readonly string[] = [
  `CREATE TABLE assessment (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, title text NOT NULL, level text NOT NULL, council_id uuid NOT NULL,
     locality_id text NOT NULL, regulation_year integer NOT NULL, regulation_version integer NOT NULL,
     round_year integer, round_number integer, conflicted_ids uuid[] NOT NULL, recusals jsonb NOT NULL,
     assignments jsonb NOT NULL, assigned_ids uuid[] NOT NULL, opened_at timestamptz NOT NULL,
     scores_opened_at timestamptz, meeting_id uuid, outcome text, decided_by text, conclusion jsonb, reason text,
     defects jsonb NOT NULL, concluded_at timestamptz, fact_id uuid, fact_from text, refusal jsonb,
     CONSTRAINT assessment_state CHECK (${assessmentChecks.state}),
     CONSTRAINT assessment_level CHECK (${assessmentChecks.level}),
     CONSTRAINT assessment_opened CHECK (${assessmentChecks.opened}),
     CONSTRAINT assessment_concluded CHECK (${assessmentChecks.concluded}))`,
  `COMMENT ON TABLE assessment IS 'Đánh giá của một hội đồng với một hồ sơ'`,
  `CREATE UNIQUE INDEX assessment_once ON assessment (initiative_id, level) WHERE state IN ('scoring', 'deliberating')`,
  'CREATE INDEX assessment_list ON assessment (council_id, opened_at, id)',
  'CREATE INDEX assessment_dossier ON assessment (initiative_id)',
  'CREATE INDEX assessment_fact ON assessment (fact_id)',
];

/** Declarations and vacancies. Whoever was assigned before there were declarations has seen the dossier. */
export const assessmentDeclarations: readonly string[] = [
  `ALTER TABLE assessment ADD COLUMN declared_ids uuid[] NOT NULL DEFAULT '{}',
     ADD COLUMN vacancies jsonb NOT NULL DEFAULT '[]'`,
  `UPDATE assessment SET declared_ids = assigned_ids WHERE state IN ('scoring', 'deliberating')`,
];
