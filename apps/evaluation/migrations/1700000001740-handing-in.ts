import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intakeHandingIn } from '../intake/intake.tables.js';

/** Cách nộp, số bộ hồ sơ giấy, lệ phí: told on the receipt. */
export class HandingIn1700000001740 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of intakeHandingIn) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE intake DROP COLUMN office_label, DROP COLUMN reports_to, DROP COLUMN channel,
         DROP COLUMN paper_copies, DROP COLUMN fee`,
    );
  }
}
