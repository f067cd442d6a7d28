import type { MigrationInterface, QueryRunner } from 'typeorm';
import { certificateReplacement } from '../certificate/certificate.tables.js';
import { correctionTables } from '../correction/correction.tables.js';
import { decisionReplacement } from '../decision/decision.tables.js';
import { reissueTables } from '../reissue/reissue.tables.js';

/** Papers that correct, replace or revoke issued ones, and what rests on a recognition that was revoked. */
export class Amendments1700000001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...decisionReplacement, ...certificateReplacement, ...correctionTables, ...reissueTables])
      await runner.query(sql);
    await runner.query('ALTER TABLE title_use ADD revoked_ground jsonb');
    await runner.query('ALTER TABLE replication ADD revoked_ground jsonb');
  }

  /** What is recorded is never dropped by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('issued papers are never dropped'));
  }
}
