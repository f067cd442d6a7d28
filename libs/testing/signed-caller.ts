import type { Actor } from '#lib/service-kit/acting.js';
import { TOKEN_ISSUER } from '#lib/service-kit/auth.guard.js';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { DataSource } from 'typeorm';

/** What an HTTP call came back with. */
export interface Answer<T> {
  status: number;
  body: T;
  /** The body as it came, for what is no text. */
  bytes: Buffer;
  headers: Headers;
}

export interface CallOptions {
  as?: Actor;
  /** Sent as JSON, or as it is when it is bytes. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** Calls an endpoint of one service as a signed-in person, or as nobody. */
export type Call = <T>(method: string, path: string, options?: CallOptions) => Promise<Answer<T>>;

const kid = 'test';

const tokenFor = ({ personId, ...claims }: Actor, key: CryptoKey) =>
  new SignJWT({ ...claims, roles: [...claims.roles] })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject(personId)
    .setIssuer(TOKEN_ISSUER)
    .setExpirationTime('1h')
    .sign(key);

const contentOf = (body: unknown): { type: string; content: string | Buffer } | undefined => {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return { type: 'application/octet-stream', content: Buffer.from(body) };
  return { type: 'application/json', content: JSON.stringify(body) };
};

/** Makes a signing key that the service of `db` trusts, and signs every call's actor in with it. */
export async function signedCaller(db: DataSource, prefix: string): Promise<Call> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = JSON.stringify(await exportJWK(publicKey));
  await db.query('INSERT INTO signing_key_ref (kid, jwk) VALUES ($1, $2)', [kid, jwk]);
  return async (method, path, { as, body, headers } = {}) => {
    const content = contentOf(body);
    const head = new Headers(headers);
    if (as) head.set('authorization', `Bearer ${await tokenFor(as, privateKey)}`);
    if (content) head.set('content-type', content.type);
    const response = await fetch(`${prefix}${path}`, { method, headers: head, body: content?.content });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const { status, headers: told } = response;
    return { status, headers: told, bytes, body: (isJson ? JSON.parse(text) : text) as never };
  };
}
