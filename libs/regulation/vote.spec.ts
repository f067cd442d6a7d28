import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { VoteRule } from './assessment.js';
import { countVote, meets, neededOf, quorum, sharePercent, voteRuleOf } from './vote.js';

const twoThirds = { numerator: 2, denominator: 3, strict: false };
const majority = { numerator: 1, denominator: 2, strict: true };
const rule: VoteRule = { mode: 'secret', fraction: twoThirds, base: 'all', tie: 'decline' };

const aFraction = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([numerator, denominator, strict]) => ({ numerator, denominator, strict }));

const figures = fc
  .tuple(fc.nat(25), fc.nat(25), fc.nat(25), fc.nat(25), fc.nat(25))
  .map(([a, b, c, d, e]) => ({ agree: a, valid: a + b, present: a + b + c, recused: d, members: a + b + c + d + e }));

describe('a fraction of people', () => {
  it.each([
    [9, 6, true],
    [9, 5, false],
    [10, 7, true],
    [10, 6, false],
    [3, 2, true],
  ])('of %i members is met two thirds by %i: %s', (members, agree, met) => {
    expect(meets(twoThirds, agree, members)).toBe(met);
  });

  it('is compared exactly, as with long division', () => {
    fc.assert(
      fc.property(aFraction, fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (fraction, part, of) => {
        const left = new Decimal(part).times(fraction.denominator);
        const right = new Decimal(of).times(fraction.numerator);
        expect(meets(fraction, part, of)).toBe(fraction.strict ? left.gt(right) : left.gte(right));
      }),
    );
  });

  it('is met by what is needed and not by one less', () => {
    fc.assert(
      fc.property(aFraction, fc.integer({ min: 1, max: 5000 }), (fraction, of) => {
        const needed = neededOf(fraction, of);
        expect(meets(fraction, needed, of)).toBe(true);
        expect(meets(fraction, needed - 1, of)).toBe(false);
      }),
    );
  });

  it('is never met of nobody', () => {
    expect(meets({ numerator: 0, denominator: 1, strict: false }, 0, 0)).toBe(false);
  });
});

describe('quorum', () => {
  const council = { entitled: 9, recused: 3 };

  it('counts who is recused only where the rule speaks of all members', () => {
    expect(quorum({ ...twoThirds, of: 'members' }, { ...council, present: 5 })).toMatchObject({
      met: false,
      needed: 6,
    });
    expect(quorum({ ...twoThirds, of: 'entitled' }, { ...council, present: 5 })).toMatchObject({
      met: true,
      needed: 4,
    });
  });

  it('is never met by nobody, also where all are recused', () => {
    const half = { numerator: 1, denominator: 2, strict: false, of: 'entitled' as const };
    expect(quorum(half, { entitled: 1, recused: 1, present: 0 })).toMatchObject({ met: false, needed: 1 });
    expect(quorum(half, { entitled: 2, recused: 1, present: 1 })).toMatchObject({ met: true, needed: 1 });
  });

  it('shows both readings of the base, whichever of them counts', () => {
    fc.assert(
      fc.property(aFraction, fc.nat(30), fc.nat(30), fc.nat(30), (fraction, a, b, recused) => {
        const council = { entitled: a + b + recused, recused, present: a };
        const all = quorum({ ...fraction, of: 'members' }, council);
        const entitled = quorum({ ...fraction, of: 'entitled' }, council);
        expect(all.readings).toEqual(entitled.readings);
        expect(all.readings.map(({ of, base }) => [of, base])).toEqual([
          ['members', a + b + recused],
          ['entitled', a + b],
        ]);
        expect([all.met, entitled.met]).toEqual(all.readings.map(({ met }) => met));
        expect(all.met && !entitled.met).toBe(false);
      }),
    );
  });

  it('once met stays met when someone more comes', () => {
    fc.assert(
      fc.property(aFraction, fc.nat(50), fc.nat(50), (fraction, entitled, present) => {
        const with_ = (n: number) => quorum({ ...fraction, of: 'members' }, { entitled, present: n }).met;
        expect(with_(present) && !with_(present + 1)).toBe(false);
      }),
    );
  });
});

describe('how a vote is counted', () => {
  const vote = rule;
  it('follows the pass rule where that asks for a fraction or a base of its own', () => {
    const eligible = { kind: 'members-eligible' as const, fraction: twoThirds, base: 'all' as const };
    const share = { kind: 'vote-share' as const, fraction: majority, base: 'present' as const };
    expect(voteRuleOf({ vote, passRule: eligible })).toEqual(vote);
    expect(voteRuleOf({ vote, passRule: { kind: 'vote-share' } })).toEqual(vote);
    const combined = { kind: 'all' as const, rules: [eligible, { kind: 'any' as const, rules: [share] }] };
    expect(voteRuleOf({ vote, passRule: combined })).toEqual({ ...vote, fraction: majority, base: 'present' });
  });

  it('prints its share with two decimals', () => {
    expect([sharePercent(2, 3), sharePercent(4, 7), sharePercent(5, 5), sharePercent(0, 0)]).toEqual([
      '66.67',
      '57.14',
      '100.00',
      '0.00',
    ]);
  });
});

describe('a vote', () => {
  it('passes with two thirds of all members, absent ones included', () => {
    expect(countVote(rule, { members: 9, present: 6, valid: 6, agree: 6 }).passed).toBe(true);
    expect(countVote(rule, { members: 9, present: 6, valid: 6, agree: 5 }).passed).toBe(false);
  });

  it('shows every reading of the denominator', () => {
    const { readings } = countVote(rule, { members: 9, recused: 1, present: 6, valid: 5, agree: 4 });
    expect(readings).toEqual([
      { base: 'all', of: 9, needed: 6, passed: false },
      { base: 'entitled', of: 8, needed: 6, passed: false },
      { base: 'present', of: 6, needed: 4, passed: true },
      { base: 'valid', of: 5, needed: 4, passed: true },
    ]);
  });

  it('is decided by the reading that the rule names', () => {
    fc.assert(
      fc.property(figures, aFraction, fc.constantFrom('all', 'entitled', 'present', 'valid'), (f, fraction, base) => {
        const count = countVote({ ...rule, fraction, base }, f);
        expect(count.passed).toBe(count.readings.find((r) => r.base === base)?.passed);
      }),
    );
  });

  it('is never harmed by one more agreeing', () => {
    fc.assert(
      fc.property(figures, aFraction, (f, fraction) => {
        fc.pre(f.agree < f.valid);
        const before = countVote({ ...rule, fraction }, f).passed;
        expect(before && !countVote({ ...rule, fraction }, { ...f, agree: f.agree + 1 }).passed).toBe(false);
      }),
    );
  });

  it('at the threshold of a strict fraction is a tie, decided as fixed beforehand', () => {
    const even = { members: 8, present: 8, valid: 8, agree: 4 };
    const tied = { ...rule, fraction: majority };
    expect(countVote(tied, even)).toMatchObject({ tie: true, passed: false, voteAgain: false });
    const chair = { ...tied, tie: 'chair-decides' as const };
    expect(countVote(chair, { ...even, chairAgrees: true }).passed).toBe(true);
    expect(countVote(chair, { ...even, chairAgrees: false }).passed).toBe(false);
    expect(countVote({ ...tied, tie: 'vote-again' }, even)).toMatchObject({ passed: false, voteAgain: true });
    expect(countVote(chair, { ...even, agree: 3, chairAgrees: true }).passed).toBe(false);
  });

  it.each([
    { members: 5, present: 6, valid: 1, agree: 1 },
    { members: 5, present: 4, valid: 5, agree: 1 },
    { members: 5, present: 5, valid: 4, agree: 5 },
    { members: 5, recused: 2, present: 4, valid: 4, agree: 4 },
    { members: 5, present: 5, valid: 5, agree: 2.5 },
    { members: 5, present: 5, valid: 5, agree: -1 },
  ])('refuses figures that cannot be: %j', (impossible) => {
    expect(() => countVote(rule, impossible)).toThrow(RangeError);
  });
});
