import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRegulation } from './parse-regulation.js';
import type { Regulation } from './regulation.js';

const folder = join(process.cwd(), 'deploy', 'localities');

/** The text of a file of `deploy/localities`, without its ending. */
export const localityText = (name: string): string => readFileSync(join(folder, `${name}.yaml`), 'utf8');

export const nationalRules = localityText('defaults');

/** A regulation of `deploy/localities`, with lines of it replaced where a test asks what they change. */
export const aLocality = (name: string, ...changes: [from: string, to: string][]): Regulation => {
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${name} has no line with ${from}`);
    return before.replace(from, to);
  }, localityText(name));
  return parseRegulation(text, { defaults: nationalRules });
};

const header = 'id: somewhere\nyear: 2024\nname: Quy chế\nprovince: Tỉnh\n';

/** A sound regulation with the national rules, and whatever YAML a test adds. */
export const aRegulation = (yaml = ''): Regulation => parseRegulation(header + yaml, { defaults: nationalRules });

/** Lines that `aRegulation` puts before the YAML of a test. */
export const headerLines = header.split('\n').length - 1;

/** An instant by Vietnam's clock, such as `2024-08-15T00:00`. */
export const inVietnam = (local: string): Date => new Date(`${local}+07:00`);
