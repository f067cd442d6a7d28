import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which earlier shortcoming of the unit came back. */
export class Recurrence1700000001500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE shortcoming ADD recurs_of uuid');
    await db.query('CREATE INDEX shortcoming_recurs_of ON shortcoming (recurs_of)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE shortcoming DROP recurs_of');
  }
}
