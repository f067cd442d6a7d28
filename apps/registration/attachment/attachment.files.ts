import { Injectable } from '@nestjs/common';
import { Env } from '#lib/service-kit/env.js';
import { fileTypeFromFile } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pagesIn, type PdfPages } from './pdf-pages.js';

/** What a stored file turned out to be; `mediaType` comes from its content, never from its name. */
export interface StoredFile {
  sha256: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  extension: string;
  /** Of a PDF: how many, or why they cannot be counted. */
  pages?: PdfPages;
}

const plain = { mime: 'application/octet-stream', ext: '' };

/** Files under the hash of their content: written once, never changed, the same content stored once. */
@Injectable()
export class AttachmentFiles {
  private readonly folder: string;

  constructor(env: Env) {
    this.folder = join(env.DATA_DIR, 'attachments');
  }

  /** Streams the content to disk, at most `maxBytes` of it; undefined when there is more. Memory stays flat. */
  async store(content: Readable, maxBytes: number): Promise<StoredFile | undefined> {
    await mkdir(this.folder, { recursive: true });
    const temporary = join(this.folder, `.${randomUUID()}`);
    try {
      const written = await this.write(content, temporary, maxBytes);
      if (!written) return undefined;
      const { mime, ext } = (await fileTypeFromFile(temporary)) ?? plain;
      const pages = ext === 'pdf' ? await pagesIn(temporary) : undefined;
      const target = this.pathOf(written.sha256);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
      return { ...written, mediaType: mime, extension: ext, ...(pages === undefined ? {} : { pages }) };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Throws when the content is not there. */
  async read(sha256: string): Promise<ReadStream> {
    await access(this.pathOf(sha256));
    return createReadStream(this.pathOf(sha256));
  }

  private pathOf = (sha256: string) => join(this.folder, sha256.slice(0, 2), sha256);

  private async write(content: Readable, path: string, maxBytes: number) {
    const hash = createHash('sha256');
    let size = 0;
    const measured = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > maxBytes) return;
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(content, measured, createWriteStream(path));
    if (size > maxBytes) return undefined;
    await synced(path);
    return { sha256: hash.digest('hex'), size };
  }
}

/** What a row will point to must survive a power cut. */
async function synced(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}
