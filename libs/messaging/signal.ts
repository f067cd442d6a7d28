import { setTimeout as sleep } from 'node:timers/promises';

/** A wait that can be cut short. A signal raised while nobody waits is kept for the next wait. */
export class Signal {
  private raised = false;
  private resume: (() => void) | undefined;

  raise(): void {
    this.raised = true;
    this.resume?.();
  }

  /** Resolves when the signal is raised (true), or after so many milliseconds (false). */
  async wait(ms: number): Promise<boolean> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.resume = undefined;
    }
    const { raised } = this;
    this.raised = false;
    return raised;
  }
}

/** The work's result. Rejects when it takes longer than so many milliseconds; the work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>, what = 'no answer'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${String(ms)} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Pauses that double from one failure to the next. */
export class BackOff {
  private next: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.next = firstMs;
  }

  reset(): void {
    this.next = this.firstMs;
  }

  /** The next pause in milliseconds. */
  take(): number {
    const ms = this.next;
    this.next = Math.min(ms * 2, this.longestMs);
    return ms;
  }

  /** Waits for the next pause, or until it is aborted. */
  async pause(abort: AbortSignal): Promise<void> {
    await sleep(this.take(), undefined, { signal: abort }).catch(() => undefined);
  }
}
