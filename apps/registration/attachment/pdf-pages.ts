import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** How many pages a PDF has; or that it opens with a password only, or cannot be read to its end within the limits. */
export type PdfPages = number | 'locked' | 'unreadable';

const MiB = 1024 * 1024;
/** What no honest dossier comes near; a document that asks for more is as good as damaged. */
const most = { ms: 10_000, heapMb: 256, unpackedBytes: 64 * MiB };

/**
 * Runs in a thread of its own, and ends it where a compressed part unpacks beyond the bound: its buffers lie outside of
 * the heap that the thread's own limit is about, and the library would read on without that part. What allows opening
 * and forbids printing is no lock.
 */
const counting = `
const { readFileSync } = require('node:fs');
const { parentPort, workerData: { path, library, unpackedBytes } } = require('node:worker_threads');
globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(target, given, made) {
    if (given[0] > unpackedBytes) {
      parentPort.postMessage('unreadable');
      process.exit();
    }
    return Reflect.construct(target, given, made);
  },
});
const { PDFDocument } = require(library);
const file = readFileSync(path);
const isWhole = file.subarray(-2048).includes('%%EOF');
const load = () => PDFDocument.load(file, { updateMetadata: false, password: '' });
(isWhole ? load() : Promise.reject(new Error('cut off'))).then(
  (document) => parentPort.postMessage(document.getPageCount() || 'unreadable'),
  ({ message }) => parentPort.postMessage(/password/i.test(message) ? 'locked' : 'unreadable'),
);`;

const library = createRequire(import.meta.url).resolve('@cantoo/pdf-lib');

const count = (path: string): Promise<PdfPages> =>
  new Promise((resolve) => {
    const worker = new Worker(counting, {
      ...{ eval: true, stdout: true, stderr: true },
      workerData: { path, library, unpackedBytes: most.unpackedBytes },
      resourceLimits: { maxOldGenerationSizeMb: most.heapMb },
    });
    const limit = setTimeout(() => void worker.terminate(), most.ms);
    worker.once('message', resolve);
    worker.once('error', () => {
      resolve('unreadable');
    });
    worker.once('exit', () => {
      clearTimeout(limit);
      resolve('unreadable');
    });
  });

/** Two are counted at a time. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let turn = 0;

/**
 * Số trang, from the document's own page tree. However hostile it is, it blocks nobody: one that takes too long or too
 * much memory, or that crashes its thread, is `unreadable`.
 */
export function pagesIn(path: string): Promise<PdfPages> {
  turn = (turn + 1) % lanes.length;
  const counted = (lanes[turn] ?? Promise.resolve()).then(() => count(path));
  lanes[turn] = counted;
  return counted;
}
