import { startBroker, startPostgres, type TestServer } from '#lib/testing/servers.js';
import { until } from '#lib/testing/until.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { warn } from '../output.js';

/** A system of the journey's own. */
export interface Started {
  url: string;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
/** Of the checkout, whether this runs built or from the sources. */
const root = import.meta.dirname.replace(/[\\/](?:dist[\\/])?apps[\\/]cli[\\/]journey$/, '');

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs one built process; its log goes to a file in `folder`. */
function run(name: string, env: Record<string, string | undefined>, folder: string): ChildProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps', name, 'main.js')], {
    cwd: root,
    env: { ...process.env, HOST: host, DEMO: '1', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, `${name}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return child;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function stopProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function untilLive(name: string, child: ChildProcess, url: string, folder: string): Promise<void> {
  const live = async () => hasEnded(child) || (await fetch(url)).ok;
  await until(live, { what: `${name} answers at ${url}`, timeoutMs: 120_000, everyMs: 100 });
  if (hasEnded(child)) throw new Error(`${name} ended before it answered; its log is ${join(folder, `${name}.log`)}`);
}

/** What has to be undone, last first. */
class Cleanup {
  private readonly undo: (() => unknown)[] = [];

  add(undo: () => unknown): void {
    this.undo.unshift(undo);
  }

  async run(): Promise<void> {
    for (const undo of this.undo.splice(0)) await undo();
  }
}

/** Undoes what was started when it does not come up as a whole. */
async function wholly(begin: (cleanup: Cleanup, folder: string) => Promise<string>): Promise<Started> {
  const cleanup = new Cleanup();
  const folder = mkdtempSync(join(tmpdir(), 'sangkien-journey-'));
  try {
    const url = await begin(cleanup, folder);
    const stop = async () => {
      await cleanup.run();
      rmSync(folder, { recursive: true, force: true });
    };
    return { url, stop };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** One process with everything in it, on a temporary data folder. */
export const startStandalone = (): Promise<Started> =>
  wholly(async (cleanup, folder) => {
    const port = await freePort();
    warn(`starting standalone on port ${port}, data and log in ${folder}`);
    const child = run('standalone', { PORT: String(port), DATABASE_URL: undefined, AMQP_URL: undefined }, folder);
    cleanup.add(() => stopProcess(child));
    const url = `http://${host}:${port}`;
    await untilLive('standalone', child, `${url}/api/directory/health/live`, folder);
    return url;
  });

const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'];

/** The server that the environment names, or one of the journey's own. */
async function serverAt(
  given: string | undefined,
  start: () => Promise<TestServer>,
  cleanup: Cleanup,
): Promise<string> {
  if (given) return given;
  const server = await start();
  cleanup.add(() => server.stop());
  return server.url;
}

/** A process for each service, around the given database and broker, or servers of the journey's own. */
export const startDistributed = (): Promise<Started> =>
  wholly(async (cleanup, folder) => {
    warn(`starting the services as processes of their own, logs in ${folder}`);
    const servers = {
      DATABASE_URL: await serverAt(process.env['DATABASE_URL'], startPostgres, cleanup),
      AMQP_URL: await serverAt(process.env['AMQP_URL'], startBroker, cleanup),
    };
    const ports = new Map<string, number>();
    for (const name of services) ports.set(name, await freePort());
    const children = [...ports].map(([name, port]) => {
      const child = run(name, { ...servers, PORT: String(port) }, folder);
      return { name, child, url: `http://${host}:${port}/api/${name}/health/live` };
    });
    cleanup.add(() => Promise.all(children.map(({ child }) => stopProcess(child))));
    await Promise.all(children.map(({ name, child, url }) => untilLive(name, child, url, folder)));
    return startFront(ports, cleanup);
  });

/** Routes `/api/<service>` to its port, as nginx does in front of the distributed form. */
async function startFront(ports: ReadonlyMap<string, number>, cleanup: Cleanup): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const port = ports.get(/^\/api\/([a-z]+)\//.exec(incoming.url ?? '')?.[1] ?? '');
    if (port === undefined) outgoing.writeHead(404).end();
    else forward(incoming, outgoing, port);
  }).listen(0, host);
  await once(server, 'listening');
  cleanup.add(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ host, port, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
  incoming.pipe(onward);
}
