import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from './event.js';

/** Folder of the golden examples, one whole envelope for each event type; paths start at the root of the repository. */
export const goldensFolder = 'libs/contracts/examples';
const sumsFile = join(goldensFolder, 'SHA256SUMS');

/** The types that have a golden example, sorted. */
export const goldenTypes = (): string[] =>
  readdirSync(goldensFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** The golden example of a type. */
export const goldenOf = (type: string): Envelope =>
  JSON.parse(readFileSync(join(goldensFolder, `${type}.json`), 'utf8')) as Envelope;

/** SHA-256 of every golden example as it is now, by file name. */
export const currentSums = (): Map<string, string> =>
  new Map(
    goldenTypes().map((type) => {
      const content = readFileSync(join(goldensFolder, `${type}.json`));
      return [`${type}.json`, createHash('sha256').update(content).digest('hex')];
    }),
  );

/** SHA-256 of the released ones, by file name; `sha256sum --check` reads the same list. */
export const releasedSums = (): Map<string, string> =>
  new Map(
    (existsSync(sumsFile) ? readFileSync(sumsFile, 'utf8') : '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );

/** Adds new golden examples to the list; what is there never changes, because consumers rely on it. */
export function releaseGoldens(): void {
  const sums = new Map([...currentSums(), ...releasedSums()]);
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`);
  writeFileSync(sumsFile, lines.join(''));
}
