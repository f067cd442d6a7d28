import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ledger, stageOf } from './ledger.fixture.js';
import type { Network, Passage } from './network.fixture.js';

/** Where requests go, and the book they are written in. */
export interface Surroundings {
  urlOf(service: string): string;
  ledger: Ledger;
  network: Network;
  password: string;
}

interface Problem {
  reasons?: { key: string }[];
}

/** A definite answer: carried out, or refused with reasons. */
export interface Answer<T> {
  ok: boolean;
  status: number;
  reasons: readonly string[];
  body: T;
}

/** A command to give: `aggregateId` where it is known before, otherwise the answer's `id` tells. */
export interface Command {
  service: string;
  path: string;
  action: string;
  aggregateId?: string;
  body?: object;
  method?: 'POST' | 'PUT' | 'DELETE';
}

/** One row of a bulk answer: what was changed, which has the row's own id where nothing else is told. */
type Row = { id: string; done: { id: string } | null } | { id: string; problem: Problem };

/** What became of a bulk command: the changed aggregates by row, and the reasons of the refused ones. */
export interface BulkAnswer {
  done: ReadonlyMap<string, string>;
  refused: ReadonlyMap<string, readonly string[]>;
}

const patienceMs = 180_000;
const answerWithinMs = 10_000;
const pauses = { first: 50, longest: 1_000 };

const keysOf = (body: unknown): string[] => ((body as Problem | null)?.reasons ?? []).map(({ key }) => key);

/** A demo user who does not give up: each request is repeated, with the same key, until its answer is definite. */
export class Person {
  personId = '';
  unitId = '';
  private token = '';

  constructor(
    readonly userName: string,
    private readonly around: Surroundings,
  ) {}

  get email(): string {
    return `${this.userName}@example.vn`;
  }

  async signIn(): Promise<this> {
    interface SignedIn {
      accessToken: string;
      actor: { personId: string; unitId: string };
    }
    const body = { userName: this.userName, password: this.around.password };
    const answer = await this.insist<SignedIn>('POST', 'directory', 'sessions', {}, body);
    if (!answer.ok) throw new Error(`${this.userName} cannot sign in: ${answer.reasons.join(', ')}`);
    this.token = answer.body.accessToken;
    this.personId = answer.body.actor.personId;
    this.unitId = answer.body.actor.unitId;
    return this;
  }

  /** What a screen would show; undefined where there is nothing (yet) to see. */
  async see<T>(service: string, path: string): Promise<T | undefined> {
    const answer = await this.signed<T>('GET', service, path, {});
    return answer.ok ? answer.body : undefined;
  }

  async give<T extends { id: string }>(command: Command): Promise<Answer<T>> {
    const { service, path, action, aggregateId, body = {}, method = 'POST' } = command;
    const key = randomUUID();
    const answer = await this.signed<T>(method, service, path, { 'idempotency-key': key }, body);
    const given = { service, personId: this.personId, key, action, stage: stageOf(path) };
    if (answer.ok) this.around.ledger.acknowledge({ ...given, aggregateId: aggregateId ?? answer.body.id });
    else this.around.ledger.refuse({ ...given, ...(aggregateId && { aggregateId }) }, answer.reasons);
    return answer;
  }

  /** One request for many; each row is a command of its own, as the service's answer treats it. */
  async giveMany(command: Omit<Command, 'aggregateId'>): Promise<BulkAnswer> {
    const { service, path, action, body = {} } = command;
    const key = randomUUID();
    const answer = await this.signed<Row[]>('POST', service, path, { 'idempotency-key': key }, body);
    if (!answer.ok) throw new Error(`${path} as a whole was refused: ${answer.reasons.join(', ')}`);
    const done = new Map<string, string>();
    const refused = new Map<string, readonly string[]>();
    for (const row of answer.body) {
      const given = { service, personId: this.personId, key: `${key}/${row.id}`, action, stage: stageOf(path) };
      if ('done' in row) {
        done.set(row.id, row.done?.id ?? row.id);
        this.around.ledger.acknowledge({ ...given, aggregateId: row.done?.id ?? row.id });
      } else {
        refused.set(row.id, keysOf(row.problem));
        this.around.ledger.refuse({ ...given, aggregateId: row.id }, keysOf(row.problem));
      }
    }
    return { done, refused };
  }

  /**
   * One request without a key, on the same bad line and not repeated: undefined where its sender does not learn what
   * became of it. Whoever is not let in signs in anew, and knows that nothing was done.
   */
  async tryOnce(service: string, path: string, body: object): Promise<Answer<unknown> | undefined> {
    const passage = this.around.network.passage();
    const headers = { authorization: `Bearer ${this.token}` };
    const { answer } = await this.attempt<unknown>('POST', service, path, headers, body, passage);
    if (answer?.status === 401) await this.signIn();
    return answer;
  }

  /** Without a key: for what is harmless to do twice. */
  async tell(service: string, path: string, body: object): Promise<void> {
    const answer = await this.signed('POST', service, path, {}, body);
    if (!answer.ok) throw new Error(`${path} was refused: ${answer.reasons.join(', ')}`);
  }

  /** A token may have expired, or its key may not have been heard of yet: then the person signs in anew. */
  private async signed<T>(
    method: string,
    service: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Answer<T>> {
    const attempt = async () => {
      const authorization = `Bearer ${this.token}`;
      const answer = await this.insist<T>(method, service, path, { ...headers, authorization }, body);
      if (answer.status !== 401) return answer;
      this.around.ledger.repeats += 1;
      await this.signIn();
      return undefined;
    };
    return until(attempt, { what: `${method} ${path} is let in`, timeoutMs: patienceMs, everyMs: 200 });
  }

  private async insist<T>(
    method: string,
    service: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Answer<T>> {
    const deadline = Date.now() + patienceMs;
    let passage: Passage = 'idempotency-key' in headers ? this.around.network.passage() : 'delivered';
    for (let wait = pauses.first; ; wait = Math.min(wait * 2, pauses.longest)) {
      const { answer, cause } = await this.attempt<T>(method, service, path, headers, body, passage);
      if (answer) return answer;
      passage = 'delivered';
      if (Date.now() > deadline) throw new Error(`No definite answer to ${method} ${path}`, { cause });
      this.around.ledger.repeats += 1;
      await pause(wait);
    }
  }

  private async attempt<T>(
    method: string,
    service: string,
    path: string,
    headers: Record<string, string>,
    body: object | undefined,
    passage: Passage,
  ): Promise<{ answer?: Answer<T>; cause?: unknown }> {
    const url = `${this.around.urlOf(service)}/api/${service}/${path}`;
    const withinMs = passage === 'cut-off' ? this.around.network.cutAfterMs() : answerWithinMs;
    return once<T>(url, method, headers, body, withinMs).then(
      (answer) => (passage === 'answer-lost' ? {} : { answer }),
      (cause: unknown) => ({ cause }),
    );
  }
}

/** Throws for whatever leaves open whether the request was carried out. */
async function once<T>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: object | undefined,
  withinMs: number,
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(withinMs),
  });
  const text = await response.text();
  const { ok, status } = response;
  const parsed = text === '' ? null : (JSON.parse(text) as unknown);
  const reasons = keysOf(parsed);
  if (ok || (status >= 400 && status < 500 && reasons.length > 0)) return { ok, status, reasons, body: parsed as T };
  throw new Error(`${method} ${url}: ${status} ${text.slice(0, 300)}`);
}
