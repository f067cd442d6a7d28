import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dossierScopeShare } from '../dossier/dossier.tables.js';

/** How many units with the same conditions could use it, for the council to see. */
export class ScopeShare1700000001720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of dossierScopeShare) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN scope_share');
  }
}
