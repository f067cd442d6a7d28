import { until } from '#lib/testing/until.js';
import { freePort } from '#lib/service-kit/embedded-postgres.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A part of the system as its operator runs it: a process of the build. */
export interface ServiceProcess {
  url: string;
  /** Milliseconds from the start of the process until every one of its services said that it is ready. */
  readyMs: number;
  stop(): Promise<void>;
}

const isReady = async (url: string): Promise<boolean> => (await fetch(url)).ok;

/** Starts `apps/<name>/main.js` of the build on a free port, and waits until these services of it are ready. */
export async function startProcess(
  name: string,
  services: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const main = fileURLToPath(new URL(`../../${name}/main.js`, import.meta.url));
  const env = { PATH: process.env['PATH'], LOG_LEVEL: 'fatal', ...environment, PORT: String(port) };
  const started = performance.now();
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 2] });
  const lastResort = () => void child.kill('SIGKILL');
  process.once('exit', lastResort);
  const allReady = async () => {
    if (child.exitCode !== null) return true;
    const answers = await Promise.all(services.map((service) => isReady(`${url}/api/${service}/health/ready`)));
    return answers.every(Boolean);
  };
  await until(allReady, { what: `${name} is ready`, timeoutMs: 60_000, everyMs: 10 });
  const readyMs = performance.now() - started;
  if (child.exitCode !== null) throw new Error(`${name} ended before it was ready`);
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    process.off('exit', lastResort);
  };
  return { url, readyMs, stop };
}
