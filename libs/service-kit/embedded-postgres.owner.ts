import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells a process from a later one that was given the same number: its start, in clock ticks since boot. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/**
 * Claims a data folder for this process until the returned function is called; the claim of a dead process is void.
 * @throws when another living process, or another part of this one, holds the folder
 */
export function claim(folder: string): () => void {
  const file = join(folder, 'owner');
  const holder = holderOf(file);
  if (holder)
    throw new Error(
      `The data folder ${folder} is in use by process ${holder}. Stop it first, or choose another folder.`,
    );
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
  return () => rmSync(file, { force: true });
}

function holderOf(file: string): string | undefined {
  try {
    const [pid = '', start] = readFileSync(file, 'utf8').split(' ');
    return startOf(Number(pid)) === start ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The living PostgreSQL server of a cluster folder. A server works in its cluster folder, so a reused pid is not taken for one. */
export function serverOf(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process exists and is not merely waiting to be reaped by its parent. */
export function alive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}
