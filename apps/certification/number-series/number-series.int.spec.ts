import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { dataSourceOf, migrate } from '#lib/service-kit/database.js';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { certification } from '../index.js';
import { NumberSeriesStore, type Series } from './number-series.store.js';

let database: FreshDatabase;
let db: DataSource;
const store = new NumberSeriesStore();

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(certification, database.url);
  db = await dataSourceOf(certification, database.url).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** One signing: takes `count` numbers, and rolls back where it `fails`. */
const signing = (series: Series, { count, fails }: { count: number; fails: boolean }): Promise<number[]> =>
  db
    .transaction(async (tx) => {
      const first = await store.take(tx, series, count);
      if (fails) throw new RangeError('refused after the number was taken');
      return Array.from({ length: count }, (_, i) => first + i);
    })
    .catch((error: unknown) => {
      if (error instanceof RangeError) return [];
      throw error;
    });

describe('number series', () => {
  it('gives parallel signings 1..n without gap or double, whichever of them fail', async () => {
    const signings = fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() }), {
      maxLength: 24,
    });
    await fc.assert(
      fc.asyncProperty(signings, async (wanted) => {
        const series: Series = { bodyUnitId: randomUUID(), kind: 'unit-decision', year: 2024 };
        const given = (await Promise.all(wanted.map((one) => signing(series, one)))).flat();
        expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: given.length }, (_, i) => i + 1));
      }),
      { numRuns: 15 },
    );
  });

  it('counts for each body, kind and year by itself', async () => {
    const series: Series = { bodyUnitId: randomUUID(), kind: 'unit-decision', year: 2024 };
    const others: Series[] = [
      { ...series, bodyUnitId: randomUUID() },
      { ...series, kind: 'unit-certificate' },
      { ...series, year: 2025 },
    ];
    await signing(series, { count: 3, fails: false });
    for (const other of others) expect(await signing(other, { count: 1, fails: false })).toEqual([1]);
    expect(await signing(series, { count: 1, fails: false })).toEqual([4]);
  });
});
