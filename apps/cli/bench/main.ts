import 'reflect-metadata';
import { Command } from 'commander';
import { say } from '../output.js';
import { eventRates } from './event-rates.js';
import { openPlace } from './place.js';
import { quick, whole } from './size.js';

const { quick: short } = new Command('bench').option('--quick', 'less of everything').parse().opts<{ quick?: true }>();
const size = short ? quick : whole;
const place = await openPlace();
try {
  say(JSON.stringify({ ...(await eventRates(place, size)), lags: 0 }));
} finally {
  await place.stop();
}
