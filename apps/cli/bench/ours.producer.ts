import 'reflect-metadata';
import { InboxRow } from '#lib/messaging/inbox.entity.js';
import { OutboxRow } from '#lib/messaging/outbox.entity.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { RabbitTransport } from '#lib/messaging/rabbit.transport.js';
import { OutboxRelay } from '#lib/messaging/relay.js';
import { changeRow } from '#lib/service-kit/change.js';
import { dataSourceOf } from '#lib/service-kit/database.js';
import { CommandKeyRow, HistoryRow } from '#lib/service-kit/history.js';
import { until } from '#lib/testing/until.js';
import { closedLoop, type Load, openLoop } from './closed-loop.js';
import { Item, itemId, snapshotOf, told } from './item.entity.js';
import { settings, topology } from './settings.js';
import { serve } from './worker.js';

const { databaseUrl, amqpUrl, prefix } = settings();
const entities = [OutboxRow, InboxRow, HistoryRow, CommandKeyRow, Item];
const db = await dataSourceOf({ name: 'registration', entities, migrations: [] }, databaseUrl).initialize();
const outbox = new Outbox(db);
const transport = new RabbitTransport({ url: amqpUrl, prefix, name: 'bench producer', topology });
let relay = new OutboxRelay(outbox, transport);
relay.start();

/** A change as registration makes it: lock, decide, row, history and event in one transaction, shared when it is busy. */
const change = (n: number): Promise<void> =>
  outbox.shared(itemId(n), async (tx) => {
    const at = new Date();
    await changeRow(tx, Item, itemId(n), { at }, (item) => ({
      action: 'register',
      by: { role: 'author', name: 'Nguyễn Thị An' },
      set: { state: 'registered', updatedAt: at },
      events: [told.make(item.id, snapshotOf(item.id, item.version + 1), at)],
    }));
  });

/** Events that are committed while nothing sends them. */
async function fill(count: number): Promise<void> {
  await relay.drain();
  const events = Array.from({ length: count }, (_, n) =>
    told.make(itemId(n), snapshotOf(itemId(n), n + 1), new Date()),
  );
  await outbox.transaction((tx) => enqueue(tx, events));
}

function send(): Promise<void> {
  relay = new OutboxRelay(outbox, transport);
  relay.start();
  return Promise.resolve();
}

await until(() => transport.state() === 'up', { what: 'the producer is connected' });
serve({
  change: (load: Load) => closedLoop(load, change),
  pace: ({ count, perSecond }: { count: number; perSecond: number }) => openLoop(count, perSecond, change),
  fill,
  send,
});
