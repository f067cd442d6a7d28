import { dataSourceOf, migrate } from '#lib/service-kit/database.js';
import { freshDatabase } from '#lib/testing/fresh-database.js';
import { certification } from './index.js';

const ours = /"(dossier|confirmation|decision|decision_item|certificate|nomination|number_series)"/;

describe('certification schema', () => {
  it('has no drift between its migration and its entities', async () => {
    const database = await freshDatabase();
    await migrate(certification, database.url);
    const db = await dataSourceOf(certification, database.url, 2).initialize();
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => ours.test(query))).toEqual([]);
    await db.destroy();
    await database.drop();
  });
});
