/** Who may take which task at which price; prices are finite numbers, Infinity where it must never be. */
export interface Market<T, M> {
  tasks: readonly T[];
  members: readonly M[];
  /** How many members the task needs. */
  need: (task: T) => number;
  price: (task: T, member: M) => number;
  /** What a member's next task costs beside, after so many of these; it must never fall as they take more. */
  burden: (member: M, taken: number) => number;
}

interface Task {
  /** By the place of the member. */
  prices: readonly number[];
  takers: Set<Hand>;
}

/** A member, with what they have taken so far. */
interface Hand<M = unknown> {
  member: M;
  place: number;
  tasks: Set<Task>;
  /** To each other member: the task that is cheapest to hand on, and the change in price. */
  handOvers: HandOver[];
  /** While a path is sought: the price of reaching this member, and by which hand-over. */
  reach: number;
  by: HandOver | undefined;
}

interface HandOver {
  giver: Hand;
  taker: Hand;
  task: Task | undefined;
  change: number;
}

const priceOf = ({ prices }: Task, { place }: Hand) => prices[place] ?? Infinity;

function handsOf<M>(members: readonly M[]): Hand<M>[] {
  const hands = members.map((member, place): Hand<M> => {
    return { member, place, tasks: new Set(), handOvers: [], reach: Infinity, by: undefined };
  });
  for (const giver of hands)
    giver.handOvers = hands.map((taker) => ({ giver, taker, task: undefined, change: Infinity }));
  return hands;
}

/** What a member could hand on to the takers of these, after tasks changed hands. */
function reprice(giver: Hand, handOvers: readonly HandOver[]): void {
  for (const handOver of handOvers) [handOver.task, handOver.change] = [undefined, Infinity];
  for (const task of giver.tasks) {
    const relief = priceOf(task, giver);
    for (const handOver of handOvers) {
      const change = priceOf(task, handOver.taker) - relief;
      if (change < handOver.change && !task.takers.has(handOver.taker))
        [handOver.task, handOver.change] = [task, change];
    }
  }
}

/** Whether some member is reached more cheaply by what this one hands on. */
function relax(giver: Hand): boolean {
  let cheaper = false;
  for (const handOver of giver.handOvers) {
    const reach = giver.reach + handOver.change;
    if (reach >= handOver.taker.reach) continue;
    [handOver.taker.reach, handOver.taker.by, cheaper] = [reach, handOver, true];
  }
  return cheaper;
}

/** Bellman–Ford over the members: prices may be negative, a cycle that is cheaper than nothing cannot be. */
function reachAll(hands: readonly Hand[], task: Task): void {
  for (const hand of hands) {
    hand.reach = task.takers.has(hand) ? Infinity : priceOf(task, hand);
    hand.by = undefined;
  }
  let cheaper = true;
  while (cheaper) cheaper = hands.map(relax).includes(true);
}

const take = (task: Task, hand: Hand) => {
  task.takers.add(hand);
  hand.tasks.add(task);
};

/** Gives the task one more member along the path that ends with `last`, and reprices what that may have changed. */
function carryOut(task: Task, last: Hand): void {
  const moved = new Set([task]);
  const path = new Set([last]);
  let first = last;
  for (let step = last.by; step; step = first.by) {
    if (step.task) {
      step.task.takers.delete(step.giver);
      step.giver.tasks.delete(step.task);
      take(step.task, step.taker);
      moved.add(step.task);
    }
    first = step.giver;
    path.add(first);
  }
  take(task, first);
  for (const hand of path) reprice(hand, hand.handOvers);
  for (const { takers } of moved)
    for (const other of takers)
      if (!path.has(other))
        reprice(
          other,
          other.handOvers.filter(({ taker }) => path.has(taker)),
        );
}

/**
 * The cheapest way to give every task the members it needs: min-cost flow by successive shortest paths. Two tasks meet
 * only in the members that they share, so a path is sought among the members alone (a few dozen), which is what lets
 * 600 tasks × 3 of 32 members take a fraction of a second. Returns the members of each task, in the order of the
 * tasks; fewer than it needs where nobody else may take it.
 */
export function cheapest<T, M>({ tasks, members, need, price, burden }: Market<T, M>): M[][] {
  const hands = handsOf(members);
  const giveOne = (task: Task): boolean => {
    reachAll(hands, task);
    let [best, least]: [Hand<M> | undefined, number] = [undefined, Infinity];
    for (const hand of hands) {
      const total = hand.reach + burden(hand.member, hand.tasks.size);
      if (total < least) [best, least] = [hand, total];
    }
    if (best) carryOut(task, best);
    return best !== undefined;
  };
  const given = tasks.map((wanted) => {
    const task: Task = { prices: members.map((member) => price(wanted, member)), takers: new Set() };
    let missing = need(wanted);
    while (missing > 0 && giveOne(task)) missing--;
    return task;
  });
  return given.map(({ takers }) => hands.filter((hand) => takers.has(hand)).map(({ member }) => member));
}
