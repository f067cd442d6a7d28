import { createTransport } from 'nodemailer';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './letter.js';
import { envelopeOf, Mailer, NotHandedOver } from './mailer.js';

/** Without a mail server: letters are files that any mail program opens, named by their key. */
export class FolderMailer extends Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  /** The file appears whole or not at all, and a power cut does not take it away again. */
  async send(letter: Letter): Promise<void> {
    try {
      const { message } = await this.composer.sendMail(envelopeOf(letter, this.from));
      await mkdir(this.folder, { recursive: true });
      const file = join(this.folder, `${letter.key}.eml`);
      await writeFile(`${file}.part`, message, { flush: true });
      await rename(`${file}.part`, file);
    } catch (error) {
      throw new NotHandedOver(error instanceof Error ? error.message : String(error), false, { cause: error });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
