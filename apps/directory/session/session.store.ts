import { Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';

/** How long a session lasts, however often it is refreshed. */
export const sessionDays = 7;

export interface Refreshed {
  accountId: string;
  /** The next refresh token, in clear: it is stored nowhere. */
  token: string;
}

interface Presented {
  session_id: string;
  account_id: string;
  used: boolean;
  over: boolean;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const issue = async (tx: EntityManager, sessionId: string): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await tx.query('INSERT INTO refresh_token (token_hash, session_id) VALUES ($1, $2)', [hashOf(token), sessionId]);
  return token;
};

const end = (tx: EntityManager, sessionId: string): Promise<unknown> =>
  tx.query('UPDATE session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [sessionId]);

/** The session of a token, locked: of two who present one token the second is the reuse. */
const present = async (tx: EntityManager, token: string): Promise<Presented | undefined> => {
  const [found] = await tx.query<Presented[]>(
    `SELECT t.session_id, s.account_id, t.used_at IS NOT NULL AS used,
       (s.revoked_at IS NOT NULL OR s.expires_at <= now()) AS over
     FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.token_hash = $1 FOR UPDATE`,
    [hashOf(token)],
  );
  return found;
};

/** The only file that reads and writes the tables `session` and `refresh_token`. Real time, as tokens have. */
@Injectable()
export class SessionStore {
  constructor(private readonly db: DataSource) {}

  /** Begins a session and returns its first refresh token. */
  begin(accountId: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const id = randomUUID();
      await tx.query(
        `INSERT INTO session (id, account_id, created_at, expires_at) VALUES ($1, $2, now(), now() + $3 * interval '1 day')`,
        [id, accountId, sessionDays],
      );
      return issue(tx, id);
    });
  }

  /** Takes a refresh token for the next one; undefined for one that is unknown, over, or used (which ends the family). */
  refresh(token: string): Promise<Refreshed | undefined> {
    return this.db.transaction(async (tx) => {
      const found = await present(tx, token);
      if (!found || found.over) return undefined;
      if (found.used) {
        await end(tx, found.session_id);
        return undefined;
      }
      await tx.query('UPDATE refresh_token SET used_at = now() WHERE token_hash = $1', [hashOf(token)]);
      return { accountId: found.account_id, token: await issue(tx, found.session_id) };
    });
  }

  /** Ends the session that a refresh token belongs to. */
  async end(token: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await present(tx, token);
      if (found) await end(tx, found.session_id);
    });
  }

  /** Removes sessions that have been over for a month. */
  async prune(): Promise<void> {
    await this.db.query(`DELETE FROM session WHERE expires_at < now() - interval '30 days'`);
  }
}
