import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { EventServer } from '#lib/messaging/event-server.js';
import { InboxRow } from '#lib/messaging/inbox.entity.js';
import { OutboxRow } from '#lib/messaging/outbox.entity.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { RabbitTransport } from '#lib/messaging/rabbit.transport.js';
import { dataSourceOf } from '#lib/service-kit/database.js';
import { until } from '#lib/testing/until.js';
import { told } from './item.entity.js';
import { settings, topology } from './settings.js';
import { serve } from './worker.js';

@Controller()
class EffectHandlers {
  @EventPattern<string>(told.type)
  async on(@Payload() { initiativeId, version, state, title }: InitiativeSnapshot, @Ctx() { tx }: EventContext) {
    const effect = [initiativeId, version, state, title];
    await tx.query('INSERT INTO effect (subject, version, state, title) VALUES ($1, $2, $3, $4)', effect);
  }
}

@Module({ controllers: [EffectHandlers] })
class ConsumerModule {}

const { databaseUrl, amqpUrl, prefix } = settings();
const schema = { name: 'notification', entities: [OutboxRow, InboxRow], migrations: [] } as const;
const outbox = new Outbox(await dataSourceOf(schema, databaseUrl).initialize());
const transport = new RabbitTransport({ url: amqpUrl, prefix, name: 'bench consumer', topology });
const strategy = new EventServer({ consumer: 'notification', outbox, transport, types: [told.type] });
const app = await NestFactory.createMicroservice(ConsumerModule, { strategy, logger: ['warn', 'error'] });
await app.listen();
await until(() => transport.state() === 'up', { what: 'the consumer is connected' });
serve({});
