import { freshDatabase, type FreshDatabase } from '#lib/testing/fresh-database.js';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { defer, type Observable } from 'rxjs';
import { EventContext } from './event-context.js';
import { EventServer } from './event-server.js';
import { InProcessTransport } from './in-process.transport.js';
import { KeepErrorFilter } from './keep-error.fixture.js';
import { aBrokenCount, aCount, Counted, counted, createTables, TestService } from './messaging.fixture.js';
import { messageOf } from './transport.js';

const seen: unknown[] = [];

@Controller()
class FirstHandlers {
  @EventPattern<string>(counted.type)
  async first(@Payload() data: Counted, @Ctx() { tx, event }: EventContext): Promise<void> {
    await tx.query('INSERT INTO effect (event_id, n) VALUES ($1, $2)', [event.id, data.n]);
    seen.push(['first', data]);
  }
}

@Controller()
class SecondHandlers {
  @EventPattern<string>(counted.type)
  second(@Payload() data: Counted, @Ctx() { tx }: EventContext): Observable<void> {
    return defer(async () => {
      await tx.query('UPDATE effect SET subject = $1 WHERE n = $2', ['seen by the second', data.n]);
      seen.push(['second', data]);
      if (data.failures) throw new RangeError('the original error');
    });
  }
}

@Module({ controllers: [FirstHandlers, SecondHandlers] })
class TwoHandlers {}

describe('EventServer', () => {
  let database: FreshDatabase;
  let service: TestService;
  let transport: InProcessTransport;
  let server: INestMicroservice | undefined;

  beforeEach(async () => {
    seen.length = 0;
    database = await freshDatabase();
    await createTables(database.url, 'evaluation');
    service = await TestService.open(database.url, 'evaluation');
    transport = new InProcessTransport({ evaluation: [counted.type] });
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    await service.close();
    await database.drop();
  });

  const serve = async (types: string[]) => {
    const options = { consumer: 'evaluation', outbox: service.outbox, transport, types, events: [counted] } as const;
    server = await NestFactory.createMicroservice(TwoHandlers, { strategy: new EventServer(options), logger: false });
    server.useGlobalFilters(new KeepErrorFilter());
    await server.listen();
  };

  it('runs every handler of a type, one after the other, in one transaction, with the payload of the contract', async () => {
    await serve([counted.type]);
    const event = aCount(1);
    await transport.publish([messageOf({ ...event, data: { n: 1, unknown: 'dropped' } })]);
    expect(seen).toEqual([
      ['first', { n: 1 }],
      ['second', { n: 1 }],
    ]);
    expect((seen as [string, unknown][]).every(([, data]) => data instanceof Counted)).toBe(true);
    const effects = await service.db.query<object[]>('SELECT subject, n FROM effect');
    expect(effects).toEqual([{ subject: 'seen by the second', n: 1 }]);
  });

  it('undoes the first handler when the second fails, and keeps the original error', async () => {
    await serve([counted.type]);
    await transport.publish([messageOf(aCount(1, { failures: 1 }))]);
    expect(await service.counts()).toEqual([]);
    const [row] = await service.inbox();
    expect(row?.status).toBe('retry');
    expect(row?.lastError).toMatch(/^RangeError: the original error/);
  });

  it('calls no handler for a payload that breaks its contract', async () => {
    await serve([counted.type]);
    await transport.publish([messageOf(aBrokenCount())]);
    expect(seen).toEqual([]);
    expect((await service.inbox()).map((row) => row.status)).toEqual(['parked']);
  });

  it('does not start with a handler that the topology would never call', async () => {
    await expect(serve([])).rejects.toThrow('evaluation handles what the topology never sends it: test.counted.v1');
  });
});
