import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ensure, fail } from './ensure.mjs';
import { startFront } from './front.mjs';
import { nodeFlags, services } from './services.mjs';

for (const name of ['DATABASE_URL', 'AMQP_URL']) {
  if (!process.env[name]) fail(`The distributed form needs ${name}; "npm start" needs neither.`);
}
ensure();

const firstDelayMs = 500;
const longestDelayMs = 30_000;
const stopWithinMs = 20_000;
const widest = Math.max(...Object.keys(services).map((name) => name.length));
const children = new Map();
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const name of Object.keys(services)) start(name, firstDelayMs);
const port = Number(process.env.PORT ?? 3000);
const front = await startFront(port, process.env.HOST).catch(({ message }) => void stop(`The front: ${message}`));
if (front) say('front', `http://127.0.0.1:${port}`);

function start(name, delay) {
  const began = Date.now();
  const child = spawn(process.execPath, [...nodeFlags, `dist/apps/${name}/main.js`], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(services[name]) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Out of the terminal's process group: Ctrl-C reaches the services once, through us.
    detached: true,
  });
  children.set(name, child);
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => say(name, line));
  child.once('exit', (code, signal) => ended(name, signal ?? `code ${code}`, Date.now() - began, delay));
}

/** A service that ran for a while is started again soon; one that cannot start, ever more slowly. */
function ended(name, how, ranMs, delay) {
  children.delete(name);
  if (stopping) return void (children.size === 0 && process.exit());
  const next = ranMs > longestDelayMs ? firstDelayMs : delay;
  say(name, `ended (${how}); starts again in ${next} ms`);
  setTimeout(() => stopping || start(name, Math.min(next * 2, longestDelayMs)), next);
}

function stop(reason) {
  if (stopping) return;
  stopping = true;
  if (typeof reason === 'string' && !reason.startsWith('SIG')) {
    say('front', reason);
    process.exitCode = 1;
  }
  for (const child of children.values()) child.kill('SIGTERM');
  if (children.size === 0) process.exit();
  setTimeout(() => [...children.values()].forEach((child) => child.kill('SIGKILL')), stopWithinMs).unref();
}

function say(name, line) {
  process.stdout.write(`${name.padEnd(widest)} | ${line}\n`);
}
