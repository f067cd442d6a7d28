import { checkRegulation, type CheckedRegulation } from '#lib/regulation/check-regulation.js';
import { CasesInvalid, parseCases } from '#lib/regulation/cases/parse-cases.js';
import { runCases, type CaseResult } from '#lib/regulation/cases/run-cases.js';
import { rulingWords, wordsOf } from '#lib/regulation/cases/wording.js';
import type { Example, RuleExample } from '#lib/regulation/cases/probe.js';
import type { RegulationFault } from '#lib/regulation/faults.js';
import { originsOf, type Origin } from '#lib/regulation/rule-origin.js';
import type { Path } from '#lib/regulation/yaml-lines.js';
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './output.js';

interface Options {
  defaults?: string;
  json?: boolean;
  all?: boolean;
}

type Located = Origin & { path: string; at: string };

/** A locality's file read over the national rules, and where each rule is written. */
interface Reading extends CheckedRegulation {
  file: string;
  locate: (path: Path) => Located;
}

/** Reads and proves a locality's file. Throws where a file cannot be read. */
export function read(file: string, defaults = join(dirname(file), 'defaults.yaml')): Reading {
  const [text, national] = [readFileSync(file, 'utf8'), readFileSync(defaults, 'utf8')];
  const originOf = originsOf(text, { defaults: national });
  const locate = (path: Path): Located => {
    const origin = originOf(path);
    const at = `${origin.file === 'locality' ? file : defaults}:${origin.line}`;
    return { ...origin, path: path.join('.'), at };
  };
  return { file, locate, ...checkRegulation(text, { defaults: national }) };
}

const faultLine = (file: string, { line, path, rule, vi, en }: RegulationFault) =>
  `${file}:${line}  ${path}  ${rule}  ${en} / ${vi}`;

const told = ({ question, ruling }: Example) => ({
  question: { [question.kind]: question.given },
  verdict: ruling.verdict,
  reasons: ruling.reasons,
  words: `${wordsOf(question)} → ${rulingWords(ruling)}`,
});

const ruleOf = ({ locate }: Reading, { path, label, passing, failing }: RuleExample) => ({
  ...locate(path),
  label,
  ...(passing ? { passing: told(passing) } : {}),
  ...(failing ? { failing: told(failing) } : {}),
});

/** The check of a file as it is printed: faults, then each rule with what passes and what does not. */
export function checkReport(reading: Reading, { all = false }: Pick<Options, 'all'> = {}): string[] {
  const { file, faults } = reading;
  const rules = reading.examples.map((each) => ruleOf(reading, each)).filter((rule) => all || rule.file === 'locality');
  const lines = rules.flatMap(({ label, path, at, source, passing, failing }) => [
    `${path}: ${label}  (${at}${source === '' ? '' : `  # ${source}`})`,
    `  ✓ ${passing?.words ?? 'không có trường hợp nào'}`,
    `  ✗ ${failing?.words ?? 'không có trường hợp nào'}`,
  ]);
  const sum = faults.length === 0 ? `${file}: no fault, ${rules.length} rules proved` : `${faults.length} faults`;
  return [...lines, ...faults.map((fault) => faultLine(file, fault)), sum];
}

function check(file: string, { defaults, json, all }: Options): void {
  const reading = read(file, defaults);
  const { faults, examples } = reading;
  if (json) say(JSON.stringify({ file, faults, rules: examples.map((each) => ruleOf(reading, each)) }, null, 2));
  else say(checkReport(reading, all ? { all } : {}).join('\n'));
  if (faults.length > 0) process.exitCode = 1;
}

interface Tried {
  results: (CaseResult & { at: string; rule: Located })[];
  faults: string[];
}

/** Asks a regulation every case of a file; faults of either file are told with their lines. */
export function tryCases(file: string, casesFile: string, defaults?: string): Tried {
  const reading = read(file, defaults);
  if (!reading.regulation) return { results: [], faults: reading.faults.map((fault) => faultLine(file, fault)) };
  try {
    const { cases, lineOf } = parseCases(readFileSync(casesFile, 'utf8'));
    const results = runCases(reading.regulation, cases).map((result) => ({
      ...result,
      at: `${casesFile}:${lineOf(result.case.path)}`,
      rule: reading.locate(result.ruling.decidedBy),
    }));
    return { results, faults: [] };
  } catch (error) {
    if (!(error instanceof CasesInvalid)) throw error;
    return { results: [], faults: error.faults.map((fault) => faultLine(casesFile, fault)) };
  }
}

/** The cases as they are printed: the answer, the rule that gave it, and what was expected instead. */
export const triedReport = ({ results, faults }: Tried): string[] => [
  ...results.flatMap(({ case: { name, question }, ruling, mismatches, at, rule }) => [
    `${mismatches.length === 0 ? '✓' : '✗'} ${name}`,
    `    ${wordsOf(question)}`,
    `    → ${ruling.verdict}: ${rulingWords(ruling)}`,
    `    theo ${rule.path}  ${rule.at}${rule.source === '' ? '' : `  # ${rule.source}`}`,
    ...mismatches.map(({ of, expected, given }) => `    ${at}  ${of}: mong đợi «${expected}», nhận «${given}»`),
  ]),
  ...faults,
];

function tryOut(file: string, casesFile: string, { defaults, json }: Options): void {
  const tried = tryCases(file, casesFile, defaults);
  const { results, faults } = tried;
  const missed = results.filter(({ mismatches }) => mismatches.length > 0).length;
  if (json) say(JSON.stringify(tried, null, 2));
  else say([...triedReport(tried), `${results.length} cases, ${missed} not as expected`].join('\n'));
  if (missed + faults.length > 0) process.exitCode = 1;
}

const ofDefaults = ['--defaults <file>', 'the national rules; by default defaults.yaml beside the file'] as const;

/** `sangkien regulation check <file>` and `sangkien regulation try <file> <cases>`. */
export function addRegulation(program: Command): Command {
  const regulation = program.command('regulation').description('the rules of a locality and a year');
  regulation
    .command('check <file>')
    .description('tell every fault with its line, and for each rule what passes and what does not')
    .option(...ofDefaults)
    .option('--all', 'also the national rules that the file does not change')
    .option('--json', 'for programs')
    .action(check);
  regulation
    .command('try <file> <cases>')
    .description('ask a regulation the cases of a YAML file, and compare with what they expect')
    .option(...ofDefaults)
    .option('--json', 'for programs')
    .action(tryOut);
  return regulation;
}
