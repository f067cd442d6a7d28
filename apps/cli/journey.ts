import { type Command, Option } from 'commander';
import { localities } from './journey/localities.js';
import { type Started, startDistributed, startStandalone } from './journey/platform.js';
import { runJourney } from './journey/run.js';
import { say, warn } from './output.js';

interface JourneyOptions {
  locality?: string;
  mode?: 'standalone' | 'distributed';
  url?: string;
}

const usual = 'http://127.0.0.1:3000';

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/directory/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The system to drive: the one named, one of the given mode, or the one that listens at the usual place. */
async function systemFor({ url, mode }: JourneyOptions): Promise<Started> {
  if (url) return { url: url.replace(/\/$/, ''), stop: () => Promise.resolve() };
  if (mode === 'distributed') return startDistributed();
  if (mode === 'standalone' || !(await answers(usual))) return startStandalone();
  warn(`driving the system at ${usual}`);
  return { url: usual, stop: () => Promise.resolve() };
}

/** A system of the journey's own ends with it, also when it is interrupted. */
async function journey(options: JourneyOptions): Promise<void> {
  const system = await systemFor(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void system.stop().finally(() => process.exit(1)));
  try {
    if (!(await runJourney(system.url, say, options.locality))) process.exitCode = 1;
  } finally {
    await system.stop();
  }
}

/** `sangkien journey`: a year of initiatives in each of the five localities, through a running system. */
export const addJourney = (program: Command): Command =>
  program
    .command('journey')
    .description('drive a running system through a year of initiatives in each locality, as its users would')
    .addOption(new Option('--locality <id>', 'one of them only').choices(localities.map(({ id }) => id)))
    .addOption(new Option('--mode <mode>', 'start a system of its own').choices(['standalone', 'distributed']))
    .option('--url <url>', 'the system to drive; it needs DEMO=1')
    .action(journey);
