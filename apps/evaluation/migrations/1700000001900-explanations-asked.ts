import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askedTables } from '../fairness/explanation.tables.js';

/** Who was asked why their sheet stands apart. */
export class ExplanationsAsked1700000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of askedTables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE explanations_asked');
  }
}
