import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nominationLetterChannel } from '../nomination-letter/nomination-letter.tables.js';
import { reportChannel } from '../report/report.tables.js';

/** Nomination letters and reports say through whom they go. */
export class Channels1700000001760 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...nominationLetterChannel, ...reportChannel]) await runner.query(sql);
  }

  /** What is recorded is never dropped by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('issued papers are never dropped'));
  }
}
