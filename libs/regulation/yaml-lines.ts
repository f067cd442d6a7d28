import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { commentsOf, pitfallsOf } from './yaml-pitfalls.js';

/** From the root of a document to a value: keys of mappings and places in lists. */
export type Path = readonly (string | number)[];

/** A YAML text as values, with the line of each. */
export interface LinedYaml {
  value: unknown;
  /** Line, from 1, of the value at `path`, or of the nearest one above it. */
  lineOf: (path: Path) => number;
  /** Whether the text itself says what stands at `path`. */
  says: (path: Path) => boolean;
  /** What is written behind the `#` of a line; empty where nothing is. */
  commentOn: (line: number) => string;
  syntaxFaults: { line: number; rule: string; params: Readonly<Record<string, string>> }[];
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

/** A list or mapping in brackets that is not closed counts as badly indented with the reader, not with people. */
const ruleOf = ({ code, message }: Pick<YAMLError, 'code' | 'message'>): string => {
  if (code === 'DUPLICATE_KEY') return 'yaml-duplicate-key';
  if (code === 'BAD_INDENT' && !message.startsWith('Flow')) return 'yaml-indent';
  return code === 'TAB_AS_INDENT' ? 'tab-indent' : 'yaml-syntax';
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
  const pitfalls = pitfallsOf(source).map(({ line, rule, params = {} }) => ({ line, rule, params }));
  const told = new Set(pitfalls.map(({ line }) => line));
  const errors = document.errors
    .map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      rule: ruleOf(error),
      params: { message: error.message },
    }))
    .filter(({ line }) => !told.has(line));
  const syntaxFaults = [...pitfalls, ...errors].sort((a, b) => a.line - b.line);
  const comments = commentsOf(source);
  return {
    value: syntaxFaults.length > 0 ? null : document.toJS(),
    lineOf,
    says: (path) => startOf(document, path) !== undefined,
    commentOn: (line) => comments.get(line) ?? '',
    syntaxFaults,
  };
};
