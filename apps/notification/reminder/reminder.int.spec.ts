import { Clock } from '#lib/service-kit/clock.js';
import { dataSourceOf, migrate } from '#lib/service-kit/database.js';
import { readEnv } from '#lib/service-kit/env.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { emptied } from '#lib/testing/emptied.js';
import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { notificationSchema } from '../notification.schema.js';
import type { Owed } from '../obligation/obligation.rules.js';
import { ObligationStore } from '../obligation/obligation.store.js';
import { FolderMailer } from './folder.mailer.js';
import type { Mailer } from './mailer.js';
import { ReminderDeadlines } from './reminder.deadlines.js';
import { ReminderStore } from './reminder.store.js';
import { SmtpMailer } from './smtp.mailer.js';
import { startMailServer, type MailServer } from './smtp-server.fixture.js';

const at = new Date('2024-08-01T02:00:00Z');
const inDays = (days: number) => new Date(at.getTime() + days * 86_400_000);
const localityId = 'thanh-tri';
const obligations = new ObligationStore();

let database: FreshDatabase;
let db: DataSource;
let server: MailServer;
const mailers: Mailer[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(notificationSchema, database.url);
  db = await dataSourceOf(notificationSchema, database.url).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await emptied(db, 'obligation', 'reminder', 'mail', 'person_ref', 'heard', 'initiative_ref');
  server = await startMailServer();
});
afterEach(async () => {
  for (const mailer of mailers.splice(0)) await mailer.close();
  await server.stop();
});

const scheduler = (now = at, mailer?: Mailer): ReminderDeadlines => {
  const clock = new Clock();
  clock.move(now, new Date());
  const used = mailer ?? new SmtpMailer(server.url, 'Sáng kiến <sangkien@example.vn>');
  mailers.push(used);
  const env = readEnv({ PUBLIC_URL: 'https://sangkien.example.vn/' });
  return new ReminderDeadlines(new ReminderStore(db), used, clock, new Periodic(), env);
};

type Enrolled = { personId?: string; email?: string | null; heads?: string; unitId?: string; version?: number };
const enrol = async (changes: Enrolled = {}) => {
  const { personId = randomUUID(), email = `${personId}@example.vn`, heads, version = 1 } = changes;
  await new ReferenceStore(db).savePerson(db.manager, {
    personId,
    version,
    localityId,
    unitId: heads ?? changes.unitId ?? randomUUID(),
    fullName: 'Nguyễn Thị <An>',
    active: true,
    roles: heads ? [{ role: 'unit-head', unitId: heads }] : [],
    ...(email ? { email } : {}),
  });
  return personId;
};

const owe = async (personId: string, over: Partial<Owed> = {}): Promise<Owed> => {
  const owed: Owed = {
    kind: 'score',
    subject: randomUUID(),
    localityId,
    title: 'Giảm thời gian trả kết quả tại Bộ phận Một cửa',
    owner: { scope: 'person', personId },
    dueAt: inDays(5),
    rungs: [14, 7, 3, 1],
    ...over,
  };
  await db.transaction((tx) => obligations.open(tx, [owed], at));
  return owed;
};

const states = async () =>
  (await db.query<{ state: string }[]>('SELECT state FROM reminder ORDER BY rung DESC')).map(({ state }) => state);
const dueNow = () => db.query('UPDATE reminder SET next_at = now() WHERE next_at IS NOT NULL');

describe('a reminder', () => {
  it('is one letter for the latest day ahead that was reached, however often the turn comes round', async () => {
    await owe(await enrol());
    const reminders = scheduler();
    await reminders.turn();
    await reminders.turn();
    expect(server.taken).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
    await scheduler(inDays(3)).turn();
    expect(server.taken).toHaveLength(2);
  });

  it('says what, until when in Vietnam, and where, and that a machine wrote it', async () => {
    const initiativeId = randomUUID();
    await owe(await enrol(), { initiativeId });
    await scheduler().turn();
    const [letter] = server.taken;
    const body = letter?.raw.replaceAll(/=\r?\n/g, '') ?? '';
    expect(body).toMatch(/Auto-Submitted: auto-generated/);
    expect(body).toMatch(/Message-ID: <[0-9a-f]{32}@reminder\.sangkien>/i);
    expect(body).toContain(`https://sangkien.example.vn/initiatives/${initiativeId}`);
    expect(body).toContain('08:59');
    expect(body).toContain('06/08/2024');
    expect(body.slice(body.indexOf('<p>'))).not.toContain('<An>');
  });

  it('tells a deputy, and not the head, that they sign in the place of the head', async () => {
    const [unitId, initiativeId] = [randomUUID(), randomUUID()];
    const [head, deputy] = [await enrol({ heads: unitId }), await enrol({ unitId })];
    await db.query(
      `INSERT INTO delegation_ref (delegation_id, version, unit_id, head_id, deputy_id, acts, valid_from, valid_to, state)
       VALUES ($1, 1, $2, $3, $4, '{confirm}', '2024-07-01', '2024-12-31', 'given')`,
      [randomUUID(), unitId, head, deputy],
    );
    await owe(head, { kind: 'confirm', initiativeId, owner: { scope: 'unit', roles: ['unit-head'], unitId } });
    await scheduler().turn();
    const bodyTo = (personId: string) =>
      server.taken.find(({ raw }) => raw.includes(`To: ${personId}@`))?.raw.replaceAll(/=\r?\n/g, '') ?? '';
    expect(bodyTo(deputy)).toContain('(KT.)');
    expect(bodyTo(head)).toContain('Auto-Submitted');
    expect(bodyTo(head)).not.toContain('(KT.)');
  });

  it('puts what one person owes of a kind into one letter', async () => {
    const personId = await enrol();
    await owe(personId);
    await owe(personId);
    await owe(personId, { kind: 'attend' });
    await scheduler().turn();
    expect(server.taken).toHaveLength(2);
  });

  it('waits while the mail server is down, and goes out once when it is back', async () => {
    await owe(await enrol());
    const port = Number(new URL(server.url).port);
    await server.stop();
    const reminders = scheduler();
    await reminders.turn();
    expect(await states()).toEqual(['failed']);
    server = await startMailServer(port);
    await reminders.turn();
    expect(server.taken).toHaveLength(0);
    await dueNow();
    await reminders.turn();
    await reminders.turn();
    expect(server.taken).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  it('is tried again with the same Message-ID after the server refused it', async () => {
    await owe(await enrol());
    server.refuseWith(451);
    const reminders = scheduler();
    await reminders.turn();
    const [failed] = await db.query<{ key: string; state: string }[]>('SELECT key, state FROM mail');
    expect(failed?.state).toBe('failed');
    server.refuseWith(undefined);
    await dueNow();
    await reminders.turn();
    expect(server.taken.map(({ raw }) => /<([0-9a-f]{32})@/.exec(raw)?.[1])).toEqual([failed?.key]);
  });

  it('is parked, never sent again unasked, when the connection broke after the text', async () => {
    await owe(await enrol());
    server.hangUpAfterText();
    const reminders = scheduler();
    await reminders.turn();
    expect([server.taken.length, await states()]).toEqual([1, ['unknown']]);
    await dueNow();
    await reminders.turn();
    expect(server.taken).toHaveLength(1);
  });

  it('is parked when the process died between claiming and recording; a person may send it again', async () => {
    await owe(await enrol());
    const store = new ReminderStore(db);
    await store.plan(at);
    const claimed = await store.claim(at, 'https://sangkien.example.vn');
    const reminders = scheduler();
    await reminders.turn();
    expect(await states()).toEqual(['claimed']);
    await db.query(`UPDATE reminder SET claimed_at = claimed_at - interval '6 minutes'`);
    await reminders.turn();
    expect([server.taken.length, await states()]).toEqual([0, ['unknown']]);
    expect(await store.release(claimed?.key ?? '')).toBe(true);
    expect(await store.release(claimed?.key ?? '')).toBe(false);
    await reminders.turn();
    expect([server.taken.length, await states()]).toEqual([1, ['sent']]);
  });

  it('is not sent for what was done a second before', async () => {
    const owed = await owe(await enrol());
    await new ReminderStore(db).plan(at);
    await db.transaction((tx) => obligations.close(tx, { subject: owed.subject, kinds: ['score'] }, 'done', at));
    await scheduler().turn();
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
  });

  it('is not sent for what is being done while it is claimed', async () => {
    const owed = await owe(await enrol());
    await new ReminderStore(db).plan(at);
    let turn: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await obligations.close(tx, { subject: owed.subject, kinds: ['score'] }, 'done', at);
      turn = scheduler().turn();
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await until(async () => (await db.query<object[]>(waiting)).length > 0, { what: 'the claim waits for the row' });
    });
    await turn;
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
  });

  it('is sent for the new deadline when it moved, not for the old one', async () => {
    const personId = await enrol();
    const owed = await owe(personId);
    await new ReminderStore(db).plan(at);
    await owe(personId, { ...owed, dueAt: inDays(20) });
    await scheduler().turn();
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
    await scheduler(inDays(14)).turn();
    await scheduler(inDays(14)).turn();
    expect(server.taken).toHaveLength(1);
  });

  it('is sent at once where the deadline moved earlier, past days that were to come', async () => {
    const personId = await enrol();
    const owed = await owe(personId, { dueAt: inDays(20) });
    await scheduler().turn();
    expect(server.taken).toHaveLength(0);
    await owe(personId, { ...owed, dueAt: inDays(2) });
    await scheduler().turn();
    await scheduler().turn();
    expect([server.taken.length, await states()]).toEqual([1, ['sent']]);
  });

  it('is dropped where the deadline was lifted after it was planned', async () => {
    const initiativeId = randomUUID();
    await owe(await enrol(), { initiativeId });
    await new ReminderStore(db).plan(at);
    await db.transaction((tx) => obligations.cancelAll(tx, initiativeId, at));
    await scheduler().turn();
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
  });

  it('is sent in the last minute of the year, and no more in the first of the next', async () => {
    const newYear = new Date('2024-12-31T17:00:00Z');
    await owe(await enrol(), { dueAt: newYear });
    await scheduler(new Date(newYear.getTime() - 1000)).turn();
    const body = server.taken[0]?.raw.replaceAll(/=\r?\n/g, '') ?? '';
    expect(body).toContain('23:59');
    expect(body).toContain('31/12/2024');
    await owe(await enrol(), { dueAt: newYear });
    await scheduler(newYear).turn();
    expect(server.taken).toHaveLength(1);
  });

  it('comes on the last working day before Tết, once, and none comes while the offices are closed', async () => {
    const closed = new Date('2024-02-14T17:00:00Z'); // the offices open again on 15/2
    await owe(await enrol(), { dueAt: new Date(closed.getTime() + 86_400_000), rungs: [7, 3, 1] });
    const on = (day: string) => scheduler(new Date(`2024-02-${day}T01:00:00Z`)).turn();
    await on('06');
    expect(server.taken).toHaveLength(0);
    await on('07');
    expect(server.taken).toHaveLength(1);
    for (const day of ['08', '09', '10', '11', '12', '13', '14']) await on(day);
    expect(server.taken).toHaveLength(1);
    await on('15'); // one day ahead
    expect(server.taken).toHaveLength(2);
  });

  it('outlasts a mail server that is down for days, and is not sent once its deadline has passed', async () => {
    await owe(await enrol());
    const port = Number(new URL(server.url).port);
    await server.stop();
    const reminders = scheduler();
    for (let tries = 0; tries < 60; tries += 1) {
      await dueNow();
      await reminders.turn();
    }
    const [tried] = await db.query<{ attempts: number; hours: number }[]>(
      'SELECT attempts, extract(epoch FROM next_at - now()) / 3600 AS hours FROM reminder',
    );
    expect(tried?.attempts).toBe(60);
    expect(Number(tried?.hours)).toBeLessThan(1.1);
    server = await startMailServer(port);
    await dueNow();
    await scheduler(inDays(6)).turn();
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
  });

  it('is given up where the server goes on refusing it, for a person to look at', async () => {
    await owe(await enrol());
    server.refuseWith(550);
    const reminders = scheduler();
    for (let tries = 0; tries < 15; tries += 1) {
      await dueNow();
      await reminders.turn();
    }
    const [given] = await db.query<object[]>('SELECT state, attempts, next_at FROM reminder');
    expect(given).toEqual({ state: 'failed', attempts: 12, next_at: null });
  });

  it('goes to who holds the office now, not to who held it when it was planned', async () => {
    const [unitId, before] = [randomUUID(), randomUUID()];
    await enrol({ personId: before, heads: unitId });
    await owe(before, { kind: 'confirm', owner: { scope: 'unit', roles: ['unit-head'], unitId } });
    await new ReminderStore(db).plan(at);
    await enrol({ personId: before, version: 2 });
    const after = await enrol({ heads: unitId });
    await scheduler().turn();
    expect(server.taken.map(({ to }) => to)).toEqual([[`${after}@example.vn`]]);
  });

  it('reaches also who comes into the office after the others were reminded', async () => {
    const unitId = randomUUID();
    await enrol({ heads: unitId });
    await owe(randomUUID(), { kind: 'confirm', owner: { scope: 'unit', roles: ['unit-head'], unitId } });
    await scheduler().turn();
    const later = await enrol({ heads: unitId });
    await scheduler().turn();
    expect(server.taken.map(({ to }) => to[0])[1]).toBe(`${later}@example.vn`);
    expect(server.taken).toHaveLength(2);
  });

  it('is sent once by two schedulers that run at the same time', async () => {
    for (let i = 0; i < 20; i += 1) await owe(await enrol());
    await Promise.all([scheduler().turn(), scheduler().turn(), scheduler().turn()]);
    await scheduler().turn();
    const receivers = server.taken.map(({ to }) => to[0]);
    expect(receivers).toHaveLength(20);
    expect(new Set(receivers).size).toBe(20);
  });

  it('is dropped for who has no address, and not sent after the deadline', async () => {
    await owe(await enrol({ email: null }));
    await owe(await enrol(), { dueAt: inDays(-1) });
    await scheduler().turn();
    expect([server.taken.length, await states()]).toEqual([0, ['dropped']]);
  });

  it('is a file of its own where there is no mail server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-'));
    await owe(await enrol());
    await scheduler(at, new FolderMailer(folder, 'sangkien@example.vn')).turn();
    const [file, ...more] = await readdir(folder);
    expect(file).toMatch(/^[0-9a-f]{32}\.eml$/);
    expect(more).toEqual([]);
    expect(await readFile(join(folder, file ?? ''), 'utf8')).toContain('Auto-Submitted: auto-generated');
  });
});
