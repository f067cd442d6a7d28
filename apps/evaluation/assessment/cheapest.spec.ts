import fc from 'fast-check';
import { cheapest, type Market } from './cheapest.js';

const subsets = (members: number, size: number): number[][] =>
  Array.from({ length: 2 ** members }, (_, bits) => bits)
    .map((bits) => Array.from({ length: members }, (_, m) => m).filter((m) => (bits >> m) & 1))
    .filter((chosen) => chosen.length === size);

type Offer = Market<number, number>;
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

const totalOf = ({ price, burden, members }: Offer, chosen: readonly number[][]): number => {
  const taken = members.map(() => 0);
  return chosen.reduce(
    (sum, who, task) => sum + who.reduce((part, m) => part + price(task, m) + burden(m, taken[m]!++), 0),
    0,
  );
};

/** Every way there is, for what is small enough. */
const cheapestOfAll = (offer: Offer): number => {
  const ways = offer.tasks.reduce<number[][][]>(
    (found, task) =>
      found.flatMap((before) => subsets(offer.members.length, offer.need(task)).map((who) => [...before, who])),
    [[]],
  );
  return Math.min(...ways.map((chosen) => totalOf(offer, chosen)));
};

const offers = fc.integer({ min: 1, max: 4 }).chain((members) =>
  fc.record({
    members: fc.constant(members),
    need: fc.array(fc.integer({ min: 0, max: members }), { maxLength: 4 }),
    prices: fc.array(fc.array(fc.nat(50), { minLength: members, maxLength: members }), { minLength: 4, maxLength: 4 }),
    weight: fc.nat(30),
    bonus: fc.nat(40),
  }),
);

it('costs as little as the best of all ways', () => {
  fc.assert(
    fc.property(offers, ({ members, need, prices, weight, bonus }) => {
      const burden = (_: number, taken: number) => taken * weight - (taken < 1 ? bonus : 0);
      const sizes = { tasks: upTo(need.length), members: upTo(members), need: (t: number) => need[t]! };
      const offer = { ...sizes, price: (t: number, m: number) => prices[t]![m]!, burden };
      const chosen = cheapest(offer);
      expect(chosen.map((who) => who.length)).toEqual(need);
      expect(totalOf(offer, chosen)).toBe(cheapestOfAll(offer));
    }),
    { numRuns: 300 },
  );
});

it('moves what was given before where that frees the only one who may take the next', () => {
  const prices = [
    [1, 2],
    [1, Infinity],
  ];
  const offer = { tasks: [0, 1], members: [0, 1], need: () => 1, price: (t: number, m: number) => prices[t]![m]! };
  expect(cheapest({ ...offer, burden: (_, taken) => (taken < 1 ? 0 : Infinity) })).toEqual([[1], [0]]);
});

it('leaves a task short that nobody may take', () => {
  const free = { tasks: ['t'], need: () => 2, price: () => 0, burden: () => 0 };
  expect(cheapest({ ...free, members: ['a'] })).toEqual([['a']]);
  expect(cheapest({ ...free, members: [] })).toEqual([[]]);
});
