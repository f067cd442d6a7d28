import type { MigrationInterface, QueryRunner } from 'typeorm';
import { delegationTables } from '../delegation/delegation.tables.js';

/** What the head commits to, by whom and on what proof; and who acts in the head's place. */
export class UnitHead1700000001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier ADD category text, ADD shortcoming_id uuid');
    await runner.query('CREATE INDEX dossier_shortcoming ON dossier (shortcoming_id)');
    await runner.query(
      `ALTER TABLE confirmation ADD evidence jsonb NOT NULL DEFAULT '[]', ADD similar_units jsonb, ADD shortcoming_id uuid`,
    );
    await runner.query('ALTER TABLE confirmation ALTER evidence DROP DEFAULT');
    for (const sql of delegationTables) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delegation');
    await runner.query('ALTER TABLE confirmation DROP evidence, DROP similar_units, DROP shortcoming_id');
    await runner.query('ALTER TABLE dossier DROP category, DROP shortcoming_id');
  }
}
