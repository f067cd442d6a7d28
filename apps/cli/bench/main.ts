import 'reflect-metadata';
import { Command } from 'commander';
import { say, warn } from '../output.js';
import { assignment } from './assignment.js';
import { type EventRates, eventRates, lagOf } from './event-rates.js';
import { type Growth, growth } from './growth.js';
import { openPlace, type Place } from './place.js';
import { startRegistration } from './registration.js';
import { type Figure, figure, figureTable, type Ratio, ratioLine } from './report.js';
import { quick, type Size, whole } from './size.js';
import { standaloneReady } from './standalone.js';
import { median } from './statistics.js';
import { submissions } from './submissions.js';

/** What one part of the benchmark has to say. */
interface Part {
  figures: Figure[];
  ratios?: Ratio[];
}

const rate = (values: readonly number[]): string => figure(median(values), 'events/s');

const eventPart = async (place: Place, size: Size): Promise<Part> => {
  const rates = await eventRates(place, size);
  const figures = [
    ...rateFigures(rates),
    ...lagFigures('ours at half of our rate', rates.lags),
    ...lagFigures('ours at half of stock’s', rates.calmLags),
    ...lagFigures('stock at half of its own', rates.documentedLags),
  ];
  return { figures, ratios: [...rateRatios(rates), ...lagRatios(rates)] };
};

const rateFigures = (rates: EventRates): Figure[] => [
  { what: 'change → effect, ours', value: rate(rates.ours), how: 'row, history, outbox, relay, inbox; exactly once' },
  { what: 'change → effect, stock', value: rate(rates.documented), how: 'find, save, emit; save; noAck' },
  { what: 'change → effect, stock careful', value: rate(rates.careful), how: 'the same, persistent, quorum, acked' },
  { what: 'change → effect, ceiling', value: rate(rates.ceiling), how: 'the same rows as ours by PostgreSQL alone' },
  { what: 'delivery, ours', value: rate(rates.oursDelivery), how: 'outbox → inbox and effect; exactly once' },
  { what: 'delivery, stock', value: rate(rates.documentedEmit), how: 'emit from memory; save; noAck' },
  { what: 'delivery, stock careful', value: rate(rates.carefulEmit), how: 'the same, persistent, quorum, acked' },
  { what: 'golevelup', value: '–', how: 'does not install with Nest 12' },
];

const lagFigures = (part: string, lags: EventRates['lags']): Figure[] => {
  const { p50, p99 } = lagOf(lags);
  return [
    { what: `event lag p50, ${part}`, value: figure(p50, 'ms'), how: 'commit → effect committed' },
    { what: `event lag p99, ${part}`, value: figure(p99, 'ms'), how: 'the same' },
  ];
};

const ratio = (what: string, ours: readonly number[], theirs: readonly number[], aim: number): Ratio => ({
  what,
  value: median(ours) / median(theirs),
  aim,
  atLeast: true,
  unit: '×',
});

const rateRatios = ({ ours, documented, oursDelivery, documentedEmit, ceiling }: EventRates): Ratio[] => [
  ratio('change → effect, ours / stock noAck', ours, documented, 2),
  ratio('delivery, ours / stock noAck', oursDelivery, documentedEmit, 2),
  ratio('change → effect, ours / ceiling of the database', ours, ceiling, 0.5),
];

const lagRatios = ({ lags, calmLags, documentedLags }: EventRates): Ratio[] => {
  const beside = lagOf(calmLags).p99 / lagOf(documentedLags).p99;
  return [
    { what: 'event lag p99, half of our rate', value: lagOf(lags).p99, aim: 20, atLeast: false, unit: ' ms' },
    { what: 'event lag p99 at the same load, ours / stock noAck', value: beside, aim: 2, atLeast: false, unit: '×' },
  ];
};

const httpPart = async (place: Place, { seconds }: Size): Promise<Part> => {
  const registration = await startRegistration(place, 'http');
  try {
    await submissions(registration, 16, 2); // warm-up
    const { perSecond, p50, p99, failed } = await submissions(registration, 16, seconds);
    const how = 'POST draft and POST registration, 16 connections';
    const refused = failed > 0 ? `; ${String(failed)} failed` : '';
    return {
      figures: [
        { what: 'submissions over HTTP', value: figure(perSecond, '/s'), how: how + refused },
        { what: 'request p50', value: figure(p50, 'ms'), how: 'the same' },
        { what: 'request p99', value: figure(p99, 'ms'), how: 'the same' },
      ],
    };
  } finally {
    await registration.stop();
  }
};

const growthPart = async (place: Place, size: Size): Promise<Part> => {
  const { few, many }: Growth = await growth(place, size);
  const stored = (n: number) => `transition, ${n.toLocaleString('en')} stored`;
  const how = 'registering over HTTP, one after the other';
  return {
    figures: [
      { what: stored(size.stored[0]), value: `${few.toFixed(2)} ms`, how },
      { what: stored(size.stored[1]), value: `${many.toFixed(2)} ms`, how },
    ],
    ratios: [
      { what: 'cost of a transition, many / few stored', value: many / few, aim: 1.2, atLeast: false, unit: '×' },
    ],
  };
};

const standalonePart = async (_: Place, { starts }: Size): Promise<Part> => {
  const { first, warm } = await standaloneReady(starts);
  return {
    figures: [
      { what: 'standalone ready, first start', value: figure(first, 'ms'), how: 'empty folder, embedded PostgreSQL' },
      { what: 'standalone ready, warm', value: figure(warm, 'ms'), how: 'data of a former run' },
    ],
  };
};

const assignmentPart = (_: Place, { rounds }: Size): Promise<Part> => {
  const { ms, spread, short } = assignment(rounds);
  const how = `loads differ by at most ${String(spread)}, ${String(short)} dossiers lack a member`;
  return Promise.resolve({
    figures: [{ what: 'assignment, 600 × 3 of 32 members', value: figure(ms, 'ms'), how }],
    ratios: [{ what: 'assignment of 600 dossiers', value: ms / 1000, aim: 1, atLeast: false, unit: ' s' }],
  });
};

const parts = {
  events: eventPart,
  http: httpPart,
  growth: growthPart,
  standalone: standalonePart,
  assignment: assignmentPart,
};

const options = new Command('bench')
  .description('Measures the system beside its peers, on servers of its own; fails on no figure')
  .option('--quick', 'less of everything, for a look')
  .option('--only <parts...>', `some of: ${Object.keys(parts).join(', ')}`)
  .parse()
  .opts<{ quick?: true; only?: string[] }>();

const size = options.quick ? quick : whole;
const done: Part[] = [];
const place = await openPlace();
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (options.only && !options.only.includes(name)) continue;
    warn(`measuring ${name} …`);
    done.push(await measure(place, size));
  }
} finally {
  await place.stop();
}
say(figureTable(done.flatMap((part) => part.figures)));
say();
for (const line of done.flatMap((part) => part.ratios ?? []).map(ratioLine)) say(line);
