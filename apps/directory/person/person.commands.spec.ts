import { amend, enrol, rolesOn, rolesThatDiffer } from './person.commands.js';
import { aPerson } from './person.fixture.js';

const at = new Date('2024-03-01T02:00:00Z');
const by = { role: 'administrator' };
const unitId = '11111111-1111-4111-8111-111111111111';
const head = { role: 'unit-head' as const, unitId };

describe('a person', () => {
  it('is enrolled with one spelling of the name, and told to everyone', () => {
    const facts = { ...aPerson(), fullName: 'Nguyễn  Văn Đức'.normalize('NFD') };
    const change = enrol(aPerson().id, facts, by, at);
    expect(change.set).toMatchObject({ fullName: 'Nguyễn Văn Đức', foldedName: 'nguyen van duc' });
    expect(change.events[0]?.data).toMatchObject({ version: 1, fullName: 'Nguyễn Văn Đức' });
  });

  it.each([
    ['role-twice', [head, head]],
    ['dates-out-of-order', [{ ...head, validFrom: '2024-02-01', validTo: '2024-01-31' }]],
  ])('is refused for %s', (key, roles) => {
    expect(() => amend(aPerson(), { roles }, by, at)).toThrow(key);
    expect(() => enrol(aPerson().id, aPerson({ roles }), by, at)).toThrow(key);
  });

  it('may hold one role for a unit twice, at different times', () => {
    const roles = [
      { ...head, validTo: '2024-01-31' },
      { ...head, validFrom: '2024-06-01' },
    ];
    expect(amend(aPerson(), { roles }, by, at).set.roles).toEqual(roles);
  });

  it('holds a role on its first and last day, not before or after', () => {
    const person = aPerson({ roles: [{ ...head, validFrom: '2024-02-01', validTo: '2024-02-29' }] });
    const held = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01'].map((on) => rolesOn(person, on).length);
    expect(held).toEqual([0, 1, 1, 0]);
  });

  it('differs by the roles that are given and taken', () => {
    const secretary = { role: 'unit-secretary' as const, unitId };
    expect(rolesThatDiffer([head], [head, secretary])).toEqual([secretary]);
    expect(rolesThatDiffer([head], [])).toEqual([head]);
    expect(rolesThatDiffer([head], [{ ...head, validTo: '2024-05-01' }])).toHaveLength(2);
  });
});
