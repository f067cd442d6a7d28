import { Injectable, type OnModuleInit } from '@nestjs/common';
import { signingKeyPublished } from '#lib/contracts/directory.events.js';
import { enqueue, Outbox } from '#lib/messaging/outbox.js';
import { SigningKeys } from '#lib/service-kit/auth.guard.js';
import { Clock } from '#lib/service-kit/clock.js';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import { SigningKey } from './signing-key.entity.js';

/** The keys that access tokens are signed with: made at the first start, told to every service. */
@Injectable()
export class SigningKeyStore extends SigningKeys implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Makes the first key; of several replicas that start at once one does. */
  async onModuleInit(): Promise<void> {
    await this.outbox.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: first signing key'))`);
      if (!(await tx.existsBy(SigningKey, {}))) await this.make(tx);
    });
  }

  async find(kid: string): Promise<JWK | undefined> {
    return (await this.db.manager.findOneBy(SigningKey, { kid }))?.publicJwk;
  }

  /** The key to sign with. */
  async current(): Promise<SigningKey> {
    const [newest] = await this.db.manager.find(SigningKey, { order: { createdAt: 'DESC' }, take: 1 });
    if (!newest) throw new Error('the first signing key is made when the service starts');
    return newest;
  }

  /** The public halves, as JWKS. */
  async published(): Promise<JWK[]> {
    const keys = await this.db.manager.find(SigningKey, { order: { createdAt: 'DESC' } });
    return keys.map(({ publicJwk }) => publicJwk);
  }

  private async make(tx: EntityManager): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const [open, secret] = [await exportJWK(publicKey), await exportJWK(privateKey)];
    const kid = await calculateJwkThumbprint(open);
    const publicJwk = { ...open, kid, alg: 'EdDSA', use: 'sig' };
    const createdAt = this.clock.now();
    await tx.query('INSERT INTO signing_key (kid, public_jwk, private_jwk, created_at) VALUES ($1, $2, $3, $4)', [
      kid,
      JSON.stringify(publicJwk),
      JSON.stringify({ ...secret, kid }),
      createdAt,
    ]);
    await enqueue(tx, [signingKeyPublished.make(kid, { kid, jwk: publicJwk }, createdAt)]);
  }
}
