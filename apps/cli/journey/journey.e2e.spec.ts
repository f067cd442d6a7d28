import { type Started, startDistributed, startStandalone } from './platform.js';
import { runJourney } from './run.js';

const minutes = 60_000;

/** Everything that was printed; the lines are shown where the journey goes astray. */
async function travel({ url }: Started, locality?: string): Promise<string[]> {
  const lines: string[] = [];
  const arrived = await runJourney(url, (line) => lines.push(line), locality);
  expect(arrived ? [] : lines).toEqual([]);
  return lines;
}

describe('the journey through the built system', () => {
  it(
    'takes initiatives of all five localities to the province, and again on the same data, in one process',
    async () => {
      const system = await startStandalone();
      try {
        const lines = await travel(system);
        expect(lines.slice(-2)).toEqual(['0 messages parked', '5/5 localities nominated']);
        expect((await travel(system, 'phuc-tho')).at(-1)).toBe('1/1 localities nominated');
      } finally {
        await system.stop();
      }
    },
    8 * minutes,
  );

  it(
    'takes initiatives of all five localities to the province with a process for each service and a broker',
    async () => {
      const system = await startDistributed();
      try {
        const lines = await travel(system);
        expect(lines.slice(-2)).toEqual(['0 messages parked', '5/5 localities nominated']);
      } finally {
        await system.stop();
      }
    },
    8 * minutes,
  );
});
