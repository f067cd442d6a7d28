import { cchcPoints } from './cchc.js';
import { conflictRules, councilFaults, councilRequired, tradeUnionCheck, type GivenMember } from './council.js';
import { aLocality, aRegulation } from './regulation.fixture.js';

const national = aRegulation();
const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);
const council = (...roles: GivenMember['role'][]) =>
  roles.map((role, i): GivenMember => ({ personId: String(i), role }));

describe('a council', () => {
  it('has a chair, a secretary and members', () => {
    expect(councilFaults(national, 'unit', council('chair', 'secretary', 'member'))).toEqual([]);
    expect(councilFaults(national, 'unit', council('chair', 'chair', 'member'))).toEqual([
      { key: 'council-role', params: { role: 'chair', min: 1, given: 2 } },
      { key: 'council-role', params: { role: 'secretary', min: 1, given: 0 } },
    ]);
  });

  it('is neither too small nor too large', () => {
    expect(keysOf(councilFaults(national, 'unit', council('chair', 'secretary')))).toContain('council-size');
    const many = council('chair', 'secretary', ...Array.from({ length: 14 }, () => 'member' as const));
    expect(keysOf(councilFaults(national, 'unit', many))).toEqual(['council-size']);
  });

  it('names nobody twice', () => {
    const twice = council('chair', 'secretary', 'member').map((m) => ({ ...m, personId: 'same' }));
    expect(keysOf(councilFaults(national, 'unit', twice))).toEqual(['council-member-twice']);
  });

  it('is without the head who is an author, unless the regulation lets them sit', () => {
    const withHead = council('chair', 'secretary', 'member').map((m) => ({
      ...m,
      isHeadAndAuthor: m.role === 'chair',
    }));
    expect(keysOf(councilFaults(national, 'unit', withHead))).toEqual(['head-may-not-sit']);
    const lax = aRegulation('councils: { unit: { headMaySit: true } }');
    expect(councilFaults(lax, 'unit', withHead)).toEqual([]);
  });

  it('must be heard for state funds of an author who heads the unit', () => {
    expect(councilRequired(national, 'unit')).toBe(false);
    expect(councilRequired(national, 'unit', { stateFunded: true, authorHeadsUnit: true })).toBe(true);
    expect(councilRequired(national, 'unit', { stateFunded: true, authorHeadsUnit: false })).toBe(false);
    expect(councilRequired(aLocality('phuc-tho-2024'), 'unit')).toBe(true);
  });
});

describe('conflicts of interest', () => {
  it('are those of the regulation, and the national ones where it was published before there were any', () => {
    const { conflicts: _, ...district } = national.councils.district;
    const older = { ...national, councils: { ...national.councils, district } };
    expect(conflictRules(older, 'district')).toEqual(conflictRules(national, 'district'));
    const strict = aRegulation('councils: { district: { conflicts: { block: [same-unit], warn: [] } } }');
    expect(conflictRules(strict, 'district')).toEqual({ block: ['same-unit'], warn: [] });
    expect(conflictRules(national, 'unit').block).not.toContain('unit-head');
  });

  it('of one kind cannot both block and warn', () => {
    const both = 'councils: { unit: { conflicts: { block: [kin], warn: [kin] } } }';
    expect(() => aRegulation(both)).toThrow();
    expect(() => aRegulation('councils: { unit: { conflicts: { block: [envy], warn: [] } } }')).toThrow();
  });
});

describe('a trade-union member', () => {
  it.each([
    ['there', '', true, 'fine'],
    ['missing', '', false, 'warn'],
    ['missing where it blocks', 'councils: { unit: { withoutTradeUnionMember: block } }', false, 'block'],
    ['missing where nobody asks', 'councils: { unit: { tradeUnionMember: false } }', false, 'fine'],
  ])('%s', (_, yaml, hasMember, expected) => {
    expect(tradeUnionCheck(aRegulation(yaml), 'unit', hasMember)).toBe(expected);
  });
});

describe('points for the index of administrative reform', () => {
  it('are given per initiative up to a maximum, and nowhere else', () => {
    const duongPhong = aLocality('duong-phong-2023');
    expect([0, 1, 3, 4].map((n) => cchcPoints(duongPhong, n))).toEqual([0, 1, 3, 3]);
    expect(cchcPoints(national, 4)).toBe(0);
  });
});
