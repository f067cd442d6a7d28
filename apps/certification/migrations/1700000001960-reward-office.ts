import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewardOfficeTables } from '../reward-letter/reward-letter.tables.js';

/** Letters that propose rewards can be read by the office that they go through. */
export class RewardOffice1700000001960 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of rewardOfficeTables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reward_letter DROP COLUMN office_unit_id');
  }
}
