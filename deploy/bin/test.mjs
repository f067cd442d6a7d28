import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, fail, root } from './ensure.mjs';

ensure();
await ensureBroker();

const jest = [process.execPath, 'node_modules/jest/bin/jest.js', '--passWithNoTests'];
const steps = {
  check: ['npm', 'run', '--silent', 'check', '--'],
  int: [...jest, '--selectProjects', 'int'],
  e2e: [...jest, '--runInBand', '--selectProjects', 'e2e'],
  chaos: [...jest, '--runInBand', '--selectProjects', 'chaos'],
};

const results = mkdtempSync(join(tmpdir(), 'sangkien-results-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, command] of Object.entries(steps)) add(name, runStep(name, command));
rmSync(results, { recursive: true });

const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = counts.failed || !counts.passed ? 1 : 0;

async function ensureBroker() {
  if (process.env.AMQP_URL) return;
  const { brokerBinary } = await import(pathToFileURL(join(root, 'dist/libs/testing/broker.binary.js')).href);
  try {
    brokerBinary((line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    fail(error.message);
  }
}

function runStep(name, [program, ...args]) {
  const file = join(results, `${name}.json`);
  const { status } = spawnSync(program, [...args, '--json', `--outputFile=${file}`], { stdio: ['ignore', 2, 2] });
  return { status, report: reportIn(file) };
}

/** Undefined when the step ended before its tests began. */
function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * A step that failed outside of a test (a lint error, a file that does not compile) counts as one failure.
 * Unit tests that "check" did not reach are run all the same.
 */
function add(name, { status, report }) {
  if (name === 'check' && !report) add('unit', runStep('unit', [...jest, '--selectProjects', 'unit']));
  counts.passed += report?.numPassedTests ?? 0;
  counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  counts.failed += failed || (status === 0 ? 0 : 1);
  if (status !== 0) process.stderr.write(`The step "${name}" failed.\n`);
}
