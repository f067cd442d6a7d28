import { until } from '#lib/testing/until.js';
import type pg from 'pg';
import { compared, type Findings } from './commands.check.fixture.js';
import type { Killer } from './kills.fixture.js';
import type { MailServer, Taken } from './mail-server.fixture.js';
import type { ChaosPlatform } from './platform.fixture.js';
import { expectedState, type Subject } from './subject.fixture.js';
import type { World } from './world.fixture.js';

const accounts = 'nghiahanh';
const settledWithinMs = 300_000;

/** A day on which something is due soon, and who has to get a letter about which initiative: `address id`. */
export interface DueDay {
  at: Date;
  letters: (subjects: readonly Subject[]) => string[];
}

const head = (code: string) => `${accounts}.thutruong.${code}@example.vn`;
const inState = (subjects: readonly Subject[], state: string, lapsed: boolean) =>
  subjects.filter((subject) => expectedState(subject, lapsed) === state);

/** The authors of each, and the secretary of their unit. */
const authorsAndSecretaries = (subjects: readonly Subject[]): string[] =>
  subjects.flatMap(({ id, authors, unitCode }) =>
    [...authors.map(({ email }) => email), `${accounts}.vanthu.${unitCode}@example.vn`].map((to) => `${to} ${id}`),
  );

/** Of what was filed and submitted on 1 March: the formal check and supplements take a month, the unit three. */
export const dueDays: readonly DueDay[] = [
  {
    at: new Date('2023-03-27T01:00:00Z'),
    letters: (subjects) => [
      ...inState(subjects, 'submitted', false).map(({ id }) => `${accounts}.tiepnhan.phong-noi-vu@example.vn ${id}`),
      ...authorsAndSecretaries(inState(subjects, 'returned', false)),
    ],
  },
  {
    at: new Date('2023-05-24T01:00:00Z'), // supplements have lapsed by then, which is told in writing
    letters: (subjects) => [
      ...authorsAndSecretaries(inState(subjects, 'lapsed', true)),
      ...inState(subjects, 'recommended', true).map(({ id }) => `${accounts}.chutich@example.vn ${id}`),
      ...inState(subjects, 'filed', true).map(({ id, unitCode }) => `${head(unitCode)} ${id}`),
      ...inState(subjects, 'confirmed', true).map(({ id, recognizingCode }) => `${head(recognizingCode)} ${id}`),
    ],
  },
];

const uuid = /initiatives\/([0-9a-f-]{36})/g;
const told = ({ to, text }: Taken): string[] =>
  to.flatMap((address) => [...text.matchAll(uuid)].map(([, id]) => `${address} ${id}`));

async function remindersIn(db: pg.Pool, states: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM notification.reminder WHERE state = ANY ($1)',
    [states],
  );
  return rows[0]!.count;
}

interface Ground {
  platform: ChaosPlatform;
  world: World;
  db: pg.Pool;
  killer: Killer;
}

/** Makes things due while the mail server is away, kills the sender in the middle, and waits until every letter is out. */
export async function remind({ platform, world, db, killer }: Ground, day: DueDay): Promise<Taken[]> {
  const { mail } = platform;
  const before = mail.taken.length;
  await mail.stop();
  await world.moveClock(day.at);
  await until(async () => (await remindersIn(db, ['failed'])) > 0, {
    what: 'a letter finds no mail server',
    timeoutMs: 60_000,
  });
  await mail.start();
  const notification = platform.replicas.find(({ service }) => service === 'notification')!;
  await until(() => mail.taken.length > before, { what: 'the first letter arrives', timeoutMs: 120_000, everyMs: 1 });
  await killer.killBusy(notification);
  await untilSettled(world, db, mail);
  return mail.taken.slice(before);
}

const untilSettled = (world: World, db: pg.Pool, mail: MailServer): Promise<unknown> =>
  until(() => settled(world, db, mail), { what: 'every letter is out', timeoutMs: settledWithinMs, everyMs: 500 });

const rooms = ({ to, text }: Taken): string[] =>
  to.flatMap((address) => [...text.matchAll(/\bH\d+\b/g)].map(([room]) => `${address} ${room}`));

/** Everyone who has a seat was told once of each meeting, while the kills went on. */
export async function invitations({ platform, world, db }: Omit<Ground, 'killer'>): Promise<Findings> {
  const expected = world.sittings.flatMap(({ emails, room }) => emails.map((email) => `${email} ${room}`));
  const planned = async () => {
    const { rows } = await db.query(`SELECT FROM notification.reminder WHERE kind = 'attend'`);
    return rows.length >= expected.length;
  };
  // What is never planned is told as lost below.
  await until(planned, { what: 'every invitation is planned', timeoutMs: 60_000 }).catch(() => undefined);
  await untilSettled(world, db, platform.mail);
  return compared('invitation', expected, platform.mail.taken.flatMap(rooms)); // prettier-ignore
}

async function settled(world: World, db: pg.Pool, mail: MailServer): Promise<boolean> {
  // What is in doubt after a kill waits some minutes for its record; the test lets them pass at once.
  await db.query(
    `UPDATE notification.reminder SET claimed_at = claimed_at - interval '10 minutes'
     WHERE state = 'claimed' AND claimed_at < now() - interval '20 seconds' AND claimed_at > now() - interval '5 minutes'`,
  );
  await judge(world, db, mail);
  return (await remindersIn(db, ['planned', 'claimed', 'failed'])) === 0 && (await undecided(db, mail)).length === 0;
}

/** Letters that nobody can tell to be sent or not, and that the mail server does not have. */
async function undecided(db: pg.Pool, mail: MailServer): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(`SELECT key FROM notification.mail WHERE state = 'unknown'`);
  return rows.map(({ key }) => key).filter((key) => !mail.taken.some(({ messageId }) => messageId.includes(key)));
}

/** What the administrator does with a letter in doubt: looks whether it arrived, and has it sent again where not. */
async function judge(world: World, db: pg.Pool, mail: MailServer): Promise<void> {
  const keys = await undecided(db, mail);
  if (keys.length === 0) return;
  const administrator = await world.account('quantri');
  for (const key of keys) await administrator.tell('notification', `mails/${key}/resend`, {});
}

/** No letter twice, and one for everyone about everything that was due. */
export function checkLetters(taken: readonly Taken[], expected: readonly string[]): Findings {
  const ids = taken.map(({ messageId }) => messageId);
  const twice = ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `${id} was sent twice`);
  const { lost, doubled } = compared('letter', expected, taken.flatMap(told)); // prettier-ignore
  return { lost, doubled: [...doubled, ...twice] };
}
