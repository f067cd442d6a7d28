import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readers are released, and admitted only once they declared; whoever reads already goes on reading. */
export class ReaderStanding1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE reader ADD COLUMN assigned boolean NOT NULL DEFAULT true,
         ADD COLUMN declared boolean NOT NULL DEFAULT true, ADD COLUMN told_at timestamptz`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM reader WHERE NOT (assigned AND declared)');
    await runner.query('ALTER TABLE reader DROP COLUMN assigned, DROP COLUMN declared, DROP COLUMN told_at');
  }
}
