import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { startBroker, startPostgres, type TestBroker, type TestServer } from '#lib/testing/servers.js';
import { until } from '#lib/testing/until.js';
import { connect, type ConfirmChannel } from 'amqplib';
import { aCount, counted, createTables, TestService } from './messaging.fixture.js';
import { listParked } from './parked.js';
import { RabbitTransport } from './rabbit.transport.js';

const inBatch = 20;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('RabbitMQ transport, when something breaks under load', () => {
  let broker: TestBroker;
  let postgres: TestServer;
  let database: FreshDatabase;
  const prefix = 'faults';
  const topology = { evaluation: [counted.type] };
  let transport: RabbitTransport;
  let sender: TestService;
  let consumer: TestService;

  beforeAll(async () => {
    [broker, postgres] = await Promise.all([startBroker(), startPostgres()]);
    // RabbitMQ 3.10 may lose a quorum queue that was declared less than a second before it is killed: shut it down once.
    const declaring = new RabbitTransport({ url: broker.url, name: 'test', prefix, topology });
    await until(() => declaring.state() === 'up', { what: 'the queues are there', timeoutMs: 30_000 });
    await declaring.close();
    await broker.restart();
  }, 90_000);
  afterAll(() => Promise.all([broker.stop(), postgres.stop()]));

  beforeEach(async () => {
    database = await freshDatabase(postgres.url);
    await createTables(database.url, 'registration');
    await createTables(database.url, 'evaluation');
    sender = await TestService.open(database.url, 'registration');
    consumer = await TestService.open(database.url, 'evaluation');
    transport = new RabbitTransport({ url: broker.url, name: 'test', prefix, topology, reclaimMs: 500 });
    await consumer.serve(transport);
    sender.startRelay(transport);
    await until(() => transport.state() === 'up', { what: 'the transport is up', timeoutMs: 30_000 });
  }, 60_000);
  afterEach(async () => {
    await sender.close();
    await consumer.close();
    await transport.close();
    await database.drop();
  }, 60_000);

  /** The channel that the consumer has now. */
  const channel = (): ConfirmChannel => {
    const [only] = transport['consumers'];
    const current = only?.['channel'];
    if (!current) throw new Error('the consumer is not connected');
    return current;
  };

  /** Commits once, whatever happens to the database meanwhile: a unique id tells a lost answer from a lost commit. */
  const sendSurely = async (numbers: number[]) => {
    const events = numbers.map((n) => aCount(n, {}, `subject ${String(n % 7)}`));
    const sent = async () => {
      await sender.send(...events).catch((error: unknown) => {
        if (!String(error).includes('outbox_event_id_key')) throw error;
      });
      return true;
    };
    await until(sent, { what: 'the database takes the events', timeoutMs: 60_000, everyMs: 50 });
  };

  const counts = (total: number) =>
    until(async () => (await consumer.counts()).length >= total, {
      what: `${String(total)} are counted`,
      timeoutMs: 60_000,
      everyMs: 50,
    });

  /** Sends 2000 events, breaks something when a tenth of them has arrived, and expects each to be counted once. */
  const survives = async (fault: () => Promise<void>) => {
    const total = 2000;
    const sending = (async () => {
      for (let n = 0; n < total; n += inBatch) await sendSurely(upTo(inBatch).map((i) => n + i));
    })();
    await counts(total / 10);
    const before = (await consumer.counts()).length;
    await fault();
    await sending;
    await counts(total);
    expect(before).toBeLessThan(total);
    expect((await consumer.counts()).sort((a, b) => a - b)).toEqual(upTo(total));
    expect(await listParked(consumer.db)).toEqual([]);
    await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the outbox is empty' });
  };

  it('loses and doubles nothing when the broker is killed', async () => {
    await survives(async () => {
      await broker.kill9();
      await until(() => transport.state() === 'down', { what: 'the loss is noticed' });
      await broker.restart();
    });
  }, 120_000);

  it('loses and doubles nothing when the broker closes every connection and restarts', async () => {
    await survives(() => broker.restart());
  }, 120_000);

  it('loses and doubles nothing when the network of the consumer breaks', async () => {
    await survives(() => {
      const { stream } = channel().connection as unknown as { stream: { destroy(error: Error): void } };
      stream.destroy(new Error('the network broke'));
      return Promise.resolve();
    });
  }, 120_000);

  it('loses and doubles nothing when the broker closes the channel, as for a double ack', async () => {
    await survives(() => {
      const unknown = { fields: { deliveryTag: 999_999 } } as Parameters<ConfirmChannel['ack']>[0];
      channel().ack(unknown);
      return Promise.resolve();
    });
  }, 120_000);

  it('loses and doubles nothing when the database is killed in the middle of a batch', async () => {
    await survives(async () => {
      await postgres.kill9();
      await postgres.restart();
    });
  }, 120_000);

  it('keeps in the outbox what the broker does not take while its disk is full', async () => {
    await broker.control('set_disk_free_limit', '1000000GB');
    try {
      await sendSurely(upTo(500));
      await until(() => transport.state() === 'blocked', { what: 'the broker takes no messages' });
      expect((await sender.outbox.backlog()).events).toBe(500);
      expect(await consumer.counts()).toEqual([]);
    } finally {
      await broker.control('set_disk_free_limit', '50MB');
    }
    await counts(500);
    expect((await consumer.counts()).sort((a, b) => a - b)).toEqual(upTo(500));
    await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the outbox is empty' });
  }, 60_000);

  it('goes on when what is done cannot be acknowledged, since the connection is closing', async () => {
    const lock = consumer.db.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE effect');
    await sendSurely(upTo(100));
    await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the events are confirmed' });
    const { connection } = channel() as unknown as { connection: { close(closed: () => void): void } };
    process.kill(broker.pid, 'SIGSTOP');
    try {
      connection.close(() => undefined);
      await lock.commitTransaction();
      await lock.release();
      await until(async () => (await consumer.counts()).length > 0, { what: 'a batch is done' });
    } finally {
      process.kill(broker.pid, 'SIGCONT');
    }
    await sendSurely([101]);
    await counts(101);
    expect((await consumer.counts()).sort((a, b) => a - b)).toEqual(upTo(101));
  }, 60_000);

  it('comes back to a queue that was deleted, with what it held and what was sent meanwhile', async () => {
    const lock = consumer.db.createQueryRunner();
    await lock.startTransaction();
    await lock.query('LOCK TABLE effect');
    await sendSurely(upTo(100));
    await until(async () => (await sender.outbox.backlog()).events === 0, { what: 'the events are confirmed' });
    const other = await connect(broker.url);
    const administrator = await other.createChannel();
    const queue = `${prefix}.evaluation`;
    await until(async () => (await administrator.checkQueue(queue)).messageCount === 0, { what: 'all are delivered' });
    await administrator.deleteQueue(queue);
    await sendSurely(upTo(50).map((n) => 100 + n));
    await lock.commitTransaction();
    await lock.release();
    await counts(150);
    await sendSurely([151]);
    await counts(151);
    expect((await consumer.counts()).sort((a, b) => a - b)).toEqual(upTo(151));
    await other.close();
  }, 60_000);

  it('puts a message that cannot be decoded among the dead letters', async () => {
    const other = await connect(broker.url);
    const stranger = await other.createConfirmChannel();
    stranger.publish(`${prefix}.events`, counted.type, Buffer.from('not JSON'));
    await stranger.waitForConfirms();
    await sendSurely([1]);
    await counts(1);
    const texts = async () => {
      const message = await stranger.get(`${prefix}.dead`, { noAck: true });
      return message ? message.content.toString() : undefined;
    };
    expect(await until(texts, { what: 'it is dead' })).toBe('not JSON');
    await other.close();
  }, 60_000);
});
