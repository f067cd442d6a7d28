import type { MigrationInterface, QueryRunner } from 'typeorm';
import { regulationDraftTables } from '../regulation-draft/regulation-draft.tables.js';

/** Drafts of regulations, which the administrator edits before publishing them. */
export class RegulationDraft1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of regulationDraftTables) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE regulation_draft');
  }
}
