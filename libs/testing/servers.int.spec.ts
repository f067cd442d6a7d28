import { connect as connectToBroker } from 'amqplib';
import pg from 'pg';
import { freshDatabase } from './fresh-database.js';
import { startBroker, startPostgres, type TestServer } from './servers.js';

jest.setTimeout(90_000);

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

async function openChannel(url: string) {
  const connection = await connectToBroker(url);
  connection.on('error', () => undefined);
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => undefined);
  return { connection, channel };
}

describe('a PostgreSQL of a test', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('comes back with its data and its address after kill -9', async () => {
    await query(server.url, 'create table kept (n int); insert into kept values (1)');
    const before = server.pid;
    await server.kill9();
    await expect(query(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await server.restart();
    expect(server.pid).not.toBe(before);
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('gives every file an empty database of its own', async () => {
    const [one, other] = [await freshDatabase(server.url), await freshDatabase(server.url)];
    await query(one.url, 'create table mine (n int)');
    expect(await query(other.url, `select to_regclass('mine') as found`)).toEqual([{ found: null }]);
    await one.drop();
    await other.drop();
    await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});

describe('a RabbitMQ of a test', () => {
  let broker: TestServer;
  beforeAll(async () => {
    broker = await startBroker();
  });
  afterAll(() => broker.stop());

  it('is not the one that the whole run uses', () => {
    expect(broker.url).not.toBe(process.env['TEST_AMQP_URL']);
  });

  it('comes back with its confirmed messages and its address after kill -9', async () => {
    const declaring = await openChannel(broker.url);
    await declaring.channel.assertQueue('kept', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await declaring.connection.close();
    // RabbitMQ 3 writes the registry of its quorum queues seconds late: one killed right after the declaration is empty.
    await broker.restart();
    const { channel } = await openChannel(broker.url);
    channel.sendToQueue('kept', Buffer.from('Sáng kiến'), { persistent: true });
    await channel.waitForConfirms();
    const before = broker.pid;
    await broker.kill9();
    await expect(connectToBroker(broker.url)).rejects.toThrow(/ECONNREFUSED/);
    await broker.restart();
    expect(broker.pid).not.toBe(before);
    const again = await openChannel(broker.url);
    const received = new Promise<string>((take) => {
      void again.channel.consume('kept', (message) => take(String(message?.content)));
    });
    await expect(received).resolves.toBe('Sáng kiến');
    await again.connection.close();
  });
});
