import { cchcPoints } from './cchc.js';
import { councilFaults, councilRequired, type GivenMember } from './council.js';
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

describe('points for the index of administrative reform', () => {
  it('are given per initiative up to a maximum, and nowhere else', () => {
    const duongPhong = aLocality('duong-phong-2023');
    expect([0, 1, 3, 4].map((n) => cchcPoints(duongPhong, n))).toEqual([0, 1, 3, 3]);
    expect(cchcPoints(national, 4)).toBe(0);
  });
});
