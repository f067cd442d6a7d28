import fc from 'fast-check';
import { pickMembers, type Candidate } from './assignment.js';

const candidates = fc.uniqueArray(
  fc.record<Candidate>({ personId: fc.uuid(), load: fc.nat(20), doubtful: fc.boolean() }),
  { selector: ({ personId }) => personId, maxLength: 12 },
);

it('whoever is left out owes no less than whoever is picked, unless a doubt speaks against them', () => {
  fc.assert(
    fc.property(candidates, fc.nat(12), (all, count) => {
      const picked = pickMembers(all, count);
      expect(picked).toHaveLength(Math.min(count, all.length));
      const inside = all.filter(({ personId }) => picked.includes(personId));
      const outside = all.filter(({ personId }) => !picked.includes(personId));
      for (const a of inside)
        for (const b of outside)
          expect(Number(a.doubtful) - Number(b.doubtful) || a.load - b.load).toBeLessThanOrEqual(0);
    }),
  );
});

it('the order in which members are listed changes nothing', () => {
  fc.assert(
    fc.property(candidates, fc.nat(12), (all, count) => {
      expect(pickMembers([...all].reverse(), count)).toEqual(pickMembers(all, count));
    }),
  );
});
