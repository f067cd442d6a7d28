import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { warn } from './output.js';

/** The password for a sign-in: from SANGKIEN_PASSWORD, otherwise asked for without showing it. */
export async function passwordFor(userName: string): Promise<string> {
  const given = process.env['SANGKIEN_PASSWORD'];
  if (given) return given;
  warn(`Password of ${userName}:`);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
  }
}
