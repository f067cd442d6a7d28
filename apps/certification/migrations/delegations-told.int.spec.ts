import { delegationChanged } from '#lib/contracts/delegation.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { migrate } from '#lib/service-kit/database.js';
import { freshDatabase } from '#lib/testing/fresh-database.js';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { certificationEntities as entities, certificationMigrations } from '../certification.schema.js';

const told = certificationMigrations.findIndex(({ name }) => name.startsWith('DelegationsTold'));
const schema = (count: number) => ({
  ...{ name: 'certification' as const, entities },
  migrations: certificationMigrations.slice(0, count),
});

it('tells once of every delegation that still counts and was given before anybody was told', async () => {
  const database = await freshDatabase();
  const db = new pg.Client({ connectionString: database.url, options: '-c search_path=certification' });
  const [head, deputy] = [randomUUID(), randomUUID()];
  const give = async (state: 'given' | 'revoked', validTo: string) => {
    const id = randomUUID();
    const ended = state === 'revoked' ? [new Date(), 'Đã về'] : [null, null];
    await db.query(
      `INSERT INTO delegation (id, version, history_hash, state, unit_id, head_id, head, deputy_id, deputy, acts,
         valid_from, valid_to, given_at, revoked_at, reason)
       VALUES ($1, 1, 'x', $2, $3, $4, '{"name": "Lê Thị Cúc"}', $5, '{}', '{confirm}', '2024-09-05', $6,
         '2024-09-05T02:00:00Z', $7, $8)`,
      [id, state, randomUUID(), head, deputy, validTo, ...ended],
    );
    return id;
  };
  try {
    await migrate(schema(told), database.url);
    await db.connect();
    const id = await give('given', '2999-12-31');
    await give('given', '2024-09-20');
    await give('revoked', '2999-12-31');
    await migrate(schema(told + 1), database.url);
    const { rows } = await db.query<{ event_id: string; envelope: Envelope }>('SELECT event_id, envelope FROM outbox');
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row && delegationChanged.parse(row.envelope)).toEqual(
      expect.objectContaining({
        ...{ id: row?.event_id, subject: id, time: '2024-09-05T02:00:00.000Z' },
        data: {
          ...{ delegationId: id, version: 1, headId: head, deputyId: deputy, acts: ['confirm'], state: 'given' },
          ...{ validFrom: '2024-09-05', validTo: '2999-12-31', unitId: expect.any(String) as string },
          by: { personId: head, role: 'unit-head', name: 'Lê Thị Cúc' },
        },
      }),
    );
  } finally {
    await db.end();
    await database.drop();
  }
});
