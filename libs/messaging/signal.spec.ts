import { BackOff, Signal, within } from './signal.js';

describe('Signal', () => {
  it('keeps a signal that was raised before the wait, once', async () => {
    const signal = new Signal();
    signal.raise();
    expect(await signal.wait(60_000)).toBe(true);
    expect(await signal.wait(1)).toBe(false);
  });

  it('cuts a wait short', async () => {
    const signal = new Signal();
    const waiting = signal.wait(60_000);
    signal.raise();
    expect(await waiting).toBe(true);
  });
});

describe('BackOff', () => {
  it('doubles its pauses up to the longest, and begins anew after a success', () => {
    const backOff = new BackOff(1, 3);
    expect([backOff.take(), backOff.take(), backOff.take(), backOff.take()]).toEqual([1, 2, 3, 3]);
    backOff.reset();
    expect(backOff.take()).toBe(1);
  });

  it('ends at once when it is aborted', async () => {
    const abort = new AbortController();
    const pausing = new BackOff(60_000, 60_000).pause(abort.signal);
    abort.abort();
    await expect(pausing).resolves.toBeUndefined();
  });
});

describe('within', () => {
  it('gives the result of work that is in time', async () => {
    await expect(within(60_000, Promise.resolve(1))).resolves.toBe(1);
  });

  it('rejects when the work is late', async () => {
    await expect(within(1, new Promise(() => undefined), 'nothing')).rejects.toThrow('nothing within 1 ms');
  });
});
