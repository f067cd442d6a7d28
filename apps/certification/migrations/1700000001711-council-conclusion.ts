import type { MigrationInterface, QueryRunner } from 'typeorm';
import { councilConclusionTables } from '../report/report.tables.js';

/** What reports count of the councils' conclusions. */
export class CouncilConclusion1700000001711 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of councilConclusionTables) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE council_conclusion');
  }
}
