import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait, and for what, in the words of the error when it does not come. */
export interface Wait {
  what: string;
  timeoutMs?: number;
  everyMs?: number;
}

/**
 * Polls until the condition holds and returns its (truthy) value. A condition that throws does not hold yet.
 * @throws when the time is over, with the condition's last error as the cause
 */
export async function until<T>(condition: () => T | Promise<T>, wait: Wait): Promise<NonNullable<T>> {
  const { what, timeoutMs = 10_000, everyMs = 10 } = wait;
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      cause = error;
    }
    await pause(everyMs);
  } while (Date.now() < deadline);
  throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.`, { cause });
}
