import { DomainError } from '#lib/contracts/errors.js';
import fc from 'fast-check';
import { addDays } from '#lib/regulation/calendar.js';
import { ids } from '../dossier/dossier.fixture.js';
import { give, type Given, notInForce, overlaps, revoke } from './delegation.commands.js';
import type { Delegation } from './delegation.entity.js';

const at = new Date('2024-09-05T02:00:00Z');
const by = { personId: ids.author, role: 'unit-head', name: 'Lê Thị Cúc' };
const given: Given = {
  unitId: ids.unit,
  head: { personId: ids.author, name: 'Lê Thị Cúc' },
  deputy: { personId: ids.coauthor, name: 'Trần Văn Bình', unitId: ids.unit, active: true },
  acts: ['confirm'],
  validFrom: '2024-09-05',
  validTo: '2024-09-20',
};
const row = (over: Partial<Given> = {}): Delegation =>
  ({
    ...give(ids.decision, { ...given, ...over }, [], by, at).set,
    id: ids.decision,
    version: 1,
    historyHash: '',
  }) as Delegation;
const reasonsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.reasons.map(({ key }) => key);
    throw error;
  }
  return [];
};

describe('give', () => {
  it.each<[string, Partial<Given>]>([
    ['deputy-is-head', { deputy: { ...given.deputy, personId: ids.author } }],
    ['deputy-not-of-unit', { deputy: { ...given.deputy, unitId: ids.root } }],
    ['deputy-not-of-unit', { deputy: { ...given.deputy, active: false } }],
    ['delegation-ends-before-start', { validFrom: '2024-09-21' }],
    ['delegation-over', { validFrom: '2024-08-01', validTo: '2024-09-04' }],
  ])('is refused for %s', (reason, over) => {
    expect(reasonsOf(() => give(ids.decision, { ...given, ...over }, [], by, at))).toEqual([reason]);
  });

  it('lets no two deputies hold one act on one day, and says whose it is', () => {
    const attempt = (over: Partial<Given>) => () => give(ids.decision, { ...given, ...over }, [row()], by, at);
    expect(reasonsOf(attempt({ validFrom: '2024-09-20', validTo: '2024-09-30' }))).toEqual(['delegation-overlaps']);
    expect(attempt({ acts: ['decide-unit'] })().set.state).toBe('given');
    expect(attempt({ validFrom: '2024-09-21', validTo: '2024-09-30' })().set.state).toBe('given');
  });

  it('never lets a day and an act belong to two delegations that stand side by side', () => {
    const spell = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })).map(([start, length]) => ({
      acts: ['confirm' as const],
      validFrom: addDays('2024-09-05', start),
      validTo: addDays('2024-09-05', start + length),
    }));
    fc.assert(
      fc.property(spell, spell, fc.integer({ min: 0, max: 60 }), (one, other, day) => {
        const on = addDays('2024-09-05', day);
        const holds = (s: typeof one) => s.validFrom <= on && on <= s.validTo;
        if (holds(one) && holds(other)) expect(overlaps(one, other)).toBe(true);
        expect(overlaps(one, other)).toBe(overlaps(other, one));
      }),
    );
  });
});

describe('a delegation', () => {
  it('is in force on both of its days and on none outside', () => {
    expect(notInForce(row(), '2024-09-04')).toMatchObject({ key: 'delegation-not-started' });
    expect(notInForce(row(), '2024-09-05')).toBeUndefined();
    expect(notInForce(row(), '2024-09-20')).toBeUndefined();
    expect(notInForce(row(), '2024-09-21')).toMatchObject({ key: 'delegation-over' });
  });

  it('ends with its revocation, which needs a reason and happens once', () => {
    expect(reasonsOf(() => revoke(row(), ' ', by, at))).toEqual(['reason-missing']);
    const revoked = { ...row(), ...revoke(row(), 'Thủ trưởng đã về', by, at).set };
    expect(notInForce(revoked, '2024-09-06')).toEqual({ key: 'delegation-revoked' });
    expect(reasonsOf(() => revoke(revoked, 'Lần nữa', by, at))).toEqual(['state']);
  });
});
