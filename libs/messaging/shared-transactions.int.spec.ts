import { conflict } from '#lib/contracts/errors.js';
import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SwallowedFailure } from './failure.js';
import { createTables, TestService } from './messaging.fixture.js';

describe('shared transactions', () => {
  let database: FreshDatabase;
  let service: TestService;

  beforeEach(async () => {
    database = await freshDatabase();
    await createTables(database.url, 'evaluation');
    service = await TestService.open(database.url, 'evaluation');
    await service.db.query('ALTER TABLE effect ADD COLUMN transaction bigint DEFAULT txid_current()');
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
  });

  const insert = async (tx: EntityManager, n: number): Promise<number> => {
    await tx.query('INSERT INTO effect (n) VALUES ($1)', [n]);
    return n;
  };
  const shared = (work: (tx: EntityManager) => Promise<number>, subject: string = randomUUID()) =>
    service.outbox.shared(subject, work);
  const counts = async () => (await service.counts()).sort((a, b) => a - b);
  const transactions = async () => {
    const [row] = await service.db.query<{ many: number }[]>(
      'SELECT count(DISTINCT transaction)::int AS many FROM effect',
    );
    return row?.many;
  };
  const isLockAwaited = async () =>
    (await service.db.query<object[]>('SELECT FROM pg_locks WHERE NOT granted')).length > 0;
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  it('commit together what is asked at the same time, and tell each its own result', async () => {
    expect(await Promise.all(upTo(20).map((n) => shared((tx) => insert(tx, n))))).toEqual(upTo(20));
    expect(await counts()).toEqual(upTo(20));
    expect(await transactions()).toBe(1);
  });

  it('keep a refusal to the one that refuses', async () => {
    const refuse = () => Promise.reject(conflict('not-on-time'));
    const outcomes = await Promise.allSettled([
      shared((tx) => insert(tx, 1)),
      shared(refuse),
      shared((tx) => insert(tx, 2)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await counts()).toEqual([1, 2]);
    expect(await transactions()).toBe(1);
  });

  it('do each alone when the database refuses one, so that only that one fails', async () => {
    await service.db.query('ALTER TABLE effect ADD UNIQUE (n)');
    const outcomes = await Promise.allSettled([1, 2, 1, 3].map((n) => shared((tx) => insert(tx, n))));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await counts()).toEqual([1, 2, 3]);
  });

  it('keep nothing of a piece that breaks after it wrote, and all of the others', async () => {
    const broken = async (tx: EntityManager): Promise<number> => {
      await insert(tx, 2);
      throw new RangeError('no such date');
    };
    const outcomes = await Promise.allSettled([
      shared((tx) => insert(tx, 1)),
      shared(broken),
      shared((tx) => insert(tx, 3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await counts()).toEqual([1, 3]);
  });

  it('lose nothing to a piece that swallows an error of the database', async () => {
    const swallow = async (tx: EntityManager) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return 0;
    };
    const others = [shared((tx) => insert(tx, 1)), shared((tx) => insert(tx, 2))];
    await expect(shared(swallow)).rejects.toThrow(SwallowedFailure);
    await Promise.all(others);
    expect(await counts()).toEqual([1, 2]);
  });

  it('do what is about the same subject one after the other', async () => {
    const subject = randomUUID();
    const next = async (tx: EntityManager) => {
      const [row] = await tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM effect');
      return insert(tx, row?.n ?? 0);
    };
    await Promise.all([shared(next, subject), shared(next, subject), shared(next, subject)]);
    expect(await counts()).toEqual([0, 1, 2]);
  });

  it('go on beside one that waits for a lock, and keep order behind it', async () => {
    await service.db.query('INSERT INTO effect (n) VALUES (0)');
    const holder = service.db.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM effect WHERE n = 0 FOR UPDATE');
    const subject = randomUUID();
    const ended: number[] = [];
    const note = (n: number) => ended.push(n);
    const lock = (tx: EntityManager) => tx.query('SELECT FROM effect WHERE n = 0 FOR UPDATE').then(() => insert(tx, 1));
    const waiting = [shared(lock, subject).then(note), shared((tx) => insert(tx, 2), subject).then(note)];
    await until(isLockAwaited, { what: 'the lock is waited for' });
    for (const n of [3, 4]) note(await shared((tx) => insert(tx, n)));
    expect(ended).toEqual([3, 4]);
    await holder.rollbackTransaction();
    await holder.release();
    await Promise.all(waiting);
    expect(ended).toEqual([3, 4, 1, 2]);
  });

  it('do nothing over when the connection is lost, since nobody knows how far it came', async () => {
    let calls = 0;
    const count = async (tx: EntityManager) => {
      calls += 1;
      return insert(tx, 1);
    };
    const cut = async (tx: EntityManager) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
      return 0;
    };
    const outcomes = await Promise.allSettled([shared(count), shared(cut)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
    expect(await counts()).toEqual([]);
  });
});
