import { setImmediate as nextTurn } from 'node:timers/promises';
import { gather } from './gather.js';

describe('gather', () => {
  it('answers with one call what is asked in one turn, each by its place', async () => {
    const calls: (readonly number[])[] = [];
    const double = gather((numbers: readonly number[]) => {
      calls.push(numbers);
      return Promise.resolve(numbers.map((n) => n * 2));
    });
    expect(await Promise.all([double(1), Promise.resolve().then(() => double(2)), double(1)])).toEqual([2, 4, 2]);
    await nextTurn();
    expect(await double(5)).toBe(10);
    expect(calls.map((numbers) => [...numbers].sort())).toEqual([[1, 1, 2], [5]]);
  });

  it('fails all that were asked together, and none that is asked later', async () => {
    let works = false;
    const echo = gather((words: readonly string[]) =>
      works ? Promise.resolve(words) : Promise.reject(new Error('away')),
    );
    const outcomes = await Promise.allSettled([echo('a'), echo('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    works = true;
    expect(await echo('c')).toBe('c');
  });
});
