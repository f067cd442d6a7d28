import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/** SQL with its parameters. */
export interface Sql {
  sql: string;
  parameters: unknown[];
}

/** Every row of a query, read from one snapshot of the database, so that memory stays flat however many there are. */
export async function* streamed<R>(db: DataSource, queryIn: (tx: EntityManager) => Sql): AsyncGenerator<R> {
  const runner = db.createQueryRunner();
  const name = `"${randomUUID()}"`;
  try {
    await runner.startTransaction('REPEATABLE READ');
    const { sql, parameters } = queryIn(runner.manager);
    await runner.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, parameters);
    for (;;) {
      const rows = (await runner.query(`FETCH 200 FROM ${name}`)) as R[];
      if (rows.length === 0) return;
      yield* rows;
    }
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}
