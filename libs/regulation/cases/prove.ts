import { fault, type RegulationFault } from '../faults.js';
import type { Regulation } from '../regulation.js';
import type { Path } from '../yaml-lines.js';
import { councilProbes } from './council.probes.js';
import { datedProbes } from './dated.probes.js';
import { dossierProbesOf } from './dossier.probes.js';
import { exampleOf, type RuleExample } from './probe.js';
import { scoreProbes } from './score.probes.js';

/** For every rule one example that passes and one that does not, as near to each other as the rule can tell apart. */
export const examplesOf = (regulation: Regulation): RuleExample[] =>
  [datedProbes, dossierProbesOf, councilProbes, scoreProbes]
    .flatMap((of) => of(regulation))
    .map((each) => exampleOf(regulation, each));

/** Rules that nothing can meet, and rules that refuse nothing. */
export const idleRules = (examples: readonly RuleExample[], lineOf: (path: Path) => number): RegulationFault[] =>
  examples.flatMap(({ path, label, passing, failing }) => [
    ...(passing ? [] : [fault(lineOf(path), path, 'no-passing-example', { label })]),
    ...(failing ? [] : [fault(lineOf(path), path, 'no-failing-example', { label })]),
  ]);
