import { migrate } from '#lib/service-kit/database.js';
import { freshDatabase } from '#lib/testing/fresh-database.js';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { RegisteredLine } from './campaign/registered-list.entity.js';
import { registration } from './index.js';

it('migrates under a login of its own that may not write to the shared schema', async () => {
  const database = await freshDatabase();
  const role = `login_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Client(database.url);
  await admin.connect();
  try {
    await admin.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await admin.query('REVOKE CREATE ON SCHEMA public FROM public');
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    await admin.query(`CREATE SCHEMA registration AUTHORIZATION ${role}`);
    await admin.query(`GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'x'];
    await migrate(registration, url.href);
    const { rows } = await admin.query<{ owner: string }>(
      `SELECT tableowner AS owner FROM pg_tables WHERE schemaname = 'registration' AND tablename = 'fingerprint'`,
    );
    expect(rows).toEqual([{ owner: role }]);
  } finally {
    await admin.query(`DROP OWNED BY ${role} CASCADE`);
    await admin.query(`DROP ROLE ${role}`);
    await admin.end();
    await database.drop();
  }
});

it('freezes, as they stand, the lists that were published before lists were frozen', async () => {
  const database = await freshDatabase();
  const [first] = registration.migrations;
  await migrate({ ...registration, migrations: [first!] }, database.url);
  const db = new pg.Client(database.url);
  await db.connect();
  try {
    await db.query('SET search_path = registration');
    const [campaignId, unitId, one] = [randomUUID(), randomUUID(), randomUUID()];
    await db.query(
      `INSERT INTO campaign VALUES ($1, 2, 'h', 'thanh-tri', 2024, 1, $2, 'Năm 2024', NULL, '{district}', now(), now())`,
      [campaignId, unitId],
    );
    await db.query(
      `INSERT INTO initiative (id, version, history_hash, state, locality_id, regulation_year, regulation_version,
         registration_required, campaign_id, title, title_folded, unit_id, unit_path, unit_kind, recognizing_unit_id,
         sector, kinds, target_level, fits_field_of_work, authors, author_ids, helpers, conditions, declarations,
         report, attachments, registered_at, defects, recognitions, created_at, updated_at)
       VALUES ($1, 1, 'h', 'registered', 'thanh-tri', 2024, 1, true, $2, 'Tên', 'ten', $3, ARRAY[$3::uuid], 'commune', $3,
         'general', '{}', 'unit', true, '[{"fullName": "An"}]', '{}', '[]', '{}', '{}', '{}', '[]',
         '2024-07-20T02:00:00Z', '[]', '[]', now(), now())`,
      [one, campaignId, unitId],
    );
    await migrate(registration, database.url);
    const { rows } = await db.query<{ version: number; lines: RegisteredLine[] }>(
      'SELECT version, lines FROM registered_list WHERE campaign_id = $1',
      [campaignId],
    );
    const line = { number: 1, initiativeId: one, title: 'Tên', authors: ['An'], unit: '', sector: 'general' };
    expect(rows).toEqual([{ version: 1, lines: [{ ...line, registeredAt: '2024-07-20T02:00:00.000Z' }] }]);
  } finally {
    await db.end();
    await database.drop();
  }
});
