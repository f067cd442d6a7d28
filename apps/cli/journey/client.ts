import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Người đang làm việc, as the sign-in names them. */
export interface SignedIn {
  personId: string;
  name: string;
  localityId: string;
  unitId: string;
  roles: { role: string; unitId: string }[];
}

/** A request that the system refused (problem+json); `reasons` are the keys that say why. */
export class Refused extends Error {
  constructor(
    readonly request: string,
    readonly status: number,
    readonly reasons: readonly string[],
    detail: string,
  ) {
    super(`${request}: ${status} ${detail}`);
  }
}

interface Problem {
  reasons?: { key: string; field?: string; en?: string }[];
}

const refusal = (request: string, status: number, text: string): Refused => {
  const reasons = problemOf(text).reasons ?? [];
  const detail = reasons
    .map(({ key, field, en }) => [field, key, en && `(${en})`].filter(Boolean).join(' '))
    .join('; ');
  return new Refused(
    request,
    status,
    reasons.map(({ key }) => key),
    detail || text.slice(0, 300),
  );
};

function problemOf(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}

const isRefusedConnection = (error: unknown): boolean =>
  (error as { cause?: { code?: unknown } }).cause?.code === 'ECONNREFUSED';

const retryMs = 200;

/** Asks again for as long as nothing listens; any other failure passes through, since the request may have arrived. */
async function persistentFetch(url: string, init: RequestInit, patienceMs: number): Promise<Response> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (!isRefusedConnection(error) || Date.now() >= until) throw error;
      await pause(retryMs);
    }
  }
}

/** The running system, over HTTP only. `patienceMs`: how long a refused connection is tried again. */
export class Client {
  private readonly sessions = new Map<string, Session>();

  constructor(
    readonly url: string,
    private readonly password = '',
    private readonly patienceMs = 30_000,
  ) {}

  /** One request. Throws Refused. */
  async request(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: RequestInit['body'],
  ): Promise<Response> {
    const response = await persistentFetch(
      `${this.url}/api/${path}`,
      { method, headers, ...(body === undefined ? {} : { body }) },
      this.patienceMs,
    );
    if (!response.ok) throw refusal(`${method} /api/${path}`, response.status, await response.text());
    return response;
  }

  /** JSON in, JSON or text out. */
  async send<T>(...request: Parameters<Client['request']>): Promise<T> {
    const response = await this.request(...request);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return (isJson ? JSON.parse(text) : text) as T;
  }

  /** What anyone may read. */
  get<T>(path: string): Promise<T> {
    return this.send('GET', path, {});
  }

  /** The same person is signed in once. */
  async signIn(userName: string): Promise<Session> {
    const known = this.sessions.get(userName);
    if (known) return known;
    const session = new Session(this, userName, this.password);
    await session.begin();
    this.sessions.set(userName, session);
    return session;
  }
}

const json = { 'content-type': 'application/json' };
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const lifetimeMs = 10 * 60_000;

/** What one person does, under their own name; signs in anew before the token expires. */
export class Session {
  who!: SignedIn;
  private token = '';
  private renewAt = 0;

  constructor(
    readonly client: Client,
    readonly userName: string,
    private readonly password: string,
  ) {}

  async begin(): Promise<void> {
    const body = JSON.stringify({ userName: this.userName, password: this.password });
    const answer = await this.client.send<{ accessToken: string; actor: SignedIn }>(
      'POST',
      'directory/sessions',
      json,
      body,
    );
    this.token = answer.accessToken;
    this.who = answer.actor;
    this.renewAt = Date.now() + lifetimeMs;
  }

  get<T>(path: string): Promise<T> {
    return this.send('GET', path, {});
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.command('POST', path, body);
  }

  /** `seen`: the version that it goes out from, where another's change in between is to be noticed. */
  put<T>(path: string, body: object, seen?: number): Promise<T> {
    return this.command('PUT', path, body, seen === undefined ? {} : { 'if-match': `"${seen}"` });
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.command('PATCH', path, body);
  }

  upload<T>(path: string, content: Buffer<ArrayBuffer>): Promise<T> {
    return this.send('PUT', path, { 'content-type': 'application/octet-stream' }, content);
  }

  /** A workbook (xlsx), as the system gives it out. */
  async download(path: string): Promise<Buffer> {
    const response = await this.client.request('GET', path, await this.signed({}));
    return Buffer.from(await response.arrayBuffer());
  }

  /** A workbook, filled in. */
  sendBack<T>(path: string, content: Buffer<ArrayBuffer>): Promise<T> {
    return this.send('POST', path, { 'content-type': workbook, 'idempotency-key': randomUUID() }, content);
  }

  private command<T>(method: string, path: string, body: object, more: Record<string, string> = {}): Promise<T> {
    const headers = { ...json, ...more, 'idempotency-key': randomUUID() };
    return this.send(method, path, headers, JSON.stringify(body));
  }

  private async send<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: RequestInit['body'],
  ): Promise<T> {
    return this.client.send(method, path, await this.signed(headers), body);
  }

  private async signed(headers: Record<string, string>): Promise<Record<string, string>> {
    if (Date.now() >= this.renewAt) await this.begin();
    return { ...headers, authorization: `Bearer ${this.token}` };
  }
}
