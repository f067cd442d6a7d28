import type { ServiceName } from '#lib/contracts/services.js';
import { freePort } from '#lib/service-kit/embedded-postgres.js';
import { until } from '#lib/testing/until.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const host = '127.0.0.1';
/** What a supervisor would wait, so that a service without its database does not spin. */
const restartAfterMs = 100;

/** One replica of a service: a process of its own that is started again whenever it ends. */
export class Replica {
  /** How it ended, without being killed: only a start without database may do that. */
  readonly endings: string[] = [];
  private child: ChildProcess | undefined;
  private running = false;

  private constructor(
    readonly service: ServiceName,
    readonly name: string,
    readonly url: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  static async launch(service: ServiceName, name: string, env: NodeJS.ProcessEnv, folder: string): Promise<Replica> {
    const port = await freePort();
    const own = { ...process.env, HOST: host, DATA_DIR: folder, ...env, PORT: String(port) };
    const replica = new Replica(service, name, `http://${host}:${port}`, own, folder);
    replica.running = true;
    replica.start();
    return replica;
  }

  /** Ends it as a power cut would; it comes back by itself. */
  async kill9(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Stops it where it is, as a machine that hangs would. */
  halt(): void {
    this.child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.child?.kill('SIGCONT');
  }

  async ready(): Promise<boolean> {
    return (await fetch(`${this.url}/api/${this.service}/health/ready`)).ok;
  }

  /** What time it goes by. */
  async now(): Promise<Date> {
    const response = await fetch(`${this.url}/api/${this.service}/health/live`);
    return new Date(((await response.json()) as { now: string }).now);
  }

  async stop(): Promise<void> {
    this.running = false;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(impatient);
  }

  private start(): void {
    const log = openSync(join(this.folder, `${this.name}.log`), 'a');
    const main = join(process.cwd(), `dist/apps/${this.service}/main.js`);
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      env: this.env,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    const lastResort = () => void child.kill('SIGKILL');
    process.once('exit', lastResort);
    const since = Date.now();
    child.once('exit', (code, signal) => {
      process.off('exit', lastResort);
      const ended = `${this.name} with ${signal ?? code} after ${Date.now() - since} ms`;
      if (signal !== 'SIGKILL' && this.running) this.endings.push(ended);
      void pause(restartAfterMs).then(() => this.running && this.start());
    });
  }
}

export const untilReady = (replicas: readonly Replica[]): Promise<unknown> =>
  Promise.all(
    replicas.map((replica) =>
      until(() => replica.ready(), { what: `${replica.name} is ready`, timeoutMs: 180_000, everyMs: 100 }),
    ),
  );
