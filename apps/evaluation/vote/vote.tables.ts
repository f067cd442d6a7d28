import { voteChecks } from './vote.entity.js';

/** SQL of the tables, for the first migration. */
export const voteTables: readonly string[] = [
  `CREATE TABLE vote (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     meeting_id uuid NOT NULL, assessment_id uuid NOT NULL, mode text NOT NULL, members integer NOT NULL,
     recused integer NOT NULL, voter_ids uuid[] NOT NULL, opened_at timestamptz NOT NULL, tally jsonb,
     CONSTRAINT vote_state CHECK (${voteChecks.state}),
     CONSTRAINT vote_mode CHECK (${voteChecks.mode}),
     CONSTRAINT vote_counted CHECK (${voteChecks.counted}))`,
  `COMMENT ON TABLE vote IS 'Lượt biểu quyết'`,
  `CREATE UNIQUE INDEX vote_once ON vote (assessment_id) WHERE state = 'open'`,
  'CREATE INDEX vote_meeting ON vote (meeting_id, opened_at)',
  'CREATE INDEX vote_assessment ON vote (assessment_id, opened_at)',
  'CREATE TABLE voter (vote_id uuid NOT NULL, member_id uuid NOT NULL, PRIMARY KEY (vote_id, member_id))',
  `COMMENT ON TABLE voter IS 'Ai đã bỏ phiếu; không ghi bỏ phiếu gì, lúc nào'`,
  `CREATE TABLE open_ballot (
     vote_id uuid NOT NULL, member_id uuid NOT NULL, choice text NOT NULL, PRIMARY KEY (vote_id, member_id))`,
  `COMMENT ON TABLE open_ballot IS 'Biểu quyết công khai'`,
  `CREATE TABLE ballot_box (
     vote_id uuid PRIMARY KEY, agree integer NOT NULL, disagree integer NOT NULL, blank integer NOT NULL)`,
  `COMMENT ON TABLE ballot_box IS 'Hòm phiếu kín: chỉ có số lượng'`,
];

/** What later migrations added: the rule fixed at the opening, and the sealed box. */
export const voteRuleColumns: readonly string[] = [
  'ALTER TABLE vote ADD COLUMN ballot_number integer NOT NULL DEFAULT 1, ADD COLUMN rule jsonb, ADD COLUMN quorum jsonb',
  'ALTER TABLE vote ALTER COLUMN ballot_number DROP DEFAULT',
  'ALTER TABLE ballot_box ADD COLUMN sealed bytea',
  `COMMENT ON TABLE ballot_box IS 'Hòm phiếu kín, niêm phong: chỉ có số lượng, mã hóa bằng khóa ở ngoài cơ sở dữ liệu'`,
];
