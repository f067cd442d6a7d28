import { execute, type Place } from './place.js';
import { type Registration, startRegistration } from './registration.js';
import type { Size } from './size.js';
import { median } from './statistics.js';

/** Milliseconds of one transition over HTTP with few and with many initiatives stored. */
export interface Growth {
  few: number;
  many: number;
}

/**
 * Copies of a draft with their history, in the tables and in every index; of other people, and spread over a year.
 * @param count initiatives
 */
const bulk = (id: string, count: number): string[] => [
  `CREATE TEMPORARY TABLE copy AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${String(count)}) AS n`,
  `INSERT INTO registration.initiative SELECT (jsonb_populate_record(i, jsonb_build_object('id', copy.id,
     'author_ids', ARRAY[gen_random_uuid()], 'created_at', i.created_at - copy.n % 365 * interval '1 day'))).*
   FROM registration.initiative i, copy WHERE i.id = '${id}'`,
  `INSERT INTO registration.history SELECT (jsonb_populate_record(h, jsonb_build_object('aggregate_id', copy.id))).*
   FROM registration.history h, copy WHERE h.aggregate_id = '${id}'`,
  'VACUUM ANALYZE registration.initiative',
  'VACUUM ANALYZE registration.history',
  'CHECKPOINT',
];

/** The same transition by turns on two systems of different size, so that a slow minute of the machine hits both alike. */
export async function growth(place: Place, { stored, transitions }: Size): Promise<Growth> {
  const few = await startRegistration(place, 'few');
  const many = await startRegistration(place, 'many');
  try {
    await execute(few.databaseUrl, bulk(await draft(few), stored[0]));
    await execute(many.databaseUrl, bulk(await draft(many), stored[1]));
    const costs = { few: [] as number[], many: [] as number[] };
    const warmUp = Math.ceil(transitions / 4);
    for (let n = -warmUp; n < transitions; n++) {
      const fewMs = await transition(few);
      const manyMs = await transition(many);
      if (n < 0) continue;
      costs.few.push(fewMs);
      costs.many.push(manyMs);
    }
    return { few: median(costs.few), many: median(costs.many) };
  } finally {
    await few.stop();
    await many.stop();
  }
}

async function draft({ initiatives, headers, draft: body }: Registration): Promise<string> {
  const answer = await fetch(initiatives, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`a draft was answered with ${String(answer.status)}`);
  return ((await answer.json()) as { id: string }).id;
}

/** Milliseconds that registering a new draft takes; drafting it does not count. */
async function transition(registration: Registration): Promise<number> {
  const id = await draft(registration);
  const started = performance.now();
  const answer = await fetch(`${registration.initiatives}/${id}/registration`, {
    method: 'POST',
    headers: registration.headers,
  });
  const body = await answer.text();
  const ms = performance.now() - started;
  if (answer.status !== 200) throw new Error(`a registration was answered with ${String(answer.status)}: ${body}`);
  return ms;
}
