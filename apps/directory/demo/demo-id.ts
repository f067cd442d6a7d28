import { createHash } from 'node:crypto';

const namespace = Buffer.from('2f1d3c5a7b9e4f608a1c3e5d7f9b1a2c', 'hex');

/** The same UUID (version 5) for the same code, on every machine and in every run. */
export function demoId(kind: 'unit' | 'person' | 'account', code: string): string {
  const digest = createHash('sha1').update(namespace).update(`${kind}:${code}`).digest().subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
