import { fault, type RegulationFault } from './faults.js';
import { mergeOver } from './merge.js';
import { checkConsistency } from './regulation.consistency.js';
import type { Regulation } from './regulation.js';
import { regulationShape } from './regulation.schema.js';
import type { Check, Report } from './shape.js';
import { readYaml, type LinedYaml, type Path } from './yaml-lines.js';

/** A regulation that cannot be in force, with everything that is wrong with it, in the order of its lines. */
export class RegulationInvalid extends Error {
  constructor(readonly faults: readonly RegulationFault[]) {
    super(faults.map((f) => `line ${String(f.line)}, ${f.path}: ${f.en}`).join('\n'));
  }
}

type Lines = (path: Path) => number;

/** The value, once it has shown to be a `T`; the one place where a checked value gets its type. */
const checked = <T>(value: unknown, check: Check<T>, report: Report, isSound: () => boolean): T | undefined => {
  check(value, [], report);
  return isSound() ? (value as T) : undefined;
};

const validated = (value: unknown, lineOf: Lines, ignored?: string): Regulation => {
  const faults: RegulationFault[] = [];
  const report: Report = (path, rule, params) => {
    if (rule !== ignored) faults.push(fault(lineOf(path), path, rule, params));
  };
  const regulation = checked(value, regulationShape, report, () => faults.length === 0);
  if (regulation) checkConsistency(regulation, report);
  if (regulation && faults.length === 0) return regulation;
  throw new RegulationInvalid(faults.sort((a, b) => a.line - b.line));
};

const refuseSyntax = ({ syntaxFaults }: LinedYaml) => {
  if (syntaxFaults.length === 0) return;
  throw new RegulationInvalid(syntaxFaults.map(({ line, rule, params }) => fault(line, [], rule, params)));
};

const withUnitAssessment = (document: unknown): unknown => {
  const { assessment, unitAssessment, ...rest } = document as Record<string, unknown>;
  return unitAssessment === undefined
    ? document
    : { ...rest, assessment, unitAssessment: mergeOver(assessment, unitAssessment) };
};

/**
 * A locality's regulation laid over the national rules. Throws `RegulationInvalid` with the line of every fault; a fault
 * of something the locality does not write itself stands at the nearest thing that it does.
 */
export const parseRegulation = (yamlText: string, { defaults }: { defaults: string }): Regulation => {
  const [national, local] = [readYaml(defaults), readYaml(yamlText)];
  refuseSyntax(national);
  refuseSyntax(local);
  const merged = mergeOver(national.value, local.value);
  return validated(typeof merged === 'object' && merged ? withUnitAssessment(merged) : merged, local.lineOf);
};

/**
 * A complete regulation as it was published; keys that an earlier release knew say nothing any more. Throws
 * `RegulationInvalid`, without lines.
 */
export const regulationFromJson = (json: unknown): Regulation => validated(json, () => 0, 'unknown-key');
