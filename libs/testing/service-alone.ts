import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Envelope } from '#lib/contracts/event.js';
import { consumers } from '#lib/contracts/topology.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { InProcessTransport } from '#lib/messaging/in-process.transport.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { TOKEN_ISSUER } from '#lib/service-kit/auth.guard.js';
import { Clock } from '#lib/service-kit/clock.js';
import { readEnv } from '#lib/service-kit/env.js';
import type { Service } from '#lib/service-kit/kit.module.js';
import { createService } from '#lib/service-kit/service.js';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { freshDatabase } from './fresh-database.js';
import { until } from './until.js';

/** What an HTTP call came back with. */
export interface Answer<T = never> {
  status: number;
  body: T;
  headers: Headers;
}

/** One service alone, over a database of its own: called over HTTP, told events, and its own events caught. */
export interface ServiceAlone {
  app: NestExpressApplication;
  db: DataSource;
  /** Events the service has sent, in order. */
  sent: Envelope[];
  /** Delivers events as the transport would, to the end. */
  tell(...events: Envelope[]): Promise<void>;
  call<T>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  /** Resolves when everything that was committed has been sent. */
  relayed(): Promise<void>;
  setTime(at: Date): void;
  stop(): Promise<void>;
}

export interface CallOptions {
  as?: Actor;
  body?: unknown;
  headers?: Record<string, string>;
}

const kid = 'test';

const tokenFor = (actor: Actor, key: CryptoKey) => {
  const { personId, ...claims } = actor;
  return new SignJWT({ ...claims, roles: [...claims.roles] })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject(personId)
    .setIssuer(TOKEN_ISSUER)
    .setExpirationTime('1h')
    .sign(key);
};

/** Starts the service with real PostgreSQL and HTTP; only the other services are missing. */
export async function serviceAlone(service: Service): Promise<ServiceAlone> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sangkien-'));
  const sent: Envelope[] = [];
  const inbox = new InProcessTransport({ [service.name]: consumers[service.name].map((event) => event.type) });
  const transport = {
    publish: (events: readonly Envelope[]) => Promise.resolve(void sent.push(...events)),
    subscribe: inbox.subscribe.bind(inbox),
    state: () => 'up' as const,
    close: () => inbox.close(),
  };
  const env = readEnv({ DEMO: '1', DATA_DIR: folder, LOG_LEVEL: 'warn' });
  const app = await createService(service, { env, databaseUrl: database.url, transport });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const db = app.get(DataSource);
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  await db.query('INSERT INTO signing_key_ref (kid, jwk) VALUES ($1, $2)', [
    kid,
    JSON.stringify(await exportJWK(publicKey)),
  ]);

  const call = async <T>(
    method: string,
    path: string,
    { as, body, headers = {} }: CallOptions = {},
  ): Promise<Answer<T>> => {
    const head = new Headers(headers);
    if (as) head.set('authorization', `Bearer ${await tokenFor(as, privateKey)}`);
    const isBytes = body instanceof Uint8Array;
    if (body !== undefined) head.set('content-type', isBytes ? 'application/octet-stream' : 'application/json');
    const response = await fetch(`${origin}/api/${service.name}${path}`, {
      method,
      headers: head,
      body: body === undefined ? undefined : isBytes ? Buffer.from(body) : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  };

  return {
    app,
    db,
    sent,
    call,
    tell: (...events) => inbox.publish(events),
    relayed: async () => {
      const outbox = app.get(Outbox);
      await until(async () => (await outbox.backlog()).events === 0, { what: 'the outbox is empty' });
    },
    setTime: (at) => app.get(Clock).move(at, new Date()),
    stop: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}
