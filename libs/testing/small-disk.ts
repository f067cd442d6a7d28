import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

/** A file system of its own with little room. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left, but for so many bytes. */
  fill(leaving?: number): void;
  /** Gives it back. */
  free(): void;
  remove(): void;
}

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Undefined where this account may not mount one, as only root may. */
export function smallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = temporaryFolder();
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${String(mebibytes)}m,mode=755`, 'sangkien-test', folder)) {
    removeFolder(folder);
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: (leaving = 0) => fill(filler, leaving),
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      run('umount', '--lazy', folder);
      removeFolder(folder);
    },
  };
}

/** Larger pieces first, so that the last byte is taken soon. */
function fill(file: string, leaving: number): void {
  const handle = openSync(file, 'a');
  try {
    for (let size = 1 << 20; size >= 1; size >>= 4) writeUntilFull(handle, Buffer.alloc(size));
    ftruncateSync(handle, Math.max(0, fstatSync(handle).size - leaving));
  } finally {
    closeSync(handle);
  }
}

function writeUntilFull(handle: number, piece: Buffer): void {
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
