import { readEnv } from '#lib/service-kit/env.js';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BallotSeal, nothingCast } from './ballot.seal.js';

const sealWith = (more: Record<string, string> = { BALLOT_KEY: randomBytes(32).toString('hex') }) =>
  new BallotSeal(readEnv(more));
const voteId = randomUUID();
const cast = { agree: 3, disagree: 1, blank: 0, spoiled: 2 };

describe('a sealed ballot box', () => {
  const seal = sealWith();

  it('opens to what was put in', () => {
    expect(seal.open(voteId, seal.seal(voteId, cast))).toEqual(cast);
  });

  it('looks no different for any counts: the same size, and another text each time', () => {
    const boxes = [cast, cast, nothingCast, { ...cast, agree: 4 }].map((each) => seal.seal(voteId, each));
    expect(new Set(boxes.map(({ length }) => length)).size).toBe(1);
    expect(new Set(boxes.map((box) => box.toString('hex'))).size).toBe(4);
  });

  it('does not open as that of another vote, after tampering, or with another key', () => {
    const box = seal.seal(voteId, cast);
    const tampered = Buffer.from(box);
    tampered[14]! ^= 1;
    expect(() => seal.open(randomUUID(), box)).toThrow();
    expect(() => seal.open(voteId, tampered)).toThrow();
    expect(() => sealWith().open(voteId, box)).toThrow();
  });

  it('has a key that is made once, for all processes with the folder, and is for nobody else to read', () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'seal-'));
    const [one, other] = [sealWith({ DATA_DIR }), sealWith({ DATA_DIR })];
    expect(other.open(voteId, one.seal(voteId, cast))).toEqual(cast);
    expect(readdirSync(DATA_DIR)).toEqual(['ballot.key']);
    expect(statSync(join(DATA_DIR, 'ballot.key')).mode & 0o777).toBe(0o600);
  });
});
