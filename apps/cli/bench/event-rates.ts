import { until } from '#lib/testing/until.js';
import pg from 'pg';
import { ceiling, createCeiling } from './ceiling.js';
import { consumerTables, effectTable, producerTables } from './item.entity.js';
import { createSchema, type Place } from './place.js';
import { environment, type Settings, type StockMode } from './settings.js';
import type { Size } from './size.js';
import { median, percentile } from './statistics.js';
import { Worker } from './worker.js';

/** Rates in events a second, one for each run. */
export interface EventRates {
  /** A change of a row and the effect of its event: ours, and the stock transport after `save`. */
  ours: number[];
  documented: number[];
  careful: number[];
  /** Only the way of the event: ours from the outbox, the stock transport from memory. */
  oursDelivery: number[];
  documentedEmit: number[];
  carefulEmit: number[];
  /** The same rows of ours by the database alone. */
  ceiling: number[];
  /** From the commit of the change to the commit of the effect, in milliseconds, at half of our rate; one list for each run. */
  lags: number[][];
  /** The same at half of the rate of the stock transport, ours and the stock transport (there the last change of each row). */
  calmLags: number[][];
  documentedLags: number[][];
}

type Lags = Pick<EventRates, 'lags' | 'calmLags' | 'documentedLags'>;

/** What is run in alternation. */
type Runs = Omit<EventRates, 'ceiling' | keyof Lags>;

/** Starts the producers and consumers, measures in alternation so that a slow minute of the machine hits all alike, and ends them. */
export async function eventRates(place: Place, size: Size): Promise<EventRates> {
  const databaseUrl = await place.newDatabase('events');
  await createSchema(databaseUrl, 'registration', producerTables);
  await createSchema(databaseUrl, 'notification', consumerTables);
  await createSchema(databaseUrl, 'stock', [...producerTables, effectTable]);
  await createCeiling(databaseUrl);
  const bench = await Bench.open({ databaseUrl, amqpUrl: place.amqpUrl, prefix: 'bench', stock: 'documented' }, size);
  try {
    return await bench.measure();
  } finally {
    await bench.close();
  }
}

/** The rows that were committed with the change that an effect `e` is of. */
const oursCommitted = 'registration.history c ON c.aggregate_id = e.subject AND c.version = e.version';
const stockCommitted = 'stock.item c ON c.id = e.subject AND c.version = e.version';

class Bench {
  private constructor(
    private readonly settings: Settings,
    private readonly size: Size,
    private readonly db: pg.Client,
    private readonly ours: Worker,
    private readonly stock: Readonly<Record<StockMode, Worker>>,
    private readonly consumers: readonly Worker[],
  ) {}

  static async open(settings: Settings, size: Size): Promise<Bench> {
    const start = (file: string, stock: StockMode = 'documented') =>
      Worker.start(file, environment({ ...settings, stock }));
    const consumers = [
      await start('./ours.consumer.js'),
      await start('./stock.consumer.js', 'documented'),
      await start('./stock.consumer.js', 'careful'),
    ];
    const ours = await start('./ours.producer.js');
    const documented = await start('./stock.producer.js', 'documented');
    const careful = await start('./stock.producer.js', 'careful');
    const db = new pg.Client(settings.databaseUrl);
    await db.connect();
    return new Bench(settings, size, db, ours, { documented, careful }, consumers);
  }

  async close(): Promise<void> {
    await this.db.end();
    for (const worker of [this.ours, this.stock.documented, this.stock.careful, ...this.consumers]) await worker.stop();
  }

  async measure(): Promise<EventRates> {
    const { rounds, events, writers } = this.size;
    const runs: Runs = {
      ours: [],
      documented: [],
      careful: [],
      oursDelivery: [],
      documentedEmit: [],
      carefulEmit: [],
    };
    const variants = this.variants();
    for (const run of Object.values(variants)) await run(Math.ceil(events / 3)); // warm-up
    const tried: Record<number, number[]> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of Object.entries(variants)) runs[name as keyof typeof runs].push(await run(events));
      for (const n of writers) (tried[n] ??= []).push(await ceiling(this.settings.databaseUrl, events, n));
    }
    const best = Object.values(tried).sort((a, b) => median(b) - median(a))[0] ?? [];
    return { ...runs, ceiling: best, ...(await this.lagsAt(median(runs.ours), median(runs.documented))) };
  }

  private variants(): Record<keyof Runs, (events: number) => Promise<number>> {
    const { concurrency } = this.size;
    const { documented, careful } = this.stock;
    const load = (count: number) => ({ count, concurrency });
    return {
      ours: (n) => this.rate('notification', n, () => this.ours.call('change', load(n))),
      documented: (n) => this.rate('stock', n, () => documented.call('change', load(n))),
      careful: (n) => this.rate('stock', n, () => careful.call('change', load(n))),
      oursDelivery: async (n) => {
        await this.ours.call('fill', n);
        return this.rate('notification', n, () => this.ours.call('send'));
      },
      documentedEmit: (n) => this.rate('stock', n, () => documented.call('emit', load(n))),
      carefulEmit: (n) => this.rate('stock', n, () => careful.call('emit', load(n))),
    };
  }

  /** Events a second, from the request until the last effect was committed. */
  private async rate(schema: string, events: number, produce: () => Promise<void>): Promise<number> {
    await this.clear();
    const started = Date.now();
    const producing = produce();
    await this.effects(schema, events);
    await producing;
    const last = await this.one<Date>(`SELECT max(pg_xact_commit_timestamp(xmin)) AS value FROM ${schema}.effect`);
    return (events * 1000) / (last.getTime() - started);
  }

  private async lagsAt(oursRate: number, documentedRate: number): Promise<Lags> {
    const lags: Lags = { lags: [], calmLags: [], documentedLags: [] };
    const ours = (rate: number) => this.lags(this.ours, 'notification', rate / 2, oursCommitted);
    const documented = (rate: number) => this.lags(this.stock.documented, 'stock', rate / 2, stockCommitted);
    await ours(oursRate); // warm-up: few events to a transaction are another path than many
    await documented(documentedRate);
    for (let round = 0; round < this.size.rounds; round++) {
      lags.lags.push(await ours(oursRate));
      lags.calmLags.push(await ours(documentedRate));
      lags.documentedLags.push(await documented(documentedRate));
    }
    return lags;
  }

  private async lags(producer: Worker, schema: string, perSecond: number, committed: string): Promise<number[]> {
    await this.clear();
    const count = Math.ceil(perSecond * this.size.seconds);
    await producer.call('pace', { count, perSecond });
    await this.effects(schema, count);
    const { rows } = await this.db.query<{ lag: number }>(
      `SELECT extract(epoch FROM pg_xact_commit_timestamp(e.xmin) - pg_xact_commit_timestamp(c.xmin))::float8 * 1000 AS lag
       FROM ${schema}.effect e JOIN ${committed}`,
    );
    return rows.map((row) => row.lag);
  }

  private effects(schema: string, events: number): Promise<unknown> {
    const counted = () => this.one<number>(`SELECT count(*)::int AS value FROM ${schema}.effect`);
    const what = `${String(events)} effects in ${schema}`;
    return until(async () => (await counted()) >= events, { what, timeoutMs: 60_000, everyMs: 40 });
  }

  private async clear(): Promise<void> {
    await this.db.query(
      'TRUNCATE notification.effect, notification.inbox, registration.history, stock.effect; CHECKPOINT',
    );
  }

  private async one<T>(sql: string): Promise<T> {
    const { rows } = await this.db.query<{ value: T }>(sql);
    return rows[0]?.value as T;
  }
}

/** Half of the events are no later than `p50`, all but a hundredth no later than `p99`, in the middle one of the runs. */
export const lagOf = (runs: readonly (readonly number[])[]): { p50: number; p99: number } => ({
  p50: median(runs.map((lags) => percentile(lags, 0.5))),
  p99: median(runs.map((lags) => percentile(lags, 0.99))),
});
