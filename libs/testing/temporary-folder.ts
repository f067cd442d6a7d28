import { chmodSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'sangkien-test-';

/** A new folder that other accounts may enter (a server may run as one). Clears what dead test runs left behind. */
export function temporaryFolder(): string {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Kills every process that works in the folder, and removes it. */
export function removeFolder(folder: string): void {
  for (const pid of processesIn(folder)) killNow(pid);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Kills without a chance to clean up; a process that is gone already is fine. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A run that was itself killed could not stop its servers: the next one does. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const [owner] = name.slice(prefix.length).split('-');
    if (workingFolder(Number(owner)) === undefined) removeQuietly(join(tmpdir(), name));
  }
}

function removeQuietly(folder: string): void {
  try {
    removeFolder(folder);
  } catch {
    // It belongs to another account, whose own next run removes it.
  }
}

function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid && `${workingFolder(pid)}/`.startsWith(`${folder}/`));
}

/** Undefined when there is no such process; empty when it is another account's. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? '' : undefined;
  }
}
