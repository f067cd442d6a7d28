import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

/** From the root of a document to a value: keys of mappings and places in lists. */
export type Path = readonly (string | number)[];

/** A YAML text as values, with the line of each. */
export interface LinedYaml {
  value: unknown;
  /** Line, from 1, of the value at `path`, or of the nearest one above it. */
  lineOf: (path: Path) => number;
  syntaxFaults: { line: number; message: string }[];
}

const startOf = (document: Document, path: Path): number | undefined => {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = isCollection(parent) ? parent.get(last, true) : undefined;
  return isNode(node) ? node.range?.[0] : undefined;
};

/** Reads YAML 1.2 (days and times stay text) and remembers the lines. */
export const readYaml = (source: string): LinedYaml => {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineOf = (path: Path): number => {
    if (path.length === 0) return 1;
    const start = startOf(document, path);
    return start === undefined ? lineOf(path.slice(0, -1)) : lines.linePos(start).line;
  };
  const syntaxFaults = document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, message }));
  return { value: syntaxFaults.length > 0 ? null : document.toJS(), lineOf, syntaxFaults };
};
