import { fault, type RegulationFault } from '../faults.js';
import { isRecord, key, list, maybe, mapping, text, type Check, type Report } from '../shape.js';
import { readYaml, type Path } from '../yaml-lines.js';
import type { Case, Question } from './question.js';
import { questionShapes } from './question.schema.js';

/** A file of cases that cannot be read, with everything that is wrong with it. */
export class CasesInvalid extends Error {
  constructor(readonly faults: readonly RegulationFault[]) {
    super(faults.map((f) => `line ${String(f.line)}, ${f.path}: ${f.en}`).join('\n'));
  }
}

const kinds = Object.keys(questionShapes);
const questions = Object.fromEntries(
  Object.entries(questionShapes).map(([k, check]) => [k, maybe(check as Check<unknown>)]),
);

interface WrittenCase {
  name: string;
  expect?: string | number;
  because?: string[];
  decidedBy?: string;
}

const word: Check<string | number> = (value, path, report) => {
  if (typeof value !== 'number') text(value, path, report);
};

const caseShape = mapping<WrittenCase>({
  name: text,
  expect: maybe(word),
  because: maybe(list(key)),
  decidedBy: maybe(text),
  ...questions,
});

const oneQuestion: Check<WrittenCase> = (value, path, report) => {
  caseShape(value, path, report);
  const asked = isRecord(value) ? kinds.filter((k) => k in value) : [];
  if (isRecord(value) && asked.length !== 1) report(path, 'not-one-question', { allowed: kinds.join(', ') });
};

const shape = mapping<{ cases: WrittenCase[] }>({ cases: list(oneQuestion, 1) });

const caseOf = (written: WrittenCase & Record<string, unknown>, path: Path): Case => {
  const { name, expect, because, decidedBy } = written;
  const kind = kinds.find((k) => k in written);
  const question = { kind, given: written[kind ?? ''] } as Question;
  return {
    ...{ name, question, path },
    ...(expect === undefined ? {} : { expect: String(expect) }),
    ...(because ? { because } : {}),
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
};

/** Cases as written in YAML, with their lines. Throws `CasesInvalid` with line and field of every fault. */
export const parseCases = (source: string): { cases: Case[]; lineOf: (path: Path) => number } => {
  const { value, syntaxFaults, lineOf } = readYaml(source);
  const faults = syntaxFaults.map(({ line, rule, params }) => fault(line, [], rule, params));
  const report: Report = (path, rule, params) => faults.push(fault(lineOf(path), path, rule, params));
  if (faults.length === 0) shape(value, [], report);
  if (faults.length > 0) throw new CasesInvalid(faults.sort((a, b) => a.line - b.line));
  const { cases } = value as { cases: (WrittenCase & Record<string, unknown>)[] };
  return { cases: cases.map((c, i) => caseOf(c, ['cases', i])), lineOf };
};
