import { setTimeout as sleep } from 'node:timers/promises';

/** A wait that can be cut short. A signal raised while nobody waits is kept for the next wait. */
export class Signal {
  private raised = false;
  private resume: (() => void) | undefined;

  raise(): void {
    this.raised = true;
    this.resume?.();
  }

  /** Resolves when the signal is raised, or after so many milliseconds. */
  async wait(ms: number): Promise<void> {
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
    this.raised = false;
  }
}

/** Waits so many milliseconds, or until it is aborted. */
export const pause = (ms: number, abort: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: abort }).catch(() => undefined);

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

  async pause(abort: AbortSignal): Promise<void> {
    const ms = this.next;
    this.next = Math.min(ms * 2, this.longestMs);
    await pause(ms, abort);
  }
}
