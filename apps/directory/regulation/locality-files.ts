import { Env } from '#lib/service-kit/env.js';
import { Injectable } from '@nestjs/common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const defaultsName = 'defaults.yaml';

/** The folder of regulations that comes with the installation: one YAML file for a locality and year, and defaults. */
@Injectable()
export class LocalityFiles {
  constructor(private readonly env: Env) {}

  /** The national rules, which every locality's document is read over. */
  defaults(): Promise<string> {
    return readFile(join(this.env.LOCALITIES_DIR, defaultsName), 'utf8');
  }

  async list(): Promise<{ name: string; text: string }[]> {
    const names = (await readdir(this.env.LOCALITIES_DIR)).filter((n) => n.endsWith('.yaml') && n !== defaultsName);
    return Promise.all(
      names.sort().map(async (name) => ({ name, text: await readFile(join(this.env.LOCALITIES_DIR, name), 'utf8') })),
    );
  }
}
