import { migrate } from '#lib/service-kit/database.js';
import { freshDatabase } from '#lib/testing/fresh-database.js';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { entities } from '../evaluation.schema.js';
import { Initial1700000000000 } from './1700000000000-initial.js';
import { ScoreSheets1700000001200 } from './1700000001200-score-sheets.js';

const schema = (...migrations: (new () => MigrationInterface)[]) => ({
  name: 'evaluation' as const,
  entities,
  migrations,
});

it('what the last release stored keeps its lock and gets the regulation it was filled in under', async () => {
  const database = await freshDatabase();
  const db = new pg.Client({ connectionString: database.url, options: '-c search_path=evaluation' });
  try {
    await migrate(schema(Initial1700000000000), database.url);
    await db.connect();
    const id = randomUUID();
    await db.query(
      `INSERT INTO assessment (id, version, history_hash, state, initiative_id, title, level, council_id, locality_id,
         regulation_year, regulation_version, conflicted_ids, recusals, assignments, assigned_ids, opened_at, defects)
       VALUES ($1, 1, 'x', 'scoring', $1, 'Sáng kiến', 'district', $1, 'x', 2024, 3, '{}', '[]', '[]', '{}', now(), '[]')`,
      [id],
    );
    await db.query(
      `INSERT INTO score_sheet (id, version, history_hash, state, assessment_id, member_id, scores, remarks, saved_at,
         sent_at) VALUES ($1, 2, 'x', 'sent', $1, $1, '{"novelty": 3}', '{}', now(), now())`,
      [id],
    );
    await migrate(schema(Initial1700000000000, ScoreSheets1700000001200), database.url);
    const { rows } = await db.query('SELECT regulation_year, regulation_version, keyed_by, state FROM score_sheet');
    expect(rows).toEqual([{ regulation_year: 2024, regulation_version: 3, keyed_by: null, state: 'sent' }]);
    await expect(db.query(`UPDATE score_sheet SET scores = '{}', state = 'draft', sent_at = NULL`)).rejects.toThrow(
      'is not changed',
    );
    await expect(db.query('DELETE FROM score_sheet')).rejects.toThrow('is not changed');
    await db.query(`UPDATE score_sheet SET state = 'draft', sent_at = NULL`);
  } finally {
    await db.end();
    await database.drop();
  }
});
