import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a worker process can be asked to do. */
type Calls = Readonly<Record<string, (argument: never) => Promise<unknown>>>;

interface Request {
  id: number;
  name: string;
  argument: unknown;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** Called in a worker once it is ready: answers what the benchmark asks. */
export function serve(calls: Calls): void {
  process.on('message', ({ id, name, argument }: Request) => {
    const answer = async (): Promise<Answer> => {
      try {
        return { id, result: await calls[name]?.(argument as never) };
      } catch (error) {
        return { id, error: String(error) };
      }
    };
    void answer().then((message) => process.send?.(message));
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ id: 0 } satisfies Answer);
}

/** As the distributed form starts its services (deploy/bin/services.mjs): ours and the peers alike. */
const execArgv = [
  '--enable-source-maps',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=200',
];

/** A process of the benchmark's own that produces or consumes, so that no side shares its event loop with another. */
export class Worker {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private last = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (answer: Answer) => this.waiting.get(answer.id)?.(answer));
  }

  /** Starts a file of this folder. Rejects when it ends before it is ready. */
  static async start(file: string, environment: Readonly<Record<string, string>>): Promise<Worker> {
    const child = fork(new URL(file, import.meta.url), [], { env: { ...process.env, ...environment }, execArgv });
    const worker = new Worker(child);
    await Promise.race([
      worker.answerTo(0),
      once(child, 'exit').then(() => Promise.reject(new Error(`${file} could not start`))),
    ]);
    return worker;
  }

  async call<T = void>(name: string, argument: unknown = null): Promise<T> {
    const id = ++this.last;
    const answered = this.answerTo(id);
    this.child.send({ id, name, argument } satisfies Request);
    return (await answered) as T;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  private answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(error));
      });
    });
  }
}
