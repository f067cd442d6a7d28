/** What is to be ordered: an item, with the members of the council who leave the room for it. */
export interface Orderable {
  id: string;
  leavingIds: readonly string[];
}

/** How often somebody gets up and leaves when the items are taken in this order. */
export const departuresIn = (items: readonly Orderable[]): number =>
  items.reduce((sum, { leavingIds }, i) => {
    const before = items[i - 1]?.leavingIds ?? [];
    return sum + leavingIds.filter((id) => !before.includes(id)).length;
  }, 0);

const movesBetween = (a: readonly string[], b: readonly string[]): number =>
  a.filter((id) => !b.includes(id)).length + b.filter((id) => !a.includes(id)).length;

/** Always next the item for which the fewest come or go; of equals the one that was asked for first. */
function nearestFirst<T extends Orderable>(items: readonly T[]): T[] {
  const left = [...items];
  const ordered: T[] = [];
  while (left.length > 0) {
    const room = ordered.at(-1)?.leavingIds ?? [];
    const costs = left.map(({ leavingIds }) => movesBetween(room, leavingIds));
    ordered.push(...left.splice(costs.indexOf(Math.min(...costs)), 1));
  }
  return ordered;
}

/** Xếp chương trình: in the order asked for, unless grouping items by who leaves for them spares somebody a walk. */
export const groupedByConflict = <T extends Orderable>(items: readonly T[]): T[] => {
  const grouped = nearestFirst(items);
  return departuresIn(grouped) < departuresIn(items) ? grouped : [...items];
};
