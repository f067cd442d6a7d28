import { followerTables } from '#lib/service-kit/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const obligation = [
  `CREATE TABLE obligation (
     id uuid PRIMARY KEY, kind text NOT NULL, subject text NOT NULL, initiative_id uuid, locality_id text NOT NULL,
     title text, owner text NOT NULL, scope text NOT NULL, person_id uuid, roles text[] NOT NULL, unit_id uuid,
     due_at timestamptz NOT NULL, due_version integer NOT NULL, rungs integer[] NOT NULL, state text NOT NULL,
     opened_at timestamptz NOT NULL, closed_at timestamptz,
     CONSTRAINT obligation_owed UNIQUE (kind, subject, owner),
     CONSTRAINT obligation_state CHECK (state IN ('open', 'done', 'cancelled')),
     CONSTRAINT obligation_closed_at CHECK ((state = 'open') = (closed_at IS NULL)),
     CONSTRAINT obligation_scope CHECK (scope IN ('person', 'unit', 'tree', 'locality')),
     CONSTRAINT obligation_person CHECK ((scope = 'person') = (person_id IS NOT NULL)),
     CONSTRAINT obligation_unit CHECK ((scope IN ('unit', 'tree')) = (unit_id IS NOT NULL)))`,
  `CREATE INDEX obligation_open_due ON obligation (due_at) WHERE state = 'open'`,
  'CREATE INDEX obligation_initiative ON obligation (initiative_id)',
  'CREATE INDEX obligation_subject ON obligation (subject)',
  `COMMENT ON TABLE obligation IS 'Việc cần làm: ai phải làm gì trước khi nào'`,
  `CREATE TABLE initiative_ref (
     initiative_id uuid PRIMARY KEY, version integer NOT NULL, title text, answer_by timestamptz, received_at timestamptz)`,
  `COMMENT ON TABLE initiative_ref IS 'Tên sáng kiến và ngày trả lời ghi trên giấy biên nhận'`,
  'CREATE TABLE heard (subject text PRIMARY KEY, version bigint NOT NULL)',
  `COMMENT ON TABLE heard IS 'Tin mới nhất đã nhận về cuộc họp, quy chế, phiên đánh giá'`,
];

const reminder = [
  `CREATE TABLE reminder (
     id uuid PRIMARY KEY, obligation_id uuid NOT NULL, person_id uuid NOT NULL, kind text NOT NULL, rung integer NOT NULL,
     due_version integer NOT NULL, state text NOT NULL, attempts integer NOT NULL, next_at timestamptz,
     claimed_at timestamptz, mail_key text,
     CONSTRAINT reminder_once UNIQUE (obligation_id, person_id, rung, due_version),
     CONSTRAINT reminder_state CHECK (state IN ('planned', 'claimed', 'sent', 'unknown', 'failed', 'dropped')),
     CONSTRAINT reminder_mail_of_claim CHECK (state IN ('planned', 'dropped') OR mail_key IS NOT NULL))`,
  `CREATE INDEX reminder_waiting ON reminder (state, next_at) WHERE state IN ('planned', 'failed', 'claimed')`,
  'CREATE INDEX reminder_mail ON reminder (mail_key)',
  `COMMENT ON TABLE reminder IS 'Nhắc hạn: mỗi việc, mỗi người, mỗi mốc, mỗi lần đổi hạn chỉ một lần'`,
  `CREATE TABLE mail (
     key text PRIMARY KEY, person_id uuid NOT NULL, locality_id text NOT NULL, address text NOT NULL, kind text NOT NULL,
     subject text NOT NULL, count integer NOT NULL, state text NOT NULL, claimed_at timestamptz NOT NULL,
     sent_at timestamptz, error text,
     CONSTRAINT mail_state CHECK (state IN ('claimed', 'sent', 'unknown', 'failed')),
     CONSTRAINT mail_sent_at CHECK ((state = 'sent') = (sent_at IS NOT NULL)))`,
  'CREATE INDEX mail_newest ON mail (claimed_at, key)',
  `COMMENT ON TABLE mail IS 'Thư nhắc hạn đã gửi: cho ai, khi nào, kết quả'`,
];

/** The notification service's tables as they first were. */
export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...followerTables, ...obligation, ...reminder]) await runner.query(sql);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('the first migration has nothing to go back to'));
  }
}
