import { type RmqOptions, Transport } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { Effect, Item } from './item.entity.js';
import { poolSize, type Settings } from './settings.js';

/**
 * Options of the stock RabbitMQ transport. `documented`: those of its documentation's example, everything else at its
 * default (no acknowledgement, nothing persistent). `careful`: acknowledged by hand, persistent, on a quorum queue.
 */
export const stockOptions = ({ amqpUrl, stock }: Settings, side: 'client' | 'server'): RmqOptions => ({
  transport: Transport.RMQ,
  options:
    stock === 'documented'
      ? { urls: [amqpUrl], queue: 'bench-documented', queueOptions: { durable: false } }
      : {
          urls: [amqpUrl],
          queue: 'bench-careful',
          queueOptions: { durable: true, arguments: { 'x-queue-type': 'quorum' } },
          persistent: true,
          ...(side === 'server' ? { noAck: false, prefetchCount: 50 } : {}),
        },
});

/** The peers' connection pool, of the same size as ours. */
export const stockDatabase = ({ databaseUrl }: Settings, schema: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema,
    entities: [Item, Effect],
    extra: { max: poolSize },
  }).initialize();
