/** Who may take which task at which price; prices are finite numbers, Infinity where it must never be. */
export interface Offer {
  /** How many members each task needs. */
  need: readonly number[];
  members: number;
  price: (task: number, member: number) => number;
  /** What a member's next task costs beside, after so many of these; it must never fall as they take more. */
  burden: (member: number, taken: number) => number;
}

interface Flow extends Offer {
  /** Members of each task, and tasks of each member. */
  membersOf: Set<number>[];
  tasksOf: Set<number>[];
  /** By giver and taker: the task that is cheapest to hand on from one to the other, and the change in price. */
  handOver: { task: number; change: number }[][];
}

const nothing = { task: -1, change: Infinity };

/** What `giver` could hand on to each of the others, after their tasks or those of others changed. */
function reprice(flow: Flow, giver: number): void {
  const row = flow.handOver[giver]!;
  row.fill(nothing);
  for (const task of flow.tasksOf[giver]!) {
    const relief = flow.price(task, giver);
    const holders = flow.membersOf[task]!;
    for (let taker = 0; taker < flow.members; taker++) {
      const change = flow.price(task, taker) - relief;
      if (change < row[taker]!.change && !holders.has(taker)) row[taker] = { task, change };
    }
  }
}

interface Path {
  /** Price of reaching each member, and from whom; -1 is the task itself. */
  reach: number[];
  from: number[];
}

/** Bellman–Ford over the members: prices may be negative, a cycle that is cheaper than nothing cannot be. */
function reachFrom(flow: Flow, task: number): Path {
  const { members, membersOf, handOver } = flow;
  const reach = Array.from({ length: members }, (_, m) => (membersOf[task]!.has(m) ? Infinity : flow.price(task, m)));
  const from = reach.map(() => -1);
  for (let round = 0, moved = true; moved && round < members; round++) {
    moved = false;
    for (let giver = 0; giver < members; giver++) {
      if (reach[giver] === Infinity) continue;
      for (let taker = 0; taker < members; taker++) {
        const price = reach[giver]! + handOver[giver]![taker]!.change;
        if (price >= reach[taker]!) continue;
        [reach[taker], from[taker], moved] = [price, giver, true];
      }
    }
  }
  return { reach, from };
}

const move = ({ membersOf, tasksOf }: Flow, task: number, giver: number, taker: number) => {
  membersOf[task]!.delete(giver);
  tasksOf[giver]!.delete(task);
  membersOf[task]!.add(taker);
  tasksOf[taker]!.add(task);
};

/** Gives `task` one more member along the path that ends with `last`, and reprices whoever holds what moved. */
function carryOut(flow: Flow, task: number, { from }: Path, last: number): void {
  const touched = new Set([task]);
  const chain = [last];
  for (let at = last; from[at] !== -1; at = from[at]!) chain.unshift(from[at]!);
  const hands = chain.slice(1).map((taker, i) => ({ giver: chain[i]!, taker, ...flow.handOver[chain[i]!]![taker]! }));
  for (const { task: moved, giver, taker } of hands) {
    move(flow, moved, giver, taker);
    touched.add(moved);
  }
  flow.membersOf[task]!.add(chain[0]!);
  flow.tasksOf[chain[0]!]!.add(task);
  for (const member of new Set([...chain, ...[...touched].flatMap((t) => [...flow.membersOf[t]!])]))
    reprice(flow, member);
}

function giveOne(flow: Flow, task: number): boolean {
  const path = reachFrom(flow, task);
  const total = (member: number) => path.reach[member]! + flow.burden(member, flow.tasksOf[member]!.size);
  let best = 0;
  for (let member = 1; member < flow.members; member++) if (total(member) < total(best)) best = member;
  if (flow.members === 0 || total(best) === Infinity) return false;
  carryOut(flow, task, path, best);
  return true;
}

/**
 * The cheapest way to give every task the members it needs: min-cost flow by successive shortest paths. Tasks are few
 * hops apart through the members that they share, so a path is sought among the members alone (a few dozen), which is
 * what lets 600 tasks × 3 of 32 members take a fraction of a second. Returns the members of each task; fewer than it
 * needs where nobody else may take it.
 */
export function cheapest(offer: Offer): number[][] {
  const sets = (length: number) => Array.from({ length }, () => new Set<number>());
  const handOver = Array.from({ length: offer.members }, () =>
    Array<Flow['handOver'][0][0]>(offer.members).fill(nothing),
  );
  const flow: Flow = { ...offer, membersOf: sets(offer.need.length), tasksOf: sets(offer.members), handOver };
  offer.need.forEach((need, task) => {
    for (let given = 0; given < need && giveOne(flow, task); given++);
  });
  return flow.membersOf.map((members) => [...members].sort((a, b) => a - b));
}
