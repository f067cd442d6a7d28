import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload, RmqContext } from '@nestjs/microservices';
import { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Channel, ConsumeMessage } from 'amqplib';
import { Effect, told } from './item.entity.js';
import { settings } from './settings.js';
import { stockDatabase, stockOptions } from './stock.options.js';
import { serve } from './worker.js';

const effects = (await stockDatabase(settings(), 'stock')).getRepository(Effect);
const acks = settings().stock === 'careful';

@Controller()
class EffectHandlers {
  @EventPattern<string>(told.type)
  async on(@Payload() { initiativeId, version, state, title }: InitiativeSnapshot, @Ctx() context: RmqContext) {
    await effects.save(effects.create({ subject: initiativeId, version, state, title }));
    if (acks) (context.getChannelRef() as Channel).ack(context.getMessage() as ConsumeMessage);
  }
}

@Module({ controllers: [EffectHandlers] })
class ConsumerModule {}

const options = { ...stockOptions(settings(), 'server'), logger: ['warn' as const, 'error' as const] };
const app = await NestFactory.createMicroservice(ConsumerModule, options);
await app.listen();
serve({});
