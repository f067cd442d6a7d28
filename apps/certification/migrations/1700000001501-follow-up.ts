import type { MigrationInterface, QueryRunner } from 'typeorm';
import { followUpTables } from '../follow-up/follow-up.tables.js';
import { recurrenceTables } from '../recurrence/recurrence.tables.js';

/** The yearly question whether a shortcoming is still fixed, and what came back. */
export class FollowUp1700000001501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...followUpTables, ...recurrenceTables]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE follow_up, recurrence');
  }
}
