import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a declined initiative stood, which an appeal may reopen; for those declined before, from their history. */
export class DeclinedFrom1700000001600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE initiative ADD COLUMN declined_from text');
    await db.query(
      `UPDATE initiative i SET declined_from = (SELECT h.from_state FROM history h
         WHERE h.aggregate = 'initiative' AND h.aggregate_id = i.id AND h.to_state = 'declined'
           AND h.from_state <> 'declined' ORDER BY h.version DESC LIMIT 1)
       WHERE state = 'declined'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE initiative DROP COLUMN declined_from');
  }
}
