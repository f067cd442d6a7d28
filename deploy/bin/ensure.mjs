import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the checkout, wherever the command was called from. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

const oldestNode = [20, 19];

/** Leaves a checkout ready to run: a new enough Node, the packages of the lock file, a build of today's sources. */
export function ensure() {
  process.chdir(root);
  ensureNode();
  if (!packagesMatchLock()) install();
  const sources = fingerprint();
  if (readOr('dist/.sources') !== sources) build(sources);
}

/** Ends the command with one sentence for the person who called it. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Sáng kiến needs Node ${oldestNode.join('.')} or newer; this is ${process.version} (https://nodejs.org).`);
}

/** Compares what npm noted as installed with the lock file; times of files say nothing after a fresh checkout. */
function packagesMatchLock() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  if (!installed) return false;
  return Object.entries(wanted ?? {}).every(([path, { version, optional, devOptional }]) => {
    if (path === '' || ((optional || devOptional) && !installed[path])) return true;
    return installed[path]?.version === version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm refuses the exact way when its lock file lacks a package of some other platform; the loose way keeps the pins. */
function install() {
  say('Installing packages …');
  const exactly = existsSync('package-lock.json') && succeeds('npm', ['ci', '--include=dev', '--loglevel=error']);
  if (exactly || succeeds('npm', ['install', '--no-save', '--include=dev', '--loglevel=error'])) return;
  fail('The packages could not be installed; npm says why above.');
}

function build(sources) {
  say('Building …');
  const compiled = succeeds(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
  if (!compiled) fail('The build failed; the compiler says why above.');
  writeFileSync('dist/.sources', sources);
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function fingerprint() {
  const hash = createHash('sha256').update(
    readOr('tsconfig.json') + readOr('tsconfig.build.json') + readOr('package.json'),
  );
  for (const folder of ['apps', 'libs']) {
    for (const name of readdirSync(folder, { recursive: true })
      .filter((file) => file.endsWith('.ts') || file.endsWith('openapi.json'))
      .sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
