import { isMap, isNode, isScalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** A stretch of a text and what stands there instead; everything around it stays letter by letter. */
export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

/** The text with its edits, which do not overlap. */
export const edited = (source: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: instead }) => text.slice(0, from) + instead + text.slice(to), source);

interface Item {
  name: string;
  from: number;
  to: number;
}

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const endOf = (node: unknown) => (isNode(node) ? (node.range?.[1] ?? 0) : 0);
const nameOf = (node: unknown) => (isScalar(node) ? String(node.value) : '');

const itemsOf = (collection: YAMLMap | YAMLSeq): Item[] =>
  isMap(collection)
    ? collection.items.map(({ key, value }) => ({
        name: nameOf(key),
        from: startOf(key),
        to: Math.max(endOf(key), endOf(value)),
      }))
    : collection.items.map((node) => ({ name: nameOf(node), from: startOf(node), to: endOf(node) }));

/** The whole lines of an item of a block. */
const linesOf = (source: string, { from, to }: Item): TextEdit => {
  const end = source.indexOf('\n', Math.max(from, to - 1));
  return { from: source.lastIndexOf('\n', from) + 1, to: end < 0 ? source.length : end + 1, text: '' };
};

/** An item of `{ }` or `[ ]` with the comma before it, or after it where it is the first. */
const withComma = (items: readonly Item[], i: number): TextEdit => {
  const { from = 0, to = 0 } = items[i] ?? {};
  const [before, after] = [items[i - 1], items[i + 1]];
  if (before) return { from: before.to, to, text: '' };
  return { from, to: after ? after.from : to, text: '' };
};

/** The edits that take items away: mapping entries by key, list items by value. */
export const removals = (
  source: string,
  collection: YAMLMap | YAMLSeq,
  isGone: (name: string) => boolean,
): TextEdit[] => {
  const items = itemsOf(collection);
  const gone = items.flatMap(({ name }, i) => (isGone(name) ? [i] : []));
  if (!collection.flow) return gone.map((i) => linesOf(source, items[i] as Item));
  const kept = items.filter(({ name }) => !isGone(name));
  const [first, last] = [items.at(0), items.at(-1)];
  const [only = 0] = gone;
  if (gone.length === 1 || !first || !last) return gone.length === 0 ? [] : [withComma(items, only)];
  const text = kept.map(({ from, to }) => source.slice(from, to)).join(', ');
  return [{ from: first.from, to: last.to, text }];
};
