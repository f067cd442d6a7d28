import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appealTables } from '../appeal/appeal.tables.js';
import { nominationLetterTables } from '../nomination-letter/nomination-letter.tables.js';
import { nominationSelection } from '../nomination/nomination.tables.js';
import { reportTables } from '../report/report.tables.js';

/** Papers beside the decisions: the nomination letter, the report; and appeals. */
export class Papers1700000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...nominationLetterTables, ...nominationSelection, ...appealTables, ...reportTables])
      await runner.query(sql);
  }

  /** What is recorded is never dropped by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('issued papers are never dropped'));
  }
}
