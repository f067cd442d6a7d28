import { dataSourceOf, migrate, type Schema } from '#lib/service-kit/database.js';
import { freshDatabase } from './fresh-database.js';

/** The SQL that would still be needed after all migrations, run from empty, to reach what the entities say. */
export async function schemaDrift(schema: Schema): Promise<string[]> {
  const database = await freshDatabase();
  try {
    await migrate(schema, database.url);
    const db = await dataSourceOf(schema, database.url, 2).initialize();
    const missing = await db.driver.createSchemaBuilder().log();
    await db.destroy();
    // Comments are the migrations' own: entities say the same in their TSDoc.
    return missing.upQueries.map(({ query }) => query).filter((query) => !query.startsWith('COMMENT ON'));
  } finally {
    await database.drop();
  }
}
