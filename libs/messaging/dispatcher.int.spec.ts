import type { Envelope } from '#lib/contracts/event.js';
import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import type { EntityManager } from 'typeorm';
import { Dispatcher, type Handle } from './dispatcher.js';
import { aCount, createTables, fastRetries, TestService } from './messaging.fixture.js';
import { finish, forgetDone, takeDue } from './inbox.js';

describe('Dispatcher', () => {
  let database: FreshDatabase;
  let service: TestService;

  beforeEach(async () => {
    database = await freshDatabase();
    await createTables(database.url, 'evaluation');
    service = await TestService.open(database.url, 'evaluation');
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
  });

  const count = (event: Envelope, tx: EntityManager): Promise<unknown> =>
    tx.query('INSERT INTO effect (event_id, n) VALUES ($1, $2)', [event.id, (event.data as { n: number }).n]);
  const countOnly: Handle = async (event, tx) => {
    await count(event, tx);
  };
  const dispatcherOf = (handle: Handle, onParked?: (event: Envelope) => void): Dispatcher =>
    new Dispatcher('evaluation', service.outbox, handle, fastRetries, onParked);
  const statuses = async () => (await service.inbox()).map((row) => row.status);

  it('does an event once, however often and in whatever company it comes', async () => {
    const dispatcher = dispatcherOf(countOnly);
    const [one, two] = [aCount(1), aCount(2)];
    await Promise.all([dispatcher.deliver([one, two, one]), dispatcher.deliver([two, one]), dispatcher.deliver([one])]);
    expect((await service.counts()).sort()).toEqual([1, 2]);
  });

  it('does not lose an event whose handler swallows an error of the database', async () => {
    const swallow: Handle = async (event, tx) => {
      await count(event, tx);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    };
    await dispatcherOf(swallow).deliver([aCount(1)]);
    expect(await service.counts()).toEqual([]);
    expect(await statuses()).toEqual(['retry']);
  });

  it('blames the event, not the database, when only the commit refuses it', async () => {
    await service.db.query('ALTER TABLE effect ADD CONSTRAINT once UNIQUE (n) DEFERRABLE INITIALLY DEFERRED');
    const dispatcher = dispatcherOf(countOnly);
    await dispatcher.deliver([aCount(1), aCount(1), aCount(2)]);
    expect(await service.counts()).toEqual([1, 2]);
    expect(await statuses()).toEqual(['done', 'retry', 'done']);
  });

  it('throws, and counts no attempt, when the database goes away under a handler', async () => {
    const cut: Handle = async (_, tx) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    await expect(dispatcherOf(cut).deliver([aCount(1)])).rejects.toThrow();
    expect(await service.inbox()).toEqual([]);
  });

  it('does two batches over that lock the same rows crosswise', async () => {
    await service.db.query('INSERT INTO effect (n) VALUES (1), (2)');
    let met = 0;
    let meet: () => void;
    const both = new Promise<void>((resolve) => (meet = resolve));
    const crosswise: Handle = async ({ data }, tx) => {
      const { n } = data as { n: number };
      await tx.query('UPDATE effect SET subject = $1 WHERE n = $2', [String(n), n]);
      if (++met === 2) meet();
      await both;
      await tx.query('UPDATE effect SET subject = $1 WHERE n = $2', [String(n), 3 - n]);
    };
    const dispatcher = dispatcherOf(crosswise);
    await Promise.all([dispatcher.deliver([aCount(1)]), dispatcher.deliver([aCount(2)])]);
    expect(await statuses()).toEqual(['done', 'done']);
  });

  it('gives a replica no retry while an earlier one of its subject runs in another', async () => {
    const dispatcher = dispatcherOf(() => Promise.reject(new Error('not now')));
    const [first, second] = [aCount(1, {}, 'one subject'), aCount(2, {}, 'one subject')];
    await dispatcher.deliver([first]);
    await dispatcher.deliver([second]);
    await service.db.query(`UPDATE inbox SET next_at = next_at - interval '1 hour'`);
    await service.db.transaction(async (here) => {
      expect((await takeDue(here, 'evaluation'))?.envelope).toEqual(first);
      await service.db.transaction(async (there) => expect(await takeDue(there, 'evaluation')).toBeUndefined());
      await finish(here, 'evaluation', first.id);
    });
    await service.db.transaction(async (there) => {
      expect((await takeDue(there, 'evaluation'))?.envelope).toEqual(second);
    });
  });

  it('tells of every message that it parks', async () => {
    const parked: Envelope[] = [];
    const dispatcher = dispatcherOf(
      () => Promise.reject(Object.assign(new Error('never'), { kind: 'poison' })),
      (event) => parked.push(event),
    );
    const event = aCount(1);
    await dispatcher.deliver([event]);
    expect(parked).toEqual([event]);
  });

  it('forgets what was done before a given time, and nothing that still waits', async () => {
    await dispatcherOf(countOnly).deliver([aCount(1)]);
    await dispatcherOf(() => Promise.reject(new Error('not now'))).deliver([aCount(2)]);
    expect(await forgetDone(service.db, new Date('2020-01-01T00:00:00Z'))).toBe(0);
    expect(await forgetDone(service.db, new Date('2999-01-01T00:00:00Z'))).toBe(1);
    expect(await statuses()).toEqual(['retry']);
  });
});
