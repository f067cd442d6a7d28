import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '#lib/contracts/errors.js';
import { errors, importJWK, jwtVerify, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { type Actor, type ActorRequest, PUBLIC } from './acting.js';
import { Clock } from './clock.js';

/** Where public keys come from: the directory's own table, or another service's copy of it. */
export abstract class SigningKeys {
  abstract find(kid: string): Promise<JWK | undefined>;
}

export const TOKEN_ISSUER = 'sangkien';

/** Verifies access tokens (EdDSA) by the published keys. Expiry is real time, whatever the demo clock says. */
@Injectable()
export class AccessTokens {
  private readonly imported = new Map<string, CryptoKey | Uint8Array>();

  constructor(private readonly keys: SigningKeys) {}

  /** Throws `unauthenticated` for anything but a valid, unexpired token of this system. */
  async actorOf(token: string): Promise<Actor> {
    const claims = await this.verify(token).catch((error: unknown) => {
      // A key that could not be looked up says nothing about the token.
      if (error instanceof errors.JOSEError || error instanceof DomainError) return undefined;
      throw error;
    });
    if (!claims?.sub) throw new DomainError('unauthenticated', [{ key: 'token-invalid' }]);
    const { name, localityId, unitId, roles } = claims as JWTPayload & Omit<Actor, 'personId'>;
    return { personId: claims.sub, name, localityId, unitId, roles };
  }

  private async verify(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, async ({ kid }) => this.key(kid ?? ''), {
      issuer: TOKEN_ISSUER,
      algorithms: ['EdDSA'],
    });
    return payload;
  }

  private async key(kid: string): Promise<CryptoKey | Uint8Array> {
    const known = this.imported.get(kid);
    if (known) return known;
    const jwk = await this.keys.find(kid);
    if (!jwk) throw new DomainError('unauthenticated', [{ key: 'token-invalid' }]);
    const key = await importJWK(jwk, 'EdDSA');
    this.imported.set(kid, key);
    return key;
  }
}

/** Puts who asks, and when, on every request; refuses the unknown everywhere but at public endpoints. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    request.at = this.clock.now();
    const [scheme, token] = (request.header('authorization') ?? '').split(' ');
    if (scheme === 'Bearer' && token) request.actor = await this.tokens.actorOf(token);
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]);
    if (!request.actor && !isPublic) throw new DomainError('unauthenticated', [{ key: 'sign-in-required' }]);
    return true;
  }
}
