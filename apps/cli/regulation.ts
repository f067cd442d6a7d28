import { parseRegulation, RegulationInvalid } from '#lib/regulation/parse-regulation.js';
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './output.js';

/** Checks a locality's file over the national rules; gives one line per fault. Throws where a file cannot be read. */
export function faultsOf(file: string, defaults: string): string[] {
  try {
    parseRegulation(readFileSync(file, 'utf8'), { defaults: readFileSync(defaults, 'utf8') });
    return [];
  } catch (error) {
    if (!(error instanceof RegulationInvalid)) throw error;
    return error.faults.map(({ line, path, rule, vi, en }) => `${file}:${line}  ${path}  ${rule}  ${en} / ${vi}`);
  }
}

function check(file: string, { defaults = join(dirname(file), 'defaults.yaml') }: { defaults?: string }): void {
  const faults = faultsOf(file, defaults);
  for (const line of faults) say(line);
  say(faults.length === 0 ? `${file}: no fault` : `${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

/** `sangkien regulation check <file>`. */
export function addRegulation(program: Command): Command {
  const regulation = program.command('regulation').description('the rules of a locality and a year');
  regulation
    .command('check <file>')
    .description('read a regulation and tell every fault with its line')
    .option('--defaults <file>', 'the national rules; by default defaults.yaml beside the file')
    .action(check);
  return regulation;
}
