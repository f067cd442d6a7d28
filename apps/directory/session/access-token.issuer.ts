import { Injectable } from '@nestjs/common';
import type { Actor } from '#lib/service-kit/acting.js';
import { TOKEN_ISSUER } from '#lib/service-kit/auth.guard.js';
import { importJWK, SignJWT } from 'jose';
import { SigningKeyStore } from '../signing-key/signing-key.store.js';

/** How long an access token is good, in seconds. */
export const accessTokenSeconds = 15 * 60;

/** Signs access tokens (EdDSA) with the directory's key. */
@Injectable()
export class AccessTokenIssuer {
  constructor(private readonly keys: SigningKeyStore) {}

  async issue({ personId, ...claims }: Actor): Promise<string> {
    const { kid, privateJwk } = await this.keys.current();
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setIssuer(TOKEN_ISSUER)
      .setSubject(personId)
      .setIssuedAt()
      .setExpirationTime(`${String(accessTokenSeconds)}s`)
      .sign(await importJWK(privateJwk, 'EdDSA'));
  }
}
