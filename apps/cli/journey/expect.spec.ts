import { Refused } from './client.js';
import { allDone, Astray, onceKnown, refused } from './expect.js';

const refusal = (...reasons: string[]) => new Refused('POST /api/x', 409, reasons, reasons.join(', '));

describe('an expected refusal', () => {
  it('is the reason itself', async () => {
    await expect(refused(Promise.reject(refusal('round-closed', 'letter-missing')), 'round-closed')).resolves.toBe(
      'round-closed',
    );
  });

  it('that does not come leads astray', async () => {
    await expect(refused(Promise.resolve(), 'round-closed')).rejects.toThrow(Astray);
  });

  it('for another reason leads astray', async () => {
    await expect(refused(Promise.reject(refusal('not-permitted')), 'round-closed')).rejects.toThrow('not-permitted');
  });

  it('is no cover for an error of another kind', async () => {
    await expect(refused(Promise.reject(new TypeError('broken')), 'round-closed')).rejects.toThrow(TypeError);
  });
});

describe('a bulk act', () => {
  it('gives what was done', () => {
    expect(allDone('POST /api/x', [{ id: 'a', done: 1 }])).toEqual([1]);
  });

  it('throws for the first row that was refused', () => {
    const problem = { status: 409, reasons: [{ key: 'round-closed' }] };
    expect(() => allDone('POST /api/x', [{ id: 'a', done: 1 }, { id: 'b', problem }])).toThrow('round-closed'); // prettier-ignore
  });
});

describe('what a new installation does not know yet', () => {
  it('is asked for again', async () => {
    const answers = [refusal('not-found'), refusal('author-unknown')];
    const ask = () => {
      const early = answers.shift();
      return early ? Promise.reject(early) : Promise.resolve('known');
    };
    await expect(onceKnown('it is known', ask)).resolves.toBe('known');
  });

  it('is told from a refusal that stays', async () => {
    await expect(onceKnown('it is known', () => Promise.reject(refusal('not-permitted')))).rejects.toThrow(
      'not-permitted',
    );
  });
});
