import { consumers } from '#lib/contracts/topology.js';
import { services } from '#lib/contracts/services.js';
import { until } from '#lib/testing/until.js';
import { connect } from 'amqplib';
import type pg from 'pg';
import { localityId, year } from './world.fixture.js';

const withQueue = services.filter((service) => consumers[service].length > 0);
/** Deliveries that are neither in a queue nor in an inbox are looked at by no one: quiet has to last. */
const looks = 8;

/** Everything that still moves, in words; empty when all is quiet. */
async function moving(db: pg.Pool): Promise<string[]> {
  const counts = await Promise.all(
    services.map(async (service) => {
      const { rows } = await db.query<{ sending: number; retrying: number }>(
        `SELECT (SELECT count(*)::int FROM ${service}.outbox) AS sending,
                (SELECT count(*)::int FROM ${service}.inbox WHERE status = 'retry') AS retrying`,
      );
      return { service, ...rows[0]! };
    }),
  );
  return counts
    .filter(({ sending, retrying }) => sending + retrying > 0)
    .map(({ service, sending, retrying }) => `${service}: ${sending} in the outbox, ${retrying} in retry`);
}

async function queued(amqpUrl: string): Promise<string[]> {
  const connection = await connect(amqpUrl);
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    const full: string[] = [];
    for (const queue of [...withQueue, 'dead'].map((name) => `sangkien.${name}`)) {
      const { messageCount } = await channel.checkQueue(queue);
      if (messageCount > 0) full.push(`${queue}: ${messageCount} messages`);
    }
    return full;
  } finally {
    await connection.close().catch(() => undefined);
  }
}

/** Differences between registration and the copy of another service, as far as they show that something is under way. */
async function behind(db: pg.Pool): Promise<string[]> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM registration.initiative i
     LEFT JOIN certification.dossier c ON c.initiative_id = i.id LEFT JOIN evaluation.dossier e ON e.initiative_id = i.id
     WHERE i.version IS DISTINCT FROM c.version OR i.version IS DISTINCT FROM e.version`,
  );
  return rows[0]!.count > 0 ? [`${rows[0]!.count} copies differ`] : [];
}

/** Resolves when every service knows the run's own regulation, which is the second of its locality and year. */
export async function untilRegulated(db: pg.Pool): Promise<void> {
  const isKnown = async (service: string) => {
    const { rows } = await db.query(
      `SELECT FROM ${service}.regulation_ref WHERE (locality_id, year) = ($1, $2) AND version > 1`,
      [localityId, year],
    );
    return rows.length > 0;
  };
  for (const service of services.filter((name) => name !== 'directory'))
    await until(() => isKnown(service), { what: `${service} knows the regulation`, timeoutMs: 60_000 });
}

/** Resolves when outboxes, retries and queues are empty and stay so; gives up waiting for copies that never come. */
export async function untilQuiet(db: pg.Pool, amqpUrl: string, timeoutMs: number): Promise<void> {
  let quiet = 0;
  let last: string[] = [];
  const look = async () => {
    last = [...(await moving(db)), ...(await queued(amqpUrl))];
    quiet = last.length === 0 ? quiet + 1 : 0;
    return quiet >= looks && ((await behind(db)).length === 0 || quiet >= looks * 10);
  };
  await until(look, { what: 'all is quiet', timeoutMs, everyMs: 250 }).catch((error: unknown) => {
    throw new Error(`It never became quiet: ${last.join('; ')}`, { cause: error });
  });
}
