import type { MigrationInterface, QueryRunner } from 'typeorm';
import { answeringUnitTables } from '../appeal/appeal.tables.js';

/** The unit whose head answers an appeal. */
export class AnsweringUnit1700000001970 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of answeringUnitTables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE appeal DROP COLUMN answering_unit_id');
  }
}
