import { startBroker, startPostgres } from '#lib/testing/servers.js';
import { until } from '#lib/testing/until.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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
const apps = join(import.meta.dirname, '../..');

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
function run(name: string, env: Record<string, string>, folder: string): ChildProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', join(apps, name, 'main.js')], {
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

const newFolder = () => mkdtempSync(join(tmpdir(), 'sangkien-journey-'));

/** One process with everything in it, on a temporary data folder. */
export async function startStandalone(): Promise<Started> {
  const [folder, port] = [newFolder(), await freePort()];
  warn(`starting standalone on port ${port}, data and log in ${folder}`);
  const child = run('standalone', { PORT: String(port) }, folder);
  const url = `http://${host}:${port}`;
  const stop = async () => {
    await stopProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  await untilLive('standalone', child, `${url}/api/directory/health/live`, folder);
  return { url, stop };
}

const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'];

const given = (url: string | undefined) => (url ? { url, stop: () => Promise.resolve() } : undefined);

/** A process for each service, around the given database and broker, or servers of the journey's own. */
export async function startDistributed(): Promise<Started> {
  const folder = newFolder();
  warn(`starting the services as processes of their own, logs in ${folder}`);
  const database = given(process.env['DATABASE_URL']) ?? (await startPostgres());
  const broker = given(process.env['AMQP_URL']) ?? (await startBroker());
  const servers = { DATABASE_URL: database.url, AMQP_URL: broker.url };
  const children: ChildProcess[] = [];
  const ports = new Map<string, number>();
  for (const name of services) ports.set(name, await freePort());
  for (const [name, port] of ports) children.push(run(name, { ...servers, PORT: String(port) }, folder));
  const front = await startFront(ports);
  const stop = async () => {
    front.server.close();
    front.server.closeAllConnections();
    await Promise.all(children.map(stopProcess));
    await broker.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const live = [...ports].map(([name, port], i) => {
    const child = children[i];
    if (!child) throw new Error(`${name} was not started`);
    return untilLive(name, child, `http://${host}:${port}/api/${name}/health/live`, folder);
  });
  await Promise.all(live);
  return { url: front.url, stop };
}

/** Routes `/api/<service>` to its port, as nginx does in front of the distributed form. */
async function startFront(ports: ReadonlyMap<string, number>): Promise<{ server: Server; url: string }> {
  const server = createServer((incoming, outgoing) => {
    const port = ports.get(/^\/api\/([a-z]+)\//.exec(incoming.url ?? '')?.[1] ?? '');
    if (port === undefined) outgoing.writeHead(404).end();
    else forward(incoming, outgoing, port);
  }).listen(0, host);
  await once(server, 'listening');
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}` };
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
