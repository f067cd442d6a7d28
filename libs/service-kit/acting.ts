import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Role } from '#lib/contracts/directory.events.js';
import type { Request } from 'express';
import { createHash } from 'node:crypto';

/** Người đang làm việc: who the access token says is asking. */
export class Actor {
  personId!: string;
  name!: string;
  localityId!: string;
  unitId!: string;
  roles!: readonly { role: Role; unitId: string }[];
}

/** One command: who asks, when, and what makes it safe to send twice or from a stale page. */
export class Acting {
  actor!: Actor;
  at!: Date;
  /** `Idempotency-Key`: the same key and request again answers with what the first one did. */
  idempotencyKey?: string;
  requestHash!: string;
  /** `If-Match`: the version that the caller saw. */
  expectedVersion?: number;
}

export interface ActorRequest extends Request {
  actor?: Actor;
  at: Date;
}

export const PUBLIC = 'sangkien:public';
/** Opens an endpoint to people who are not signed in. */
export const Public = () => SetMetadata(PUBLIC, true);

const versionOf = (header: string | undefined): number | undefined => {
  if (header === undefined) return undefined;
  const version = /^(?:W\/)?"(\d+)"$|^(\d+)$/.exec(header.trim());
  if (!version) throw invalid({ key: 'if-match-malformed', field: 'If-Match' });
  return Number(version[1] ?? version[2]);
};

/** The hash of a request is stored: it must not be a way to try passwords out. */
const withoutPasswords = (name: string, value: unknown): unknown => (/password/i.test(name) ? undefined : value);

/** Reads a command's circumstances from the request; the guard has put `actor` and `at` there. */
export function actingOf(request: ActorRequest): Acting {
  const { actor, at, method, originalUrl } = request;
  if (!actor) throw new Error('a command endpoint must not be public');
  const body: unknown = request.body ?? null;
  const idempotencyKey = request.header('idempotency-key');
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw invalid({ key: 'idempotency-key-malformed', field: 'Idempotency-Key' });
  const requestHash = createHash('sha256')
    .update(`${method} ${originalUrl}\n${JSON.stringify(body, withoutPasswords)}`)
    .digest('hex');
  return { actor, at, idempotencyKey, requestHash, expectedVersion: versionOf(request.header('if-match')) };
}

/** The circumstances of a command, as a parameter of its endpoint. */
export const Act = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actingOf(context.switchToHttp().getRequest<ActorRequest>()),
);

/** The signed-in person, as a parameter of an endpoint that only reads. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('an endpoint that needs the actor must not be public');
  return actor;
});
