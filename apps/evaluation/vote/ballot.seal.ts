import { Injectable } from '@nestjs/common';
import { Env } from '#lib/service-kit/env.js';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choices, type Choice } from './vote.entity.js';

/** How many ballots of each kind. */
export type Cast = Record<Choice, number>;

export const nothingCast: Cast = { agree: 0, disagree: 0, blank: 0, spoiled: 0 };

const cipher = 'aes-256-gcm';
const [nonceSize, tagSize] = [12, 16];

/** The key in the file, made at the first call; of several processes that begin at once, one makes it for all. */
function keyIn(folder: string): Buffer {
  const file = join(folder, 'ballot.key');
  mkdirSync(folder, { recursive: true });
  const own = join(folder, `.ballot-${randomBytes(8).toString('hex')}`);
  writeFileSync(own, randomBytes(32), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return readFileSync(file);
}

/**
 * Niêm phong hòm phiếu kín: the counts of a box as the database may see them.
 *
 * What is guaranteed: a ballot is no row; it changes four counts that are stored as one ciphertext of constant size,
 * under a fresh nonce, with a key that is outside the database. Who has voted is written in the same transaction, as it
 * must be so that a crash neither loses a ballot nor lets it be cast twice. So whoever reads the database, with every
 * system column, however often, its dead rows, log and backups included, sees that a member voted and a box changed;
 * which count changed is the same to them whatever was chosen. The statement that the server might log has no choice
 * among its parameters either. After the count the box is gone and only the sum remains.
 *
 * What is not: whoever holds the key **and** versions of the box over time can tell the difference of two versions;
 * keep the key (`BALLOT_KEY`, or `DATA_DIR/ballot.key`) from those who administer the database, and out of its backups.
 * The process itself sees a ballot while it takes it, and keeps nothing of it. A unanimous sum tells by itself.
 */
@Injectable()
export class BallotSeal {
  private key: Buffer | undefined;

  constructor(private readonly env: Env) {}

  seal(voteId: string, cast: Cast): Buffer {
    const plain = Buffer.alloc(choices.length * 4);
    choices.forEach((choice, i) => plain.writeUInt32BE(cast[choice], i * 4));
    const nonce = randomBytes(nonceSize);
    const sealing = createCipheriv(cipher, this.secret(), nonce).setAAD(Buffer.from(voteId));
    return Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
  }

  /** Throws where the box was sealed with another key, belongs to another vote, or was tampered with. */
  open(voteId: string, sealed: Buffer): Cast {
    const opening = createDecipheriv(cipher, this.secret(), sealed.subarray(0, nonceSize), { authTagLength: tagSize });
    opening.setAAD(Buffer.from(voteId)).setAuthTag(sealed.subarray(-tagSize));
    const plain = Buffer.concat([opening.update(sealed.subarray(nonceSize, -tagSize)), opening.final()]);
    return Object.fromEntries(choices.map((choice, i) => [choice, plain.readUInt32BE(i * 4)])) as Cast;
  }

  private secret(): Buffer {
    const { BALLOT_KEY, DATA_DIR } = this.env;
    return (this.key ??= BALLOT_KEY ? Buffer.from(BALLOT_KEY, 'hex') : keyIn(DATA_DIR));
  }
}
