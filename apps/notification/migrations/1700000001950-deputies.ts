import type { MigrationInterface, QueryRunner } from 'typeorm';

const sqls = [
  `CREATE TABLE delegation_ref (
     delegation_id uuid PRIMARY KEY, version integer NOT NULL, unit_id uuid NOT NULL, head_id uuid NOT NULL,
     deputy_id uuid NOT NULL, acts text[] NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL,
     state text NOT NULL)`,
  'CREATE INDEX delegation_ref_deputy ON delegation_ref (deputy_id)',
  `COMMENT ON TABLE delegation_ref IS 'Giao cấp phó ký thay: ai cũng được nhắc việc của thủ trưởng, trong thời gian nào'`,
  `ALTER TABLE initiative_ref ADD author_ids uuid[] NOT NULL DEFAULT '{}'`,
];

/** Deputies who sign in the place of a head, and the authors whose own work neither of them may judge. */
export class Deputies1700000001950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of sqls) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delegation_ref');
    await runner.query('ALTER TABLE initiative_ref DROP author_ids');
  }
}
