import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewardLetterTables } from '../reward-letter/reward-letter.tables.js';
import { rewardProposalTables } from '../reward-proposal/reward-proposal.tables.js';

/** Whom the recognized initiatives are to bring a reward, and the letters that say so. */
export class Rewards1700000001710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [...rewardProposalTables, ...rewardLetterTables]) await runner.query(sql);
  }

  /** What is recorded is never dropped by a program. */
  down(): Promise<void> {
    return Promise.reject(new Error('issued papers are never dropped'));
  }
}
