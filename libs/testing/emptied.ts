import type { DataSource } from 'typeorm';

/** SQLSTATE of a transaction that PostgreSQL ended to break a deadlock. */
const deadlockDetected = '40P01';

const brokeADeadlock = (error: unknown) =>
  (error as { driverError?: { code?: string } }).driverError?.code === deadlockDetected;

/**
 * Empties tables of a service that is running. Its background work reads and writes them in an order of its own, so
 * TRUNCATE, which locks one table after another, may be the one that PostgreSQL ends: then it is done again.
 */
export async function emptied(db: DataSource, ...tables: string[]): Promise<void> {
  for (;;) {
    try {
      await db.query(`TRUNCATE ${tables.join(', ')} CASCADE`);
      return;
    } catch (error) {
      if (!brokeADeadlock(error)) throw error;
    }
  }
}
