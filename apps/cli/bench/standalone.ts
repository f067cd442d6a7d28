import { services } from '#lib/contracts/services.js';
import { removeFolder, temporaryFolder } from '#lib/testing/temporary-folder.js';
import { startProcess } from './service.process.js';
import { median } from './statistics.js';

/** Milliseconds until the standalone form is ready: in an empty folder, and with the data of a former run. */
export interface ReadyTimes {
  first: number;
  warm: number;
}

/** Starts the standalone form so often in a new folder, and once again in each. */
export async function standaloneReady(starts: number): Promise<ReadyTimes> {
  const first: number[] = [];
  const warm: number[] = [];
  for (let n = 0; n < starts; n++) {
    const folder = temporaryFolder();
    try {
      first.push(await readyMs(folder));
      warm.push(await readyMs(folder));
    } finally {
      removeFolder(folder);
    }
  }
  return { first: median(first), warm: median(warm) };
}

async function readyMs(folder: string): Promise<number> {
  const platform = await startProcess('standalone', services, { DATA_DIR: folder });
  await platform.stop();
  return platform.readyMs;
}
