import type { RegisteredLine } from './registered-list.entity.js';

/** What a later publication changed: lines by the initiative that they are about, whatever number they have. */
export interface ListDifference {
  added: RegisteredLine[];
  removed: RegisteredLine[];
  changed: { before: RegisteredLine; after: RegisteredLine }[];
}

const wordsOf = ({ number: _, ...line }: RegisteredLine): string => JSON.stringify(Object.entries(line).sort());

export function compareLists(before: readonly RegisteredLine[], after: readonly RegisteredLine[]): ListDifference {
  const old = new Map(before.map((line) => [line.initiativeId, line]));
  const kept = new Set(after.map((line) => line.initiativeId));
  return {
    added: after.filter((line) => !old.has(line.initiativeId)),
    removed: before.filter((line) => !kept.has(line.initiativeId)),
    changed: after.flatMap((line) => {
      const was = old.get(line.initiativeId);
      return was && wordsOf(was) !== wordsOf(line) ? [{ before: was, after: line }] : [];
    }),
  };
}

export const isSameList = (before: readonly RegisteredLine[], after: readonly RegisteredLine[]): boolean =>
  Object.values(compareLists(before, after)).every((lines: readonly unknown[]) => lines.length === 0);
