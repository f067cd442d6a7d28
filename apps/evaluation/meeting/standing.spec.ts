import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { countVote, voteRuleOf } from '#lib/regulation/vote.js';
import fc from 'fast-check';
import { aCouncil, membersAs } from '../council/council.fixture.js';
import type { Attendance } from './meeting.shape.js';
import { presentIdsOf, standingOf } from './standing.js';

const rules = aRegulation();

/** A council of 3 to 15 seats, alternates, who is there, who stands in for whom, and who is in conflict. */
const aRoom = fc.integer({ min: 3, max: 15 }).chain((size) =>
  fc
    .record({
      present: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      standsIn: fc.array(fc.option(fc.nat(size - 1)), { maxLength: 4 }),
      conflicted: fc.array(fc.nat(size + 3), { maxLength: 6 }),
    })
    .map(({ present, standsIn, conflicted }) => {
      const seats = Array.from({ length: size - 1 }, () => 'member' as const);
      const members = membersAs('chair', ...seats, ...standsIn.map(() => 'alternate' as const));
      const council = aCouncil({ members });
      const seated: Attendance[] = members.slice(0, size).map((m, i) => ({ ...m, present: present[i] === true }));
      const taken = new Set<number>();
      const alternates = members.slice(size).flatMap((m, i): Attendance[] => {
        const seat = standsIn[i];
        if (seat === null || seat === undefined || taken.has(seat)) return [];
        taken.add(seat);
        return [{ ...m, present: true, standsInFor: members[seat]!.personId }];
      });
      const conflictedIds = conflicted.flatMap((i) => members[i]?.personId ?? []);
      return { council, attendance: [...seated, ...alternates], conflictedIds, size };
    }),
);

const standing = ({
  council,
  attendance,
  conflictedIds,
}: {
  council: ReturnType<typeof aCouncil>;
  attendance: Attendance[];
  conflictedIds: string[];
}) => standingOf(rules, council, { kind: 'regular', attendance }, conflictedIds);

describe('who may vote', () => {
  it('has one ballot per seat at most, is in the room, and is not in conflict', () => {
    fc.assert(
      fc.property(aRoom, (room) => {
        const { members, recused, voterIds, quorum } = standing(room);
        const there = presentIdsOf(room.council, room);
        expect(members).toBe(room.size);
        expect(new Set(voterIds).size).toBe(voterIds.length);
        expect(voterIds.filter((id) => room.conflictedIds.includes(id) || !there.includes(id))).toEqual([]);
        expect(quorum.present).toBe(voterIds.length);
        expect(voterIds.length).toBeLessThanOrEqual(members - recused);
      }),
    );
  });

  it('is the holder of a seat before the alternate', () => {
    fc.assert(
      fc.property(aRoom, (room) => {
        const { voterIds } = standing(room);
        for (const { standsInFor, personId } of room.attendance.filter((a) => a.standsInFor))
          if (room.attendance.some((a) => a.personId === standsInFor && a.present))
            expect(voterIds).not.toContain(personId);
      }),
    );
  });

  it('is never fewer for a late arrival without conflict, nor more for a further conflict', () => {
    fc.assert(
      fc.property(aRoom, fc.nat(14), (room, i) => {
        const who = room.attendance[i % room.attendance.length]!;
        const before = standing(room).voterIds.length;
        const arrived = room.attendance.map((a) => (a === who ? { ...a, present: true } : a));
        const conflictedFree = !room.conflictedIds.includes(who.personId);
        if (conflictedFree)
          expect(standing({ ...room, attendance: arrived }).voterIds.length).toBeGreaterThanOrEqual(before);
        const recused = { ...room, conflictedIds: [...room.conflictedIds, who.personId] };
        expect(standing(recused).voterIds.length).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('always yields figures that can be counted, whatever is cast, abstained from, left blank or spoiled', () => {
    const shares = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(aRoom, fc.array(shares, { minLength: 15, maxLength: 15 }), (room, picks) => {
        const { members, recused, voterIds } = standing(room);
        const kinds = voterIds.map((_, i) => (['agree', 'disagree', 'blank', 'abstain'] as const)[picks[i]![0]]);
        const of = (kind: string) => kinds.filter((k) => k === kind).length;
        const [agree, valid] = [of('agree'), of('agree') + of('disagree')];
        const rule = voteRuleOf(rules.assessment);
        const { passed } = countVote(rule, { members, recused, present: voterIds.length, valid, agree });
        expect(passed).toBe(agree * 3 >= members * 2);
      }),
    );
  });
});
