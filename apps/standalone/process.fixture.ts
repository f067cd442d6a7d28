import { until } from '#lib/testing/until.js';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What came back, whatever the status. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** The standalone form as its own process, with only what a newcomer has: no variable but where to listen and where to keep the data. */
export class StandaloneProcess {
  /** Where its database really is. */
  dataDir = '';
  private child!: ChildProcess;

  constructor(
    readonly url: string,
    private readonly folder: string,
  ) {}

  async start(): Promise<void> {
    this.child = spawn(process.execPath, ['dist/apps/standalone/main.js'], {
      env: {
        ...{ PATH: process.env['PATH'], PORT: new URL(this.url).port, DATA_DIR: this.folder },
        ...{ DEMO: '1', LOG_LEVEL: 'fatal' },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    this.child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await until(() => said.includes('is ready at'), { what: 'the platform is ready', timeoutMs: 60_000 });
    this.dataDir = /data in (.*)\)/.exec(said)?.[1] ?? '';
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  async ask<T>(method: string, path: string, given: RequestInit = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/${path}`, { method, ...given });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }

  /** The answer's body. Throws when it is a refusal. */
  async send<T>(method: string, path: string, token?: string, body?: object): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await this.ask<T>(method, path, { headers, ...(body && { body: JSON.stringify(body) }) });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async signIn(userName: string): Promise<string> {
    const session = { userName, password: 'sangkien-demo' };
    return (await this.send<{ accessToken: string }>('POST', 'directory/sessions', undefined, session)).accessToken;
  }

  /** Until every service has told the others all that it recorded. */
  async hasToldEverything(): Promise<void> {
    for (const service of ['directory', 'registration', 'evaluation', 'certification', 'notification'])
      await until(
        async () =>
          (await this.send<{ outbox: { events: number } }>('GET', `${service}/health/ready`)).outbox.events === 0,
        { what: `${service} has told everything` },
      );
  }
}
