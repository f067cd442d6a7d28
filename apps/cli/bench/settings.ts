import type { Topology } from '#lib/messaging/transport.js';
import { told } from './item.entity.js';

/** Where a worker finds its servers. */
export interface Settings {
  databaseUrl: string;
  amqpUrl: string;
  /** First part of our names on the broker. */
  prefix: string;
  /** How the stock transport is set up in this worker. */
  stock: StockMode;
}

/** As the documentation's first page shows it, or as carefully as its options allow. */
export type StockMode = 'documented' | 'careful';

/** As environment variables, for a worker to read with `settings`. */
export const environment = ({ databaseUrl, amqpUrl, prefix, stock }: Settings): Record<string, string> => ({
  BENCH_DATABASE_URL: databaseUrl,
  BENCH_AMQP_URL: amqpUrl,
  BENCH_PREFIX: prefix,
  BENCH_STOCK: stock,
});

/** What the benchmark told this worker. */
export const settings = (): Settings => ({
  databaseUrl: process.env['BENCH_DATABASE_URL'] ?? '',
  amqpUrl: process.env['BENCH_AMQP_URL'] ?? '',
  prefix: process.env['BENCH_PREFIX'] ?? '',
  stock: process.env['BENCH_STOCK'] === 'careful' ? 'careful' : 'documented',
});

/** One service takes the one event. */
export const topology: Topology = { notification: [told.type] };

/** Connections of every pool, ours and the peers'. */
export const poolSize = 12;
