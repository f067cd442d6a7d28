import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assessmentDeclarations } from '../assessment/assessment.tables.js';
import { assignmentPlanTables } from '../assignment-plan/assignment-plan.tables.js';
import { councilPanels } from '../council/council.tables.js';
import { dossierCategory } from '../dossier/dossier.tables.js';
import { kinTables } from '../kin/kin.tables.js';

const statements = [
  ...councilPanels,
  ...dossierCategory,
  ...assessmentDeclarations,
  ...kinTables,
  ...assignmentPlanTables,
];

/** Panels of councils, declarations and kin, plans of assignment. */
export class CouncilDepth1700000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment_plan, kin');
    await runner.query('ALTER TABLE assessment DROP COLUMN declared_ids, DROP COLUMN vacancies');
    await runner.query('ALTER TABLE dossier DROP COLUMN category');
    await runner.query('ALTER TABLE council DROP COLUMN panels');
  }
}
