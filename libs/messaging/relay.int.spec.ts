import type { Envelope } from '#lib/contracts/event.js';
import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { until } from '#lib/testing/until.js';
import { InProcessTransport } from './in-process.transport.js';
import { aCount, counted, createTables, TestService } from './messaging.fixture.js';
import { OutboxRelay } from './relay.js';

describe('OutboxRelay', () => {
  let database: FreshDatabase;
  let first: TestService;
  let second: TestService;
  let transport: InProcessTransport;
  let received: Envelope[];
  /** So slow that only a wake-up explains a quick delivery. */
  const slowPoll = { pollMs: 60_000 };

  beforeEach(async () => {
    database = await freshDatabase();
    await createTables(database.url, 'registration');
    first = await TestService.open(database.url, 'registration');
    second = await TestService.open(database.url, 'registration');
    received = [];
    transport = new InProcessTransport({ evaluation: [counted.type] });
    await transport.subscribe('evaluation', [counted.type], (batch) => Promise.resolve(void received.push(...batch)));
  });
  afterEach(async () => {
    await first.close();
    await second.close();
    await database.drop();
  });

  /** How often a session that has told of it has read the whole outbox. */
  const tableScans = async () => {
    await second.db.query('SELECT pg_stat_force_next_flush()');
    const [row] = await second.db.query<{ scans: string }[]>(
      `SELECT seq_scan AS scans FROM pg_stat_user_tables WHERE relid = 'outbox'::regclass`,
    );
    return Number(row?.scans);
  };
  const leading = (relay: OutboxRelay) => until(() => relay.isLeader, { what: 'it leads' });

  it('is woken by a commit', async () => {
    const relay = new OutboxRelay(first.outbox, transport, slowPoll);
    relay.start();
    await leading(relay);
    const event = aCount(1);
    await first.send(event);
    await until(() => received.length === 1, { what: 'it arrives' });
    expect(received).toEqual([event]);
    await relay.drain();
  });

  it('is woken by a commit in a replica that does not lead', async () => {
    const [leader, standby] = [first, second].map((s) => new OutboxRelay(s.outbox, transport, slowPoll));
    leader?.start();
    await leading(leader as OutboxRelay);
    standby?.start();
    await second.send(aCount(1));
    await until(() => received.length === 1, { what: 'it arrives' });
    expect(standby?.isLeader).toBe(false);
    await Promise.all([leader?.drain(), standby?.drain()]);
  });

  it('takes over when the leader has lost its connection', async () => {
    const leader = first.startRelay(transport);
    await leading(leader);
    const standby = second.startRelay(transport);
    await first.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await second.send(aCount(1));
    await until(() => received.length === 1, { what: 'it arrives' });
    expect(leader.isLeader || standby.isLeader).toBe(true);
  });

  it('hands the lead over when it is drained, and leaves nothing behind', async () => {
    const leader = first.startRelay(transport);
    await leading(leader);
    const standby = second.startRelay(transport);
    await first.send(...Array.from({ length: 1000 }, (_, n) => aCount(n)));
    await leader.drain();
    expect(leader.isLeader).toBe(false);
    await leading(standby);
    await until(async () => (await second.outbox.backlog()).events === 0, { what: 'the outbox is empty' });
    expect(new Set(received.map((event) => event.id)).size).toBe(1000);
  });

  it('does not read through the rows that were sent before', async () => {
    await second.send(...Array.from({ length: 1000 }, (_, n) => aCount(n)));
    await second.db.query('DELETE FROM outbox WHERE seq <= 995');
    await second.db.query('VACUUM (ANALYZE, TRUNCATE FALSE) outbox'); // the planner now knows that few are alive
    const before = await tableScans();
    const third = await TestService.open(database.url, 'registration');
    third.startRelay(transport);
    await until(() => received.length === 5, { what: 'the five arrive' });
    await third.close(); // a session that ends tells what it has scanned
    expect(await tableScans()).toBe(before);
  });

  it('keeps what the transport does not take, and tells how long it has waited', async () => {
    const closed = new InProcessTransport({ evaluation: [counted.type] });
    const relay = new OutboxRelay(first.outbox, closed, { pollMs: 10 });
    relay.start();
    await leading(relay);
    await first.send(aCount(1), aCount(2));
    await relay.drain();
    const { events, oldestSeconds } = await first.outbox.backlog();
    expect(events).toBe(2);
    expect(oldestSeconds).toBeGreaterThan(0);
  });
});
