import { followerTables } from '#lib/service-kit/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assessmentTables } from '../assessment/assessment.tables.js';
import { councilTables } from '../council/council.tables.js';
import { dossierTables } from '../dossier/dossier.tables.js';
import { intakeTables } from '../intake/intake.tables.js';
import { meetingTables } from '../meeting/meeting.tables.js';
import { roundTables } from '../round/round.tables.js';
import { scoreSheetTables } from '../score-sheet/score-sheet.tables.js';
import { voteTables } from '../vote/vote.tables.js';

const tables = [
  ...followerTables,
  ...dossierTables,
  ...intakeTables,
  ...councilTables,
  ...roundTables,
  ...assessmentTables,
  ...scoreSheetTables,
  ...meetingTables,
  ...voteTables,
];

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('the first migration is not undone: drop the schema instead');
  }
}
