import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  type Account,
  canEnter,
  postgresBinaries,
  rootFolder,
  unprivilegedAccount,
} from './embedded-postgres.binaries.js';
import { alive, claim, serverOf } from './embedded-postgres.owner.js';

/** What to start: the folder that holds everything, and what differs from the defaults. */
export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** A free one when missing. */
  port?: number;
  log?: (line: string) => void;
  /** Server settings (`postgresql.conf` names) over ours. */
  settings?: Readonly<Record<string, string>>;
}

/** A running server; `pid` is its main process. */
export interface EmbeddedPostgres {
  url: string;
  port: number;
  pid: number;
  /** The folder that is really used; differs from the one asked for when root's server could not enter that. */
  dataDir: string;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** The end of what it said. */
  lastWords(): string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

interface Place {
  dataDir: string;
  cluster: string;
  passwordFile: string;
  logFile: string;
  binaries: string;
  account: Account | undefined;
}

const readyWithinMs = 60_000;
const stopWithinMs = 30_000;
const database = 'sangkien';
const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

/**
 * Starts a real PostgreSQL server of our own on 127.0.0.1, creating its data at the first start. A server that a dead
 * process left behind on the same data is stopped first; data after a crash are recovered by PostgreSQL itself.
 * @throws when the folder is in use by a living process, or when no PostgreSQL is installed for this platform
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = settle(options);
  const release = claim(place.dataDir);
  try {
    await endOrphan(place.cluster);
    if (!fs.existsSync(place.cluster)) initialise(place);
    const { port, child } = await launch(place, options);
    const url = await ensureDatabase(place, port);
    return running(place, child, port, url, release);
  } catch (error) {
    release();
    throw error;
  }
}

function settle({ dataDir, log }: EmbeddedPostgresOptions): Place {
  let folder = resolve(dataDir);
  fs.mkdirSync(folder, { recursive: true });
  const account = unprivilegedAccount();
  if (account && !canEnter(folder, account)) {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    log?.(`The account ${account.name} cannot enter ${folder}; the database is kept in ${join(rootFolder, name)}.`);
    folder = join(rootFolder, name);
    fs.mkdirSync(folder, { recursive: true });
  }
  const cluster = join(folder, 'cluster');
  return {
    dataDir: folder,
    cluster,
    passwordFile: join(folder, 'password'),
    logFile: join(folder, 'server.log'),
    binaries: postgresBinaries(folder, account),
    account: ownerOf(cluster, account),
  };
}

/** Data made by a person's own account stay theirs when root starts the server later. */
function ownerOf(cluster: string, account: Account | undefined): Account | undefined {
  const stat = fs.statSync(cluster, { throwIfNoEntry: false });
  return account && stat && stat.uid !== 0 ? { name: `uid ${stat.uid}`, uid: stat.uid, gid: stat.gid } : account;
}

async function endOrphan(cluster: string): Promise<void> {
  const orphan = serverOf(cluster);
  if (orphan) await end(orphan);
  else fs.rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

async function end(pid: number): Promise<void> {
  const deadline = Date.now() + stopWithinMs;
  signal(pid, 'SIGINT');
  while (alive(pid)) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT');
    await pause(5);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (alive(pid)) throw error;
  }
}

/** Works in a folder beside and renames it, so that a crash in the middle leaves nothing half made. */
function initialise(place: Place): void {
  const half = `${place.cluster}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(place.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (place.account)
    for (const path of [half, place.passwordFile]) fs.chownSync(path, place.account.uid, place.account.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${place.passwordFile}`];
  const made = spawnSync(join(place.binaries, 'bin/initdb'), [`--pgdata=${half}`, ...locale, ...access], as(place));
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not create its data: ${made.error?.message ?? String(made.stderr)}`);
  fs.renameSync(half, place.cluster);
}

function as({ account }: Place) {
  const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: '/', env: environment, ...(account && { uid: account.uid, gid: account.gid }) };
}

/** Retries while the helpers of a killed server still hold its memory, or somebody took the free port before us. */
async function launch(place: Place, options: EmbeddedPostgresOptions): Promise<{ port: number; child: ChildProcess }> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const port = options.port ?? (await freePort());
    const child = spawnServer(place, port, options.settings);
    if (await ready(place, child, deadline)) return { port, child };
    const reason = lastWords(place);
    const passing = /still in use|could not create any TCP/.test(reason) && !(options.port && /TCP/.test(reason));
    if (!passing || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${reason}`);
    await pause(50);
  }
}

const lastWords = ({ logFile }: Place): string =>
  fs.readFileSync(logFile, 'utf8').trim().split('\n').slice(-4).join(' ');

function spawnServer(place: Place, port: number, settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const flags = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = fs.openSync(place.logFile, 'w', 0o600);
  const child = spawn(join(place.binaries, 'bin/postgres'), ['-D', place.cluster, '-p', String(port), ...flags], {
    ...as(place),
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.once('error', (error) => fs.appendFileSync(place.logFile, `${error.message}\n`));
  child.unref();
  return child;
}

async function ready(place: Place, child: ChildProcess, deadline: number): Promise<boolean> {
  do {
    await pause(5);
    if (child.pid && saysReady(join(place.cluster, 'postmaster.pid'), child.pid)) return true;
  } while (Date.now() < deadline && child.pid && !gone(child));
  child.kill('SIGQUIT');
  return false;
}

function gone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function saysReady(file: string, pid: number): boolean {
  if (!fs.existsSync(file)) return false;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function ensureDatabase({ passwordFile }: Place, port: number): Promise<string> {
  const base = `postgres://postgres:${fs.readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}`;
  const client = new pg.Client(`${base}/postgres`);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
  return `${base}/${database}`;
}

function running(place: Place, child: ChildProcess, port: number, url: string, release: () => void): EmbeddedPostgres {
  const pid = child.pid ?? 0;
  const lastResort = () => void child.kill('SIGINT');
  process.once('exit', lastResort);
  const ended = new Promise<void>((done) => (gone(child) ? done() : child.once('exit', () => done()))).then(() => {
    process.off('exit', lastResort);
    release();
  });
  const stop = async () => {
    child.ref();
    if (!gone(child)) await end(pid);
    await ended;
  };
  return { url, port, pid, dataDir: place.dataDir, ended, lastWords: () => lastWords(place), stop };
}

/** A TCP port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
