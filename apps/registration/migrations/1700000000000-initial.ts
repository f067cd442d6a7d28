import { followerTables } from '#lib/service-kit/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { initiativeChecks } from '../initiative/initiative.entity.js';

const tables = [
  `CREATE TABLE campaign (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL,
     locality_id text NOT NULL, regulation_year integer NOT NULL, regulation_version integer NOT NULL,
     unit_id uuid NOT NULL, title text NOT NULL, theme text, target_levels text[] NOT NULL,
     launched_at timestamptz NOT NULL, list_published_at timestamptz)`,
  `COMMENT ON TABLE campaign IS 'Phát động'`,
  `CREATE INDEX campaign_locality ON campaign (locality_id, regulation_year)`,
  `CREATE TABLE shortcoming (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL,
     locality_id text NOT NULL, unit_id uuid NOT NULL, year integer NOT NULL, summary text NOT NULL,
     created_at timestamptz NOT NULL)`,
  `COMMENT ON TABLE shortcoming IS 'Tồn tại, khó khăn vướng mắc'`,
  `CREATE INDEX shortcoming_unit ON shortcoming (unit_id, year)`,
  `CREATE TABLE initiative (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     locality_id text NOT NULL, regulation_year integer NOT NULL, regulation_version integer NOT NULL,
     registration_required boolean NOT NULL, campaign_id uuid, title text NOT NULL, title_folded text NOT NULL,
     unit_id uuid NOT NULL, unit_path uuid[] NOT NULL, unit_kind text NOT NULL, recognizing_unit_id uuid NOT NULL,
     sector text NOT NULL, kinds text[] NOT NULL, category text, target_level text NOT NULL,
     shortcoming_id uuid, shortcoming text, fits_field_of_work boolean NOT NULL,
     authors jsonb NOT NULL, author_ids uuid[] NOT NULL, sponsor text, helpers jsonb NOT NULL,
     conditions text[] NOT NULL, declarations text[] NOT NULL, pilot jsonb, application text, first_applied_on date,
     report jsonb NOT NULL, confidential text, attachments jsonb NOT NULL,
     registered_at timestamptz, late_admission jsonb, filed_at timestamptz, unit_council text, confirmation jsonb,
     round jsonb, letter jsonb, defects jsonb NOT NULL, recognitions jsonb NOT NULL, due_at timestamptz,
     created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
     ${Object.entries(initiativeChecks)
       .map(([name, check]) => `CONSTRAINT initiative_${name} CHECK (${check})`)
       .join(', ')})`,
  `COMMENT ON TABLE initiative IS 'Sáng kiến: trạng thái chỉ dịch vụ đăng ký được ghi'`,
  `COMMENT ON COLUMN initiative.confidential IS 'Thông tin cần được bảo mật'`,
  `CREATE INDEX initiative_list ON initiative (locality_id, regulation_year, state)`,
  `CREATE INDEX initiative_unit ON initiative (unit_id, created_at)`,
  `CREATE INDEX initiative_campaign ON initiative (campaign_id, registered_at)`,
  `CREATE INDEX initiative_due ON initiative (due_at) WHERE due_at IS NOT NULL`,
  `CREATE INDEX initiative_authors ON initiative USING gin (author_ids)`,
  `CREATE INDEX initiative_unit_path ON initiative USING gin (unit_path)`,
  `CREATE TABLE reader (initiative_id uuid NOT NULL, person_id uuid NOT NULL, PRIMARY KEY (initiative_id, person_id))`,
  `CREATE INDEX reader_person ON reader (person_id)`,
  `COMMENT ON TABLE reader IS 'Thành viên hội đồng được phân công đọc hồ sơ'`,
];

export class Initial1700000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...followerTables, ...tables]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE initiative, reader, shortcoming, campaign');
  }
}
