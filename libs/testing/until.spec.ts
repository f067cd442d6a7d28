import { until } from './until.js';

describe('until', () => {
  it('returns the value as soon as the condition holds', async () => {
    let calls = 0;
    await expect(until(() => ++calls === 3 && 'third', { what: 'three calls', everyMs: 1 })).resolves.toBe('third');
    expect(calls).toBe(3);
  });

  it('says what it waited for, and why the condition did not hold', async () => {
    const never = () => {
      throw new Error('not there');
    };
    await expect(until(never, { what: 'the row is there', timeoutMs: 5, everyMs: 1 })).rejects.toMatchObject({
      message: 'Waited 5 ms in vain until the row is there.',
      cause: { message: 'not there' },
    });
  });
});
