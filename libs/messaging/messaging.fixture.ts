import { defineEvent, type Envelope } from '#lib/contracts/event.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { RetryPolicy } from './dispatcher.js';
import { EventContext } from './event-context.js';
import { EventServer } from './event-server.js';
import { InboxRow } from './inbox.entity.js';
import { KeepErrorFilter } from './keep-error.fixture.js';
import { enqueue, Outbox } from './outbox.js';
import { OutboxRow } from './outbox.entity.js';
import { OutboxRelay } from './relay.js';
import { messagingTables } from './tables.js';
import type { Topology, Transport } from './transport.js';

/** Something to count, and how its handlers are to misbehave. */
export class Counted {
  @IsInt() n!: number;
  /** Fails this many times, at `failsAt` or everywhere. */
  @IsOptional() @IsInt() failures?: number;
  @IsOptional() @IsIn(['evaluation', 'notification']) failsAt?: ServiceName;
  /** Fails as long as this number was not counted. */
  @IsOptional() @IsInt() needs?: number;
}
export const counted = defineEvent('registration', 'test.counted', 1, Counted);
/** A type that nobody takes. */
export const ignored = defineEvent('registration', 'test.ignored', 1, Counted);

export const testTopology: Topology = { evaluation: [counted.type], notification: [counted.type] };
export const fastRetries: RetryPolicy = { maxAttempts: 3, delayMs: () => 100, pollMs: 20 };

/** An event about `subject`, or about something of its own. */
export const aCount = (n: number, over: Partial<Counted> = {}, subject: string = randomUUID()): Envelope =>
  counted.make(subject, { n, ...over }, new Date());

/** An event that breaks its contract. */
export const aBrokenCount = (): Envelope => ({ ...aCount(0), data: { n: 'many' } });

/** Creates the schema of a service with the messaging tables and one for the effects of its handlers. */
export async function createTables(url: string, service: ServiceName): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`CREATE SCHEMA ${service}; SET search_path = ${service}; ${messagingTables.join(';')}`);
  await client.query(
    'CREATE TABLE effect (at bigint GENERATED ALWAYS AS IDENTITY, event_id uuid, subject text, n integer)',
  );
  await client.end();
}

/** One service: its pool, its outbox and what its handlers did. */
export class TestService {
  readonly outbox: Outbox;
  private server: INestMicroservice | undefined;
  private relay: OutboxRelay | undefined;

  private constructor(
    readonly name: ServiceName,
    readonly db: DataSource,
  ) {
    this.outbox = new Outbox(db);
  }

  static async open(url: string, name: ServiceName): Promise<TestService> {
    const extra = { max: 10, options: `-c search_path=${name}`, pipeline: true };
    const db = new DataSource({ type: 'postgres', url, schema: name, entities: [OutboxRow, InboxRow], extra });
    return new TestService(name, await db.initialize());
  }

  async serve(transport: Transport, retries: Partial<RetryPolicy> = fastRetries): Promise<void> {
    const { name: consumer, outbox } = this;
    const types = testTopology[consumer] ?? [];
    const strategy = new EventServer({ consumer, outbox, transport, types, events: [counted], retries });
    this.server = await NestFactory.createMicroservice(countingModule(consumer), { strategy, logger: false });
    this.server.useGlobalFilters(new KeepErrorFilter());
    await this.server.listen();
  }

  startRelay(transport: Transport): OutboxRelay {
    this.relay = new OutboxRelay(this.outbox, transport, { pollMs: 50 });
    this.relay.start();
    return this.relay;
  }

  send(...events: Envelope[]): Promise<void> {
    return this.outbox.transaction((tx) => enqueue(tx, events));
  }

  /** The numbers counted so far, in the order of their effects. */
  async counts(): Promise<number[]> {
    const rows = await this.db.query<{ n: number }[]>('SELECT n FROM effect ORDER BY at');
    return rows.map((row) => row.n);
  }

  inbox(): Promise<InboxRow[]> {
    return this.db.getRepository(InboxRow).find({ order: { receivedAt: 'ASC' } });
  }

  async stopServing(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
  }

  async close(): Promise<void> {
    await this.relay?.drain();
    await this.stopServing();
    await this.db.destroy();
  }
}

/** A module of one service with a handler as any service writes it; nothing keeps a doubled effect from being counted. */
function countingModule(service: ServiceName): new () => object {
  const tries = new Map<string, number>();

  @Controller()
  class CountingHandlers {
    @EventPattern<string>(counted.type)
    async count(@Payload() data: Counted, @Ctx() { tx, event }: EventContext): Promise<void> {
      const { n, failures = 0, failsAt = service, needs } = data;
      const time = (tries.get(event.id) ?? 0) + 1;
      tries.set(event.id, time);
      await tx.query('INSERT INTO effect (event_id, subject, n) VALUES ($1, $2, $3)', [event.id, event.subject, n]);
      if (failsAt === service && failures > 0 && time <= failures) throw new Error(`failure ${String(time)}`);
      if (needs === undefined) return;
      const [met] = await tx.query<object[]>('SELECT FROM effect WHERE n = $1', [needs]);
      if (!met) throw new Error(`${String(needs)} was not counted yet`);
    }
  }

  @Module({ controllers: [CountingHandlers] })
  class CountingModule {}
  return CountingModule;
}
