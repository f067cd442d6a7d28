import type { MigrationInterface, QueryRunner } from 'typeorm';
import { lapseNoticeUnanswered } from '../initiative/lapse-notice.tables.js';

/** Requests for more time hold the lapse until a known instant; those that wait already, until the day they ask for. */
export class BoundedExtension1700000001770 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of lapseNoticeUnanswered) await db.query(statement);
    await db.query(
      `UPDATE initiative SET extensions = (SELECT jsonb_agg(each || CASE WHEN each ? 'answer' THEN '{}'::jsonb
           ELSE jsonb_build_object('answerBy', (each ->> 'until') || 'T17:00:00.000Z') END ORDER BY n)
         FROM jsonb_array_elements(extensions) WITH ORDINALITY AS asked (each, n))
       WHERE jsonb_path_exists(extensions, '$[*] ? (!exists(@.answer))')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE lapse_notice DROP COLUMN unanswered');
  }
}
