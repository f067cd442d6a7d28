import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { obligationKindNames, type ObligationKind } from './obligation.kinds.js';
import type { Owed, Owner } from './obligation.rules.js';

const nameOf = (owner: Owner): string => {
  if (owner.scope === 'person') return `person ${owner.personId}`;
  const where = owner.scope === 'locality' ? 'locality' : `${owner.scope} ${owner.unitId}`;
  return `${owner.roles.join(', ')} of ${where}`;
};

const rowOf = ({ owner, dueAt, ...owed }: Owed) => ({
  ...owed,
  owner: nameOf(owner),
  scope: owner.scope,
  person_id: owner.scope === 'person' ? owner.personId : null,
  roles: owner.scope === 'person' ? [] : owner.roles,
  unit_id: 'unitId' in owner ? owner.unitId : null,
  initiative_id: owed.initiativeId ?? null,
  locality_id: owed.localityId,
  due_at: dueAt.toISOString(),
});

/** What is closed, of everything that is open on a subject. */
export interface Closing {
  subject: string;
  kinds: readonly ObligationKind[];
  /** Of one person only. */
  personId?: string;
  /** Of one unit only. */
  unitId?: string;
  /** Everyone but these stays out. */
  but?: readonly Owed[];
}

/** Writes obligations inside the transaction of the event that they follow from. */
@Injectable()
export class ObligationStore {
  /**
   * Opens what is not open, and moves deadlines. What was done is owed anew, but for a score sheet: once sent it
   * stays sent, even where the assignment is heard of later, unless it is owed `again`.
   */
  async open(tx: EntityManager, owed: readonly Owed[], at: Date, again = false): Promise<void> {
    if (owed.length === 0) return;
    await tx.query(
      `INSERT INTO obligation AS o (id, kind, subject, initiative_id, locality_id, title, owner, scope, person_id, roles,
         unit_id, due_at, due_version, rungs, state, opened_at)
       SELECT gen_random_uuid(), kind, subject, initiative_id, locality_id, title, owner, scope, person_id, roles,
         unit_id, due_at, 1, rungs, 'open', $2
       FROM jsonb_to_recordset($1) AS w(kind text, subject text, initiative_id uuid, locality_id text, title text,
         owner text, scope text, person_id uuid, roles text[], unit_id uuid, due_at timestamptz, rungs int[])
       ORDER BY kind, subject, owner
       ON CONFLICT ON CONSTRAINT obligation_owed DO UPDATE SET due_at = excluded.due_at, title = excluded.title,
         rungs = excluded.rungs, state = 'open', closed_at = NULL,
         opened_at = CASE WHEN o.state = 'open' THEN o.opened_at ELSE excluded.opened_at END,
         due_version = o.due_version + (o.due_at <> excluded.due_at OR o.state <> 'open')::int
       WHERE o.state <> 'done' OR o.kind <> 'score' OR $3`,
      [JSON.stringify(owed.map(rowOf)), at, again],
    );
  }

  /** Closes what is open on a subject, because it was done or is no longer asked for. */
  async close(tx: EntityManager, closing: Closing, as: 'done' | 'cancelled', at: Date): Promise<void> {
    const keep = (closing.but ?? []).map(({ kind, owner }) => `${kind} ${nameOf(owner)}`);
    await tx.query(
      `UPDATE obligation SET state = $3, closed_at = $4 WHERE subject = $1 AND kind = ANY ($2) AND state = 'open'
         AND ($5::uuid IS NULL OR person_id = $5) AND ($7::uuid IS NULL OR unit_id = $7) AND kind || ' ' || owner <> ALL ($6)`,
      [closing.subject, closing.kinds, as, at, closing.personId ?? null, keep, closing.unitId ?? null],
    );
  }

  /** Moves the deadline of what is open since before `at`. */
  async moveDeadline(tx: EntityManager, subject: string, kind: ObligationKind, dueAt: Date, at: Date): Promise<void> {
    await tx.query(
      `UPDATE obligation SET due_at = $3, due_version = due_version + 1
       WHERE subject = $1 AND kind = $2 AND state = 'open' AND opened_at <= $4 AND due_at <> $3`,
      [subject, kind, dueAt, at],
    );
  }

  /** Closes everything about an initiative that is out of the running, or only what is of some kinds. */
  async cancelAll(
    tx: EntityManager,
    initiativeId: string,
    at: Date,
    kinds: readonly ObligationKind[] = obligationKindNames,
  ): Promise<void> {
    await tx.query(
      `UPDATE obligation SET state = 'cancelled', closed_at = $2
       WHERE initiative_id = $1 AND state = 'open' AND kind = ANY ($3)`,
      [initiativeId, at, kinds],
    );
  }

  /** A unit that is no more is not called to register any longer. */
  async dissolve(tx: EntityManager, unitId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE obligation SET state = 'cancelled', closed_at = $2
       WHERE unit_id = $1 AND kind = 'register' AND state = 'open'`,
      [unitId, at],
    );
  }

  /** A score sheet came before its assignment was heard of: remembers that it is done. */
  async done(tx: EntityManager, owed: Owed, at: Date): Promise<void> {
    await this.open(tx, [owed], at);
    const personId = owed.owner.scope === 'person' ? owed.owner.personId : undefined;
    const whose = personId === undefined ? {} : { personId };
    await this.close(tx, { subject: owed.subject, kinds: [owed.kind], ...whose }, 'done', at);
  }

  /** Whether this is newer than what was heard of the subject so far; what is not must change nothing. */
  async isNews(tx: EntityManager, subject: string, version: number): Promise<boolean> {
    const news = await tx.query<unknown[]>(
      `INSERT INTO heard AS h (subject, version) VALUES ($1, $2)
       ON CONFLICT (subject) DO UPDATE SET version = excluded.version WHERE h.version < excluded.version RETURNING 1`,
      [subject, version],
    );
    return news.length > 0;
  }

  /** Which of the subjects were heard of. */
  async heardOf(tx: EntityManager, subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ subject: string }[]>('SELECT subject FROM heard WHERE subject = ANY ($1)', [
      subjects,
    ]);
    return new Set(rows.map(({ subject }) => subject));
  }

  async wasHeard(tx: EntityManager, subject: string, sinceVersion = 0): Promise<boolean> {
    const asked = [subject, sinceVersion];
    return (await tx.query<unknown[]>('SELECT 1 FROM heard WHERE subject = $1 AND version >= $2', asked)).length > 0;
  }
}
