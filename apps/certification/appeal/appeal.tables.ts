import { appealChecks, standingAppeal } from './appeal.entity.js';

/** SQL of the tables. */
export const appealTables: readonly string[] = [
  `CREATE TABLE declined_outcome (
     initiative_id uuid PRIMARY KEY, version integer NOT NULL, against text, declined_at timestamptz NOT NULL,
     reason text)`,
  `COMMENT ON TABLE declined_outcome IS 'Kết quả không công nhận gần nhất của một sáng kiến'`,
  `CREATE TABLE appeal (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, initiative_version integer NOT NULL, locality_id text NOT NULL, title text NOT NULL,
     author_ids uuid[] NOT NULL, against text NOT NULL, body_unit_id uuid NOT NULL, grounds text NOT NULL,
     lodged_by jsonb NOT NULL, lodged_at timestamptz NOT NULL, answer_by timestamptz NOT NULL, answer text,
     answered_by jsonb, answered_at timestamptz, fact_id uuid, refused_reasons text[] NOT NULL,
     CONSTRAINT appeal_state CHECK (${appealChecks.state}),
     CONSTRAINT appeal_answered CHECK (${appealChecks.answered}))`,
  `COMMENT ON TABLE appeal IS 'Khiếu nại, kiến nghị về việc không công nhận'`,
  `CREATE UNIQUE INDEX appeal_once ON appeal (initiative_id, initiative_version) WHERE ${standingAppeal}`,
  'CREATE INDEX appeal_body ON appeal (body_unit_id, state)',
  'CREATE INDEX appeal_newest ON appeal (lodged_at, id)',
];

/** Whose head answers; of those lodged before, the body that declined. */
export const answeringUnitTables: readonly string[] = [
  'ALTER TABLE appeal ADD COLUMN answering_unit_id uuid',
  'UPDATE appeal SET answering_unit_id = body_unit_id',
  'ALTER TABLE appeal ALTER COLUMN answering_unit_id SET NOT NULL',
  'CREATE INDEX appeal_answering ON appeal (answering_unit_id, state)',
];
