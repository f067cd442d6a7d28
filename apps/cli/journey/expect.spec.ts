import { Refused } from './client.js';
import { allDone, Astray, onceKnown, refused, same, there } from './expect.js';

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

describe('what has to be', () => {
  it('leads astray where something else came, and tells both', () => {
    expect(() => same('the total', { rows: 2 }, { rows: 3 })).toThrow('the total: {"rows":2}, not {"rows":3}');
    expect(() => same('the total', { rows: [1, 2] }, { rows: [1, 2] })).not.toThrow();
  });

  it('leads astray where it is not there', () => {
    expect(() => there('recurrence', undefined)).toThrow(new Astray('there is no recurrence'));
    expect(there('count', 0)).toBe(0);
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
