import { services } from '#lib/contracts/services.js';
import type pg from 'pg';
import { compared, type Findings } from './commands.check.fixture.js';
import { expectedState, type Subject } from './subject.fixture.js';

/** What the other services know of an initiative is what registration says of it. */
async function dossiers(db: pg.Pool): Promise<string[]> {
  const { rows } = await db.query<{ told: string }>(
    `SELECT i.id || ' is ' || i.state || ' ' || i.version || '; ' || copy.told AS told
     FROM registration.initiative i CROSS JOIN LATERAL (
       SELECT 'evaluation: ' || coalesce((SELECT d.state || ' ' || d.version FROM evaluation.dossier d
                                          WHERE d.initiative_id = i.id), 'nothing') AS told,
         (SELECT (d.state, d.version, d.recognitions) = (i.state, i.version, i.recognitions)
          FROM evaluation.dossier d WHERE d.initiative_id = i.id) AS same
       UNION ALL
       SELECT 'certification: ' || coalesce((SELECT d.state || ' ' || d.version FROM certification.dossier d
                                             WHERE d.initiative_id = i.id), 'nothing'),
         (SELECT (d.state, d.version, d.recognitions) = (i.state, i.version, i.recognitions)
          FROM certification.dossier d WHERE d.initiative_id = i.id)
       UNION ALL
       SELECT 'notification: ' || coalesce((SELECT r.version::text FROM notification.initiative_ref r
                                            WHERE r.initiative_id = i.id), 'nothing'),
         (SELECT r.version = i.version FROM notification.initiative_ref r WHERE r.initiative_id = i.id)) copy
     WHERE copy.same IS NOT TRUE`,
  );
  return rows.map(({ told }) => told);
}

/** An event that was taken twice would have left two rows in a history. */
async function causes(db: pg.Pool): Promise<string[]> {
  const found: string[] = [];
  for (const service of services) {
    const { rows } = await db.query<{ told: string }>(
      `SELECT aggregate || ' ' || aggregate_id || ' by ' || cause_id AS told FROM ${service}.history
       WHERE cause_id IS NOT NULL GROUP BY aggregate, aggregate_id, cause_id HAVING count(*) > 1
       UNION ALL
       SELECT 'inbox ' || event_id FROM ${service}.inbox GROUP BY consumer, event_id HAVING count(*) > 1`,
    );
    found.push(...rows.map(({ told }) => `${service}: ${told}`));
  }
  return found;
}

type Owing = (subject: Subject) => string[];
const owing: Readonly<Record<string, Owing>> = {
  applied: ({ authors }) => authors.map(() => 'file'),
  filed: () => ['confirm'],
  confirmed: () => ['decide'],
  'unit-recognized': () => ['submit'],
  submitted: () => ['answer-intake'],
  recommended: () => ['sign'],
  returned: ({ authors }) => ['supplement', ...authors.map(() => 'supplement')],
  lapsed: ({ authors }) => ['lapse-notice', ...authors.map(() => 'lapse-notice')],
};

/** What is still owed is what the initiative's state asks for, by everyone who owes it, and nothing else. */
async function obligations(db: pg.Pool, subjects: readonly Subject[], lapsed: boolean): Promise<Findings> {
  const { rows } = await db.query<{ id: string; kind: string }>(
    `SELECT coalesce(initiative_id::text, subject) AS id, kind FROM notification.obligation
     WHERE state = 'open' AND (initiative_id IS NOT NULL OR kind = 'answer-appeal')`,
  );
  const expected = subjects.flatMap((subject) =>
    (owing[expectedState(subject, lapsed)]?.(subject) ?? []).map((kind) => `${subject.id} ${kind}`),
  );
  return compared('open obligation', expected, rows.map(({ id, kind }) => `${id} ${kind}`)); // prettier-ignore
}

/** Everything that follows from events agrees with what registration says. */
export async function checkCopies(db: pg.Pool, subjects: readonly Subject[], lapsed: boolean): Promise<Findings> {
  const owed = await obligations(db, subjects, lapsed);
  return { lost: [...(await dossiers(db)), ...owed.lost], doubled: [...(await causes(db)), ...owed.doubled] };
}
