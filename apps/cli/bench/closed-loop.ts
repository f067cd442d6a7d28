import { setTimeout as pause } from 'node:timers/promises';

/** So many pieces of work, with so many of them running at any time. */
export interface Load {
  count: number;
  concurrency: number;
}

/** Does the work `count` times, each as soon as one before it has ended. */
export async function closedLoop({ count, concurrency }: Load, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, run));
}

/** Begins work so many times a second, whether or not what began before has ended, as people do. */
export async function openLoop(count: number, perSecond: number, work: (n: number) => Promise<unknown>): Promise<void> {
  const started = performance.now();
  const running: Promise<unknown>[] = [];
  for (let n = 0; n < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * perSecond) + 1);
    while (n < due) running.push(work(n++));
    await pause(1);
  }
  await Promise.all(running);
}
