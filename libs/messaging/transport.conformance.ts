import type { Envelope } from '#lib/contracts/event.js';
import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import {
  aBrokenCount,
  aCount,
  counted,
  createTables,
  ignored,
  TestService,
  testTopology,
} from './messaging.fixture.js';
import { listParked, replayParked } from './parked.js';
import { messageOf, type Topology, type Transport } from './transport.js';

/** Opens an adapter; the same place again finds what was left there. */
export type OpenTransport = (place: string, topology: Topology) => Transport;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const sorted = (numbers: number[]): number[] => [...numbers].sort((a, b) => a - b);

/** What every transport must do, with the outbox, relay, inbox and handlers around it. */
export function behavesLikeATransport(name: string, open: OpenTransport): void {
  describe(`${name} transport`, () => {
    let database: FreshDatabase;
    let place: string;
    let transport: Transport;
    let sender: TestService;
    let evaluation: TestService;
    let notification: TestService;

    const openAll = async () => {
      transport = open(place, testTopology);
      sender = await TestService.open(database.url, 'registration');
      evaluation = await TestService.open(database.url, 'evaluation');
      notification = await TestService.open(database.url, 'notification');
    };
    const serveAll = async () => {
      await evaluation.serve(transport);
      await notification.serve(transport);
      sender.startRelay(transport);
      await until(() => transport.state() === 'up', { what: 'the transport is up' });
    };
    const closeAll = async () => {
      await sender.close();
      await evaluation.close();
      await notification.close();
      await transport.close();
    };
    const counts = (service: TestService, numbers: number[]) =>
      until(async () => (await service.counts()).length >= numbers.length, {
        what: `${service.name} counts ${String(numbers.length)}`,
      }).then(async () => expect(sorted(await service.counts())).toEqual(numbers));
    const settled = (service: TestService, events: number) =>
      until(
        async () => {
          const inbox = await service.inbox();
          return inbox.length === events && inbox.every((row) => row.status !== 'retry');
        },
        { what: `${service.name} has settled ${String(events)} events` },
      );

    beforeEach(async () => {
      place = `test-${randomUUID().slice(0, 8)}`;
      database = await freshDatabase();
      for (const service of ['registration', 'evaluation', 'notification'] as const) {
        await createTables(database.url, service);
      }
      await openAll();
    });
    afterEach(async () => {
      await closeAll();
      await database.drop();
    });

    it('gives every consumer its own copy', async () => {
      await serveAll();
      await sender.send(aCount(1), aCount(2));
      await counts(evaluation, [1, 2]);
      await counts(notification, [1, 2]);
      await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the outbox is empty' });
    });

    it('has one effect of an event that is published twice', async () => {
      await serveAll();
      const event = aCount(1);
      await transport.publish([event, event].map(messageOf));
      await transport.publish([messageOf(event)]);
      await transport.publish([messageOf(aCount(2))]);
      await counts(evaluation, [1, 2]);
      await counts(notification, [1, 2]);
    });

    it('tries a failing handler again later, and at that consumer only', async () => {
      await serveAll();
      await sender.send(aCount(1, { failures: 2, failsAt: 'evaluation' }));
      await counts(evaluation, [1]);
      await counts(notification, [1]);
      expect(await evaluation.inbox()).toMatchObject([{ status: 'done', envelope: null }]);
      const [here] = await evaluation.inbox();
      const [there] = await notification.inbox();
      expect(here?.attempts).toBeGreaterThan(0);
      expect(there?.attempts).toBe(0);
    });

    it('parks what keeps failing after the attempts that it is given', async () => {
      await serveAll();
      await sender.send(aCount(1, { failures: 100, failsAt: 'evaluation' }));
      await until(async () => (await listParked(evaluation.db)).length === 1, { what: 'the event is parked' });
      expect(await listParked(evaluation.db)).toMatchObject([{ attempts: 3, envelope: { data: { n: 1 } } }]);
      await counts(notification, [1]);
    });

    it('parks an event that breaks its contract at once, with payload and error, without harm to its neighbours', async () => {
      await serveAll();
      const broken = aBrokenCount();
      await sender.send(aCount(1), broken, aCount(2));
      await counts(evaluation, [1, 2]);
      await settled(evaluation, 3);
      const [message, ...others] = await listParked(evaluation.db);
      expect(others).toEqual([]);
      expect(message).toMatchObject({ consumer: 'evaluation', eventId: broken.id, attempts: 1, envelope: broken });
      expect(message?.error).toContain(`${counted.type}: n: isInt`);
    });

    it('does a parked message when it is replayed', async () => {
      await serveAll();
      const event = aCount(1, { needs: 2 });
      await sender.send(event);
      await until(async () => (await listParked(evaluation.db)).length === 1, { what: 'the event is parked' });
      await sender.send(aCount(2));
      await counts(evaluation, [2]);
      expect(await replayParked(evaluation.db, [event.id])).toBe(1);
      await counts(evaluation, [1, 2]);
      expect(await listParked(evaluation.db)).toEqual([]);
    });

    it('keeps the order within a subject', async () => {
      await serveAll();
      const subjects = [randomUUID(), randomUUID(), randomUUID()];
      for (let n = 0; n < 300; n += 30) {
        await sender.send(...upTo(30).map((i) => aCount(n + i, {}, subjects[i % 3])));
      }
      await counts(evaluation, upTo(300));
      for (const i of [0, 1, 2]) {
        const ofSubject = (await evaluation.counts()).filter((n) => n % 3 === i);
        expect(ofSubject).toEqual(sorted(ofSubject));
      }
    });

    it('keeps the order within a subject when an event of it fails for a moment', async () => {
      await serveAll();
      const subject = randomUUID();
      await sender.send(aCount(1, { failures: 2 }, subject), aCount(2, {}, subject), aCount(3));
      await sender.send(aCount(4, {}, subject));
      await counts(evaluation, [1, 2, 3, 4]);
      expect((await evaluation.counts()).filter((n) => n !== 3)).toEqual([1, 2, 4]);
    });

    it('does a fact that arrives before what it depends on, once that has arrived, also of the same subject', async () => {
      await serveAll();
      const subject = randomUUID();
      await sender.send(aCount(2, { needs: 1 }, subject));
      await until(async () => (await evaluation.inbox()).some((row) => row.status === 'retry'), { what: 'it waits' });
      await sender.send(aCount(1, {}, subject));
      await counts(evaluation, [1, 2]);
      expect(await evaluation.counts()).toEqual([1, 2]);
    });

    it('hands over a copy', async () => {
      const received: Envelope[] = [];
      const take = (batch: Envelope[]) => Promise.resolve(void received.push(...batch));
      const ends = [
        await transport.subscribe('evaluation', [counted.type], take),
        await transport.subscribe('notification', [counted.type], take),
      ];
      await until(() => transport.state() === 'up', { what: 'the transport is up' });
      const event = aCount(1);
      await transport.publish([messageOf(event)]);
      await until(() => received.length === 2, { what: 'both have it' });
      expect(received).toEqual([event, event]);
      expect(received[0]).not.toBe(event);
      expect(received[0]?.data).not.toBe(event.data);
      expect(received[0]?.data).not.toBe(received[1]?.data);
      for (const end of ends) await end.close();
    });

    it('accepts an event that nobody takes', async () => {
      await serveAll();
      await sender.send(ignored.make(randomUUID(), { n: 1 }, new Date()), aCount(2));
      await counts(evaluation, [2]);
      await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the outbox is empty' });
    });

    it('delivers again what the infrastructure failed to take', async () => {
      let calls = 0;
      const end = await transport.subscribe('evaluation', [counted.type], () =>
        ++calls < 3 ? Promise.reject(new Error('the database is away')) : Promise.resolve(),
      );
      await notification.serve(transport);
      sender.startRelay(transport);
      await sender.send(aCount(1));
      await until(() => calls >= 3, { what: 'it was delivered again' });
      await counts(notification, [1]);
      await end.close();
    });

    it('finishes what runs when it is shut down, and loses and doubles nothing of the rest', async () => {
      await serveAll();
      for (let n = 0; n < 2000; n += 100) await sender.send(...upTo(100).map((i) => aCount(n + i)));
      await until(async () => (await evaluation.counts()).length > 50, { what: 'events are under way' });
      await closeAll();
      await openAll();
      const done = await evaluation.inbox();
      expect((await evaluation.counts()).length).toBe(done.filter((row) => row.status === 'done').length);
      await serveAll();
      await counts(evaluation, upTo(2000));
      await counts(notification, upTo(2000));
    });

    it('goes on after a restart with what was in the outbox and in retry', async () => {
      await serveAll();
      await sender.send(aCount(1, { needs: 2 }));
      await until(async () => (await evaluation.inbox()).some((row) => row.status === 'retry'), { what: 'it waits' });
      await closeAll();
      await openAll();
      await sender.send(aCount(2));
      expect((await sender.outbox.backlog()).events).toBe(1);
      await serveAll();
      await until(
        async () => (await evaluation.counts()).length === 2 || (await listParked(evaluation.db)).length > 0,
        {
          what: 'the waiting event is settled',
        },
      );
      await replayParked(evaluation.db, 'all'); // it may have used up its attempts while everything started
      await counts(evaluation, [1, 2]);
    });
  });
}
