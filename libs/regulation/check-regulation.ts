import { examplesOf, idleRules } from './cases/prove.js';
import type { RuleExample } from './cases/probe.js';
import type { RegulationFault } from './faults.js';
import { parseRegulation, RegulationInvalid } from './parse-regulation.js';
import type { Regulation } from './regulation.js';
import { readYaml } from './yaml-lines.js';

/** What a thorough reading of a regulation found. */
export interface CheckedRegulation {
  /** Absent where it cannot be read at all. */
  regulation?: Regulation;
  faults: readonly RegulationFault[];
  examples: readonly RuleExample[];
}

/**
 * Reads a locality's regulation and proves each of its rules: what can never be met or refuses nothing is a fault too.
 * What was published before is not held to that again; it is only read.
 */
export const checkRegulation = (yamlText: string, { defaults }: { defaults: string }): CheckedRegulation => {
  try {
    const regulation = parseRegulation(yamlText, { defaults });
    const examples = examplesOf(regulation);
    return { regulation, examples, faults: idleRules(examples, readYaml(yamlText).lineOf) };
  } catch (error) {
    if (!(error instanceof RegulationInvalid)) throw error;
    return { faults: error.faults, examples: [] };
  }
};
