import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const allowed = 5;
const lockMinutes = 15;

/** Counts wrong passwords and locks out after too many. Real time, whatever the demo clock says. */
@Injectable()
export class SignInFailureStore {
  constructor(private readonly db: DataSource) {}

  /** Whole minutes until the name may try again; 0 when it may. */
  async lockedMinutes(userName: string): Promise<number> {
    const [row] = await this.db.query<{ minutes: number }[]>(
      `SELECT ceil(extract(epoch FROM locked_until - now()) / 60)::int AS minutes FROM sign_in_failure
       WHERE user_name = $1 AND locked_until > now()`,
      [userName],
    );
    return row?.minutes ?? 0;
  }

  /** One more wrong password; a quarter of an hour without one, or a lock that has ended, starts the count again. */
  async count(userName: string): Promise<void> {
    await this.db.query(
      `INSERT INTO sign_in_failure AS f (user_name, failures, last_at) VALUES ($1, 1, now())
       ON CONFLICT (user_name) DO UPDATE SET last_at = now(),
         failures = CASE WHEN f.last_at < now() - $3 * interval '1 minute' OR f.locked_until <= now()
                    THEN 1 ELSE f.failures + 1 END,
         locked_until = CASE WHEN f.last_at >= now() - $3 * interval '1 minute' AND f.failures + 1 >= $2
                          AND (f.locked_until IS NULL OR f.locked_until > now())
                        THEN now() + $3 * interval '1 minute' END`,
      [userName, allowed, lockMinutes],
    );
  }

  async forget(userName: string): Promise<void> {
    await this.db.query('DELETE FROM sign_in_failure WHERE user_name = $1', [userName]);
  }

  /** Removes what no longer counts. */
  async prune(): Promise<void> {
    await this.db.query(`DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day'`);
  }
}
