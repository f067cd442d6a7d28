import 'reflect-metadata';
import { ClientProxyFactory } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { closedLoop, type Load, openLoop } from './closed-loop.js';
import { Item, itemId, snapshotOf, told } from './item.entity.js';
import { settings } from './settings.js';
import { stockDatabase, stockOptions } from './stock.options.js';
import { serve } from './worker.js';

const client = ClientProxyFactory.create(stockOptions(settings(), 'client'));
const items = (await stockDatabase(settings(), 'stock')).getRepository(Item);
await client.connect();

/** As tutorials do it: find, save, then emit; a crash in between loses the event. */
async function change(n: number): Promise<void> {
  const item = await items.findOneByOrFail({ id: itemId(n) });
  const changed = { ...item, version: item.version + 1, state: 'registered', updatedAt: new Date() };
  await items.save(changed);
  await lastValueFrom(client.emit(told.type, snapshotOf(item.id, changed.version)), { defaultValue: undefined });
}

const emit = (n: number): Promise<unknown> =>
  lastValueFrom(client.emit(told.type, snapshotOf(itemId(n), n + 1)), { defaultValue: undefined });

serve({
  change: (load: Load) => closedLoop(load, change),
  pace: ({ count, perSecond }: { count: number; perSecond: number }) => openLoop(count, perSecond, change),
  emit: (load: Load) => closedLoop(load, emit),
});
