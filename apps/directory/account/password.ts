import { hash, verify } from '@node-rs/argon2';
import type { Reason } from '#lib/contracts/errors.js';
import { fold } from '#lib/service-kit/text.js';

const shortest = 10;

/** What is wrong with a password that someone wants to have. */
export function passwordFaults(password: string, userName: string): Reason[] {
  const [folded, name] = [fold(password), fold(userName)];
  return [
    ...([...password].length < shortest ? [{ key: 'password-too-short', params: { shortest } }] : []),
    ...(folded.includes(name) || new Set(folded).size < 4 ? [{ key: 'password-guessable' }] : []),
  ].map((fault) => ({ ...fault, field: 'password' }));
}

/** The argon2id hash to store. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'));

/** What no password has: compared with where there is no account, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

/** Whether the password is the one; takes as long where there is no hash, and then says no. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await nobody), password.normalize('NFC'));
  return matches && stored !== undefined;
}
