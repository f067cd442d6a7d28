import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replicationTables } from '../replication/replication.tables.js';
import { selectionTables } from '../selection/selection.tables.js';
import { titleUseTables } from '../title-use/title-use.tables.js';

/** What a recognition leads to: others apply it, the unit selects it, it serves a title. */
export class AfterRecognition1700000001502 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...replicationTables, ...selectionTables, ...titleUseTables]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE replication, selection, title_use');
  }
}
