import fc from 'fast-check';
import { departuresIn, groupedByConflict, type Orderable } from './agenda.js';

const anAgenda = fc
  .array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }), { maxLength: 12 })
  .map((sets) => sets.map((leavingIds, i): Orderable => ({ id: String(i), leavingIds })));

const idsOf = (items: readonly Orderable[]) => items.map(({ id }) => id);

describe('an agenda grouped by who leaves', () => {
  it('has the same items and never makes anybody leave more often than the order asked for', () => {
    fc.assert(
      fc.property(anAgenda, (items) => {
        const grouped = groupedByConflict(items);
        expect(idsOf(grouped).sort()).toEqual(idsOf(items).sort());
        expect(departuresIn(grouped)).toBeLessThanOrEqual(departuresIn(items));
        expect(idsOf(groupedByConflict(items))).toEqual(idsOf(grouped));
      }),
    );
  });

  it('keeps the order asked for where nothing is gained', () => {
    fc.assert(
      fc.property(fc.nat(8), (n) => {
        const items = Array.from({ length: n }, (_, i) => ({ id: String(i), leavingIds: i === 0 ? ['a'] : [] }));
        expect(groupedByConflict(items)).toEqual(items);
      }),
    );
  });

  it('lets a member who leaves for two items stay out between them', () => {
    const items = [
      { id: '1', leavingIds: ['a'] },
      { id: '2', leavingIds: [] },
      { id: '3', leavingIds: ['a'] },
      { id: '4', leavingIds: ['b'] },
    ];
    expect([departuresIn(items), idsOf(groupedByConflict(items))]).toEqual([3, ['2', '1', '3', '4']]);
  });
});
