import { invalid } from '#lib/contracts/errors.js';
import { inflateRawSync } from 'node:zlib';

const MiB = 1024 * 1024;
/** What a council's sheets never come near: of the file as sent, and of what it unpacks to. */
const most = { file: 2 * MiB, unpacked: 40 * MiB, parts: 200 };

const tooLarge = () => invalid({ key: 'workbook-too-large', params: { max: '2 MB' } });
const unreadable = () => invalid('workbook-unreadable');

/** The body of a request, up to the size of a workbook. Throws `workbook-too-large`. */
export async function received(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most.file) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Where the parts of a ZIP archive begin, by its central directory. */
function* partsOf(zip: Buffer): Generator<{ start: number; isPacked: boolean }> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > zip.length) throw unreadable();
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    yield { start, isPacked: zip.readUInt16LE(at + 10) === 8 };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/**
 * Unpacks every part once, within bounds, before a reader unpacks them without: what a part says of its own size may be
 * a lie. Throws `workbook-unreadable`, `workbook-too-large`.
 */
export function requireSmall(zip: Buffer): void {
  if (zip.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') throw unreadable();
  let left = most.unpacked;
  let parts = 0;
  try {
    for (const { start, isPacked } of partsOf(zip)) {
      if (++parts > most.parts) throw tooLarge();
      if (isPacked) left -= inflateRawSync(zip.subarray(start), { maxOutputLength: left }).length;
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    if (error instanceof RangeError || (error as { errno?: number }).errno !== undefined) throw unreadable();
    throw error;
  }
}
