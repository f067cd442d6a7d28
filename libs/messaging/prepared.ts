import type pg from 'pg';
import { type EntityManager, QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const name = names.get(text) ?? `sangkien_${String(names.size + 1)}`;
  names.set(text, name);
  return name;
};

/**
 * Runs a statement that each connection parses only once; for the few that every change and every event needs.
 * The text must be one of a limited number, since connections keep them all. Throws like the manager's own `query`.
 */
export async function prepared<Row extends object>(tx: EntityManager, text: string, values: unknown[]): Promise<Row[]> {
  const { queryRunner } = tx;
  if (!queryRunner || queryRunner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client = (await queryRunner.connect()) as pg.PoolClient;
  try {
    const { rows } = await client.query<Row>({ name: nameOf(text), text, values });
    return rows;
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  }
}
