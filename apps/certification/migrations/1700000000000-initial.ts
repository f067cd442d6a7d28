import { followerTables } from '#lib/service-kit/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { certificateTables } from '../certificate/certificate.tables.js';
import { confirmationTables } from '../confirmation/confirmation.tables.js';
import { decisionTables } from '../decision/decision.tables.js';
import { dossierTables } from '../dossier/dossier.tables.js';
import { nominationTables } from '../nomination/nomination.tables.js';
import { numberSeriesTables } from '../number-series/number-series.entity.js';

const tables = [
  ...followerTables,
  ...dossierTables,
  ...confirmationTables,
  ...decisionTables,
  ...certificateTables,
  ...nominationTables,
  ...numberSeriesTables,
];

/** The service's first tables. */
export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql);
  }

  /** What is recorded is never dropped by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('the first migration cannot be undone'));
  }
}
