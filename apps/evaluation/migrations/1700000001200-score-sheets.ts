import type { MigrationInterface, QueryRunner } from 'typeorm';
import { explanationTables } from '../fairness/explanation.tables.js';
import { scoreSheetReopening } from '../score-sheet/score-sheet.tables.js';

/** Sheets keyed from paper and reopened, and what members say of a sheet that stands apart. */
export class ScoreSheets1700000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...scoreSheetReopening, ...explanationTables]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('what was keyed and explained is not thrown away: restore the backup instead');
  }
}
