import type { Actor } from './acting.js';
import { authorize, reachOf, roleFor } from './policy.js';

const unit = 'unit-a';
const above = 'unit-root';
const unitPath = [unit, above];
const actor = (roles: Actor['roles'], personId = 'me'): Actor => ({
  personId,
  name: 'Lê Thị Cúc',
  localityId: 'thanh-tri',
  unitId: unit,
  roles,
});
const nobody = actor([]);

describe('the policy', () => {
  it('denies what no row allows', () => {
    expect(() => authorize(nobody, 'effect.confirm', { unitPath })).toThrow('not-permitted');
  });

  it('lets the head of that very unit confirm, not the head above', () => {
    expect(roleFor(actor([{ role: 'unit-head', unitId: unit }]), 'effect.confirm', { unitPath })).toBe('unit-head');
    expect(roleFor(actor([{ role: 'unit-head', unitId: above }]), 'effect.confirm', { unitPath })).toBeUndefined();
  });

  it('lets a role above act on the units below', () => {
    const chair = actor([{ role: 'district-chair', unitId: above }]);
    expect(roleFor(chair, 'decision.issue-district', { unitPath })).toBe('district-chair');
    expect(roleFor(chair, 'decision.issue-district', { unitPath: ['elsewhere'] })).toBeUndefined();
  });

  it('lets authors act on their own initiative only, in the states of the rule', () => {
    const mine = { authorIds: ['me'], state: 'draft' };
    expect(roleFor(nobody, 'initiative.amend', mine)).toBe('author');
    expect(roleFor(nobody, 'initiative.amend', { ...mine, state: 'filed' })).toBeUndefined();
    expect(roleFor(nobody, 'initiative.amend', { authorIds: ['you'], state: 'draft' })).toBeUndefined();
  });

  it('refuses whoever has a conflict of interest, and says so', () => {
    const member = { assigned: [{ personId: 'me', role: 'council-member' as const }] };
    expect(authorize(nobody, 'assessment.score', member)).toBe('council-member');
    expect(() => authorize(nobody, 'assessment.score', { ...member, conflicted: ['me'] })).toThrow(
      'conflict-of-interest',
    );
  });

  it('does not tell whoever may not read a thing that it is there', () => {
    const thing = { what: 'initiative', id: 'one', read: 'initiative.read' as const };
    const filed = { unitPath, authorIds: ['you'], state: 'filed', thing };
    const head = actor([{ role: 'unit-head', unitId: unit }]);
    expect(() => authorize(nobody, 'initiative.file', filed)).toThrow('not-found');
    expect(() => authorize(head, 'initiative.file', filed)).toThrow('not-permitted');
    expect(() => authorize(head, 'initiative.withdraw', { ...filed, state: 'draft' })).toThrow('not-found');
    expect(() => authorize(head, 'initiative.file', { ...filed, conflicted: ['me'] })).toThrow('conflict-of-interest');
  });

  it('reads the same rows as a filter for lists', () => {
    const held = actor([
      { role: 'unit-head', unitId: unit },
      { role: 'intake-officer', unitId: above },
    ]);
    expect(reachOf(held, 'initiative.read')).toEqual({
      any: false,
      own: true,
      assigned: true,
      units: [],
      trees: [unit],
      localityId: 'thanh-tri',
    });
    expect(reachOf(nobody, 'initiative.read')).toEqual({ any: false, own: true, assigned: true, units: [], trees: [] });
  });
});
