import { rewardProposalChecks as checks, standing } from './reward-proposal.entity.js';

/** SQL of the table, for its migration. */
export const rewardProposalTables: readonly string[] = [
  `CREATE TABLE reward_proposal (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     initiative_id uuid NOT NULL, level text NOT NULL, person_id uuid NOT NULL, full_name text NOT NULL,
     locality_id text NOT NULL, unit_id uuid NOT NULL, sector text NOT NULL, title text NOT NULL,
     decision_number text NOT NULL, decided_on date NOT NULL, form jsonb NOT NULL, reason text NOT NULL,
     selected_by jsonb NOT NULL, created_at timestamptz NOT NULL, letter_id uuid, letter_number text, proposed_on date,
     answer_number text, answered_on date, answer_reason text, answered_by jsonb, granted_form jsonb,
     flagged boolean NOT NULL,
     CONSTRAINT reward_proposal_state CHECK (${checks.state}),
     CONSTRAINT reward_proposal_level CHECK (${checks.level}),
     CONSTRAINT reward_proposal_sent CHECK (${checks.sent}),
     CONSTRAINT reward_proposal_proposed CHECK (${checks.proposed}),
     CONSTRAINT reward_proposal_answered CHECK (${checks.answered}),
     CONSTRAINT reward_proposal_granted CHECK (${checks.granted}),
     CONSTRAINT reward_proposal_refused CHECK (${checks.refused}))`,
  `COMMENT ON TABLE reward_proposal IS 'Đề nghị khen thưởng tác giả sáng kiến được công nhận, và kết quả'`,
  `CREATE UNIQUE INDEX reward_proposal_once ON reward_proposal (initiative_id, level, person_id) WHERE ${standing}`,
  'CREATE INDEX reward_proposal_initiative ON reward_proposal (initiative_id)',
  'CREATE INDEX reward_proposal_list ON reward_proposal (locality_id, state)',
  'CREATE INDEX reward_proposal_newest ON reward_proposal (created_at, id)',
  'CREATE INDEX reward_proposal_letter ON reward_proposal (letter_id)',
];
