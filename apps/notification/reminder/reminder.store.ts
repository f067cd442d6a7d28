import { Injectable } from '@nestjs/common';
import { localDate } from '#lib/regulation/calendar.js';
import { DataSource, type EntityManager } from 'typeorm';
import type { ObligationKind } from '../obligation/obligation.kinds.js';
import { owes, owesInPlaceOfHead } from '../obligation/obligation.owing.js';
import { compose, type Letter, type LetterItem } from './letter.js';
import { reachedBy } from './rest-days.js';

/** How often a letter is offered that the server refuses, and when a claim that was never recorded is for a person. */
const maxRefusals = 12;
export const lostAfterMinutes = 5;
const lettersOfOneTurn = 50;

interface Group {
  person_id: string;
  kind: ObligationKind;
}

interface Addressee {
  name: string;
  email: string | null;
  locality_id: string;
}

interface Waiting extends LetterItem {
  stillOwed: boolean;
}

/** The only file that reads and writes the tables `reminder` and `mail`. `at` is the clock's time, `now()` real time. */
@Injectable()
export class ReminderStore {
  constructor(private readonly db: DataSource) {}

  /**
   * Plans the latest rung that has been reached, or will be while the offices are closed, for everyone who owes now;
   * what was planned before stays one. Only `thoroughly` is it also planned for who came into an office after its rung
   * was planned for others.
   */
  async plan(at: Date, thoroughly = true): Promise<void> {
    await this.db.query(
      `INSERT INTO reminder (id, obligation_id, person_id, kind, rung, due_version, state, attempts, next_at)
       SELECT gen_random_uuid(), o.id, p.person_id, o.kind, reached.rung, o.due_version, 'planned', 0, now()
       FROM obligation o
       CROSS JOIN LATERAL (SELECT min(days) AS rung FROM unnest(o.rungs) AS days
                           WHERE o.due_at - days * interval '1 day' <= $4) reached
       JOIN person_ref p ON ${owes('$2')}
       WHERE o.state = 'open' AND o.due_at > $1 AND reached.rung IS NOT NULL
         AND ($3 OR NOT EXISTS (SELECT FROM reminder r WHERE r.obligation_id = o.id AND r.rung = reached.rung
                                AND r.due_version = o.due_version))
       ON CONFLICT ON CONSTRAINT reminder_once DO NOTHING`,
      [at, localDate(at), thoroughly, reachedBy(at)],
    );
  }

  /**
   * Claims what one person is to be reminded of in one kind, checked again in the same transaction: who no longer
   * owes it, or has done it a second ago, gets nothing. Undefined when nothing waits.
   */
  claim(at: Date, site: string): Promise<Letter | undefined> {
    return this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('claims of ' || current_schema(), 0))`);
      for (let i = 0; i < lettersOfOneTurn; i += 1) {
        const [group] = await tx.query<Group[]>(
          `SELECT person_id, kind FROM reminder WHERE state IN ('planned', 'failed') AND next_at <= now()
           ORDER BY next_at, id LIMIT 1`,
        );
        if (!group) return undefined;
        const letter = await this.claimGroup(tx, group, at, site);
        if (letter) return letter;
      }
      return undefined;
    });
  }

  async sent(key: string, at: Date): Promise<void> {
    await this.record(key, 'sent', null, `next_at = NULL`, at);
  }

  /**
   * Tried again later and later, from half a minute to an hour: until the deadline while the server cannot be reached,
   * so many times where it `refused` this very letter.
   */
  async failed(key: string, error: string, refused: boolean): Promise<void> {
    const delay = `interval '30 seconds' * 2 ^ least(attempts - 1, 7)`;
    const next = refused ? `CASE WHEN attempts < ${String(maxRefusals)} THEN now() + ${delay} END` : `now() + ${delay}`;
    await this.record(key, 'failed', error, `next_at = ${next}`);
  }

  async unknown(key: string, error: string): Promise<void> {
    await this.record(key, 'unknown', error, `next_at = NULL`);
  }

  /** Claims of a process that died between handing over and writing it down; never sent again unasked. */
  async park(): Promise<number> {
    const lost = await this.db.query<{ mail_key: string }[]>(
      `SELECT DISTINCT mail_key FROM reminder WHERE state = 'claimed' AND claimed_at < now() - $1 * interval '1 minute'`,
      [lostAfterMinutes],
    );
    for (const { mail_key } of lost) await this.unknown(mail_key, 'the process ended before the outcome was recorded');
    return lost.length;
  }

  /** A person has looked: it did not arrive, so it is to be sent again. False when there is no such letter to judge. */
  async release(key: string): Promise<boolean> {
    const [released] = await this.db.query<[object[], number]>(
      `UPDATE reminder SET state = 'failed', attempts = 1, next_at = now() WHERE mail_key = $1
         AND (state = 'unknown' OR (state = 'failed' AND next_at IS NULL)) RETURNING 1`,
      [key],
    );
    return released.length > 0;
  }

  private async claimGroup(tx: EntityManager, group: Group, at: Date, site: string): Promise<Letter | undefined> {
    const waiting = await this.waiting(tx, group, at);
    const [to] = await tx.query<Addressee[]>(
      'SELECT full_name AS name, email, locality_id FROM person_ref WHERE person_id = $1',
      [group.person_id],
    );
    const items = to?.email ? waiting.filter(({ stillOwed }) => stillOwed) : [];
    const kept = new Set(items.map(({ reminderId }) => reminderId));
    const dropped = waiting.map(({ reminderId }) => reminderId).filter((id) => !kept.has(id));
    await tx.query(`UPDATE reminder SET state = 'dropped', next_at = NULL WHERE id = ANY ($1)`, [dropped]);
    if (!to?.email || items.length === 0) return undefined;
    const letter = compose(group.kind, { to: to.email, name: to.name, site }, items);
    await this.writeClaim(tx, group, to.locality_id, letter, [...kept]);
    return letter;
  }

  /** Locks the obligations too: whoever closes one waits, or has closed it and is seen here. */
  private waiting(tx: EntityManager, { person_id, kind }: Group, at: Date): Promise<Waiting[]> {
    return tx.query(
      `SELECT r.id AS "reminderId", o.initiative_id AS "initiativeId", o.due_at AS "dueAt",
         (SELECT coalesce(i.title, o.title) FROM (SELECT) one LEFT JOIN initiative_ref i
            ON i.initiative_id = o.initiative_id) AS title,
         EXISTS (SELECT FROM person_ref p WHERE p.person_id = r.person_id AND ${owesInPlaceOfHead('$4')}) AS "inPlaceOfHead",
         (o.state = 'open' AND o.due_version = r.due_version AND o.due_at > $3 AND EXISTS (
            SELECT FROM person_ref p WHERE p.person_id = r.person_id AND ${owes('$4')})) AS "stillOwed"
       FROM reminder r JOIN obligation o ON o.id = r.obligation_id
       WHERE r.person_id = $1 AND r.kind = $2 AND r.state IN ('planned', 'failed') AND r.next_at <= now()
       ORDER BY o.due_at, r.id FOR UPDATE OF r FOR SHARE OF o`,
      [person_id, kind, at, localDate(at)],
    );
  }

  private async writeClaim(
    tx: EntityManager,
    { person_id, kind }: Group,
    localityId: string,
    { key, to, subject }: Letter,
    reminderIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `UPDATE reminder SET state = 'claimed', attempts = attempts + 1, claimed_at = now(), mail_key = $1, next_at = NULL
       WHERE id = ANY ($2)`,
      [key, reminderIds],
    );
    await tx.query(
      `INSERT INTO mail (key, person_id, locality_id, address, kind, subject, count, state, claimed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'claimed', now())
       ON CONFLICT (key) DO UPDATE SET address = excluded.address, state = 'claimed', claimed_at = now(), error = NULL`,
      [key, person_id, localityId, to, kind, subject, reminderIds.length],
    );
  }

  private async record(
    key: string,
    state: 'sent' | 'failed' | 'unknown',
    error: string | null,
    nextAt: string,
    sentAt: Date | null = null,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`UPDATE reminder SET state = $2, ${nextAt} WHERE mail_key = $1 AND state = 'claimed'`, [
        key,
        state,
      ]);
      await tx.query('UPDATE mail SET state = $2, error = $3, sent_at = $4 WHERE key = $1', [
        key,
        state,
        error,
        sentAt,
      ]);
    });
  }
}
