import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dossierDuplicates } from '../dossier/dossier.tables.js';

/** Dossiers that were found to be duplicates of earlier ones. */
export class DuplicatesFound1700000001780 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of dossierDuplicates) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN duplicate_of');
  }
}
