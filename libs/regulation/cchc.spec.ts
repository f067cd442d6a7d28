import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { cchcPoints, cchcShare, countsForCchc } from './cchc.js';

const rules = (pointsPerInitiative: number, maxPoints: number, enabled = true, categories?: string[]) => ({
  cchc: { enabled, pointsPerInitiative, maxPoints, ...(categories ? { categories } : {}) },
});

describe('points for the admin-reform index', () => {
  it('adds decimals as on paper', () => {
    expect(cchcPoints(rules(0.1, 3), 3)).toBe(0.3);
    expect(cchcShare(rules(0.7, 1), 2)).toBe(0.3);
  });

  it('gives none where the regulation gives none', () => {
    expect(cchcPoints(rules(1, 3, false), 5)).toBe(0);
  });

  it('counts only the categories that the regulation names', () => {
    const named = rules(1, 3, true, ['cai-cach']);
    expect([countsForCchc(named, 'cai-cach'), countsForCchc(named, 'khac'), countsForCchc(named, null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(countsForCchc(rules(1, 3), null)).toBe(true);
  });

  it('shares out exactly the total, never above the cap and never below nothing', () => {
    const cents = fc.integer({ min: 0, max: 1000 }).map((n) => n / 100);
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 60 }), (points, cap, count) => {
        const given = rules(points, cap);
        const shares = Array.from({ length: count }, (_, i) => cchcShare(given, i + 1));
        expect(Decimal.sum(0, ...shares).toNumber()).toBe(cchcPoints(given, count));
        expect(cchcPoints(given, count)).toBeLessThanOrEqual(cap);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
