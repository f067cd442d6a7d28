import fc from 'fast-check';
import { scopeFaults, scopeShare, scopeStanding, type SimilarUnit } from './scope-test.js';

const units = (able: number, all: number): SimilarUnit[] =>
  Array.from({ length: all }, (_, i) => ({ unitId: String(i), couldUse: i < able }));
const faultsAt = (minimumPercent: number, able: number, all: number) =>
  scopeFaults({ scopeTest: { minimumPercent } }, scopeShare(units(able, all))).map(({ key }) => key);

describe('the scope test', () => {
  it('asks for nothing where the regulation names no minimum', () => {
    expect(faultsAt(0, 0, 0)).toEqual([]);
  });

  it('asks which units have the same conditions, and compares the exact share', () => {
    expect(faultsAt(50, 0, 0)).toEqual(['scope-units-missing']);
    expect(faultsAt(50, 1, 2)).toEqual([]);
    expect(faultsAt(67, 2, 3)).toEqual(['scope-below-minimum']);
    expect(faultsAt(33.3, 1, 3)).toEqual([]);
  });

  it('says what is asked for and whether it is reached; nothing is asked of what stays within its unit', () => {
    const at = (targetLevel: 'unit' | 'district', able: number) =>
      scopeStanding({ scopeTest: { minimumPercent: 50 } }, targetLevel, scopeShare(units(able, 4)));
    expect(at('district', 2)).toEqual({
      share: { units: 4, couldUse: 2, percent: 50 },
      minimumPercent: 50,
      reached: true,
    });
    expect(at('district', 1)).toMatchObject({ minimumPercent: 50, reached: false });
    expect(at('unit', 0)).toMatchObject({ minimumPercent: 0, reached: true });
  });

  it('counts a unit that applies it already, once', () => {
    expect(scopeShare(units(1, 4), ['0', '3', 'elsewhere'])).toEqual({ units: 5, couldUse: 3, percent: 60 });
  });

  it('never passes a share that is below, nor refuses one that is not', () => {
    const share = fc
      .integer({ min: 1, max: 400 })
      .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 100 }), ([able, all], minimum) => {
        const { percent } = scopeShare(units(able, all));
        expect(percent * all).toBeLessThanOrEqual(able * 100);
        expect(faultsAt(minimum, able, all)).toEqual(able * 100 >= minimum * all ? [] : ['scope-below-minimum']);
      }),
    );
  });
});
