import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registeredListTables } from '../campaign/registered-list.tables.js';
import { fingerprintTables } from '../duplicate/fingerprint.tables.js';
import { lapseNoticeTables } from '../initiative/lapse-notice.tables.js';

const columns = [
  `ALTER TABLE initiative
     ADD state_funded boolean NOT NULL DEFAULT false, ADD head_is_author boolean NOT NULL DEFAULT false,
     ADD managing_consent jsonb, ADD late_filing jsonb, ADD extensions jsonb NOT NULL DEFAULT '[]',
     ADD duplicate_findings jsonb NOT NULL DEFAULT '[]'`,
  `COMMENT ON COLUMN initiative.state_funded IS 'Sử dụng ngân sách, vật tư của Nhà nước'`,
  `COMMENT ON COLUMN initiative.managing_consent IS 'Văn bản đồng ý của cơ quan chủ quản'`,
  `COMMENT ON COLUMN initiative.late_filing IS 'Cho phép nộp đơn ngoài thời gian nộp'`,
  `COMMENT ON COLUMN initiative.extensions IS 'Đề nghị gia hạn bổ sung và trả lời'`,
  `COMMENT ON COLUMN initiative.duplicate_findings IS 'Kết luận về trùng lặp'`,
  'ALTER TABLE campaign ADD list_version integer NOT NULL DEFAULT 0',
];

/** Lists that were published before are frozen as they stand. */
const frozen = [
  'UPDATE campaign SET list_version = 1 WHERE list_published_at IS NOT NULL',
  `INSERT INTO registered_list (campaign_id, version, published_at, lines)
   SELECT c.id, 1, c.list_published_at, coalesce((
     SELECT jsonb_agg(jsonb_build_object('number', l.number, 'initiativeId', l.id, 'title', l.title,
       'authors', (SELECT jsonb_agg(a ->> 'fullName') FROM jsonb_array_elements(l.authors) a),
       'unit', coalesce(u.name, ''), 'sector', l.sector,
       'registeredAt', to_char(l.registered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY l.number)
     FROM (SELECT i.*, row_number() OVER (ORDER BY registered_at, id) AS number FROM initiative i
           WHERE i.campaign_id = c.id AND i.registered_at IS NOT NULL AND i.state NOT IN ('withdrawn', 'lapsed')) l
     LEFT JOIN unit_ref u ON u.unit_id = l.unit_id), '[]')
   FROM campaign c WHERE c.list_published_at IS NOT NULL`,
];

/**
 * Titles are searched by any part of them. The extension may be there already, in whatever schema an administrator
 * put it: this login need not be allowed to create it, and its search path need not reach it.
 */
async function indexTitles(db: QueryRunner): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtext('sangkien extensions'))`);
  await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public');
  const [{ schema }] = (await db.query(
    `SELECT quote_ident(n.nspname) AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_trgm'`,
  )) as [{ schema: string }];
  await db.query(`CREATE INDEX initiative_title ON initiative USING gin (title_folded ${schema}.gin_trgm_ops)`);
}

export class Intake1700000001400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const tables = [...registeredListTables, ...fingerprintTables, ...lapseNoticeTables];
    for (const statement of [...columns, ...tables, ...frozen]) await db.query(statement);
    await indexTitles(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE registered_list, fingerprint, lapse_notice');
    await db.query('DROP INDEX initiative_title');
    await db.query('ALTER TABLE campaign DROP list_version');
    await db.query(`ALTER TABLE initiative DROP state_funded, DROP head_is_author, DROP managing_consent,
      DROP late_filing, DROP extensions, DROP duplicate_findings`);
  }
}
