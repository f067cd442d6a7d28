import type { ServiceName } from '#lib/contracts/services.js';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

/** A service's tables and how they came to be. */
export interface Schema {
  readonly name: ServiceName;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** The connection pool of one service: its own schema first on the search path, so that SQL needs no prefix. */
export const dataSourceOf = (schema: Schema, url: string, poolSize = 12): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema: schema.name,
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    migrationsTableName: 'migration',
    // Pipelined: what is asked without waiting for an answer in between goes down the connection at once.
    extra: { max: poolSize, options: `-c search_path=${schema.name}`, pipeline: true },
    applicationName: `sangkien-${schema.name}`,
  });

/** Creates the schema and runs what is missing, one replica at a time. */
export async function migrate(schema: Schema, url: string): Promise<void> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock(hashtext($1))', [`sangkien migrate ${schema.name}`]);
    await guard.query(`CREATE SCHEMA IF NOT EXISTS "${schema.name}"`);
    const db = await dataSourceOf(schema, url, 2).initialize();
    try {
      await db.runMigrations({ transaction: 'each' });
    } finally {
      await db.destroy();
    }
  } finally {
    await guard.end();
  }
}
