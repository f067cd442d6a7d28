import { isRecord } from './shape.js';

/** What stands otherwise at one place; absent on the side that has nothing there. */
export interface RegulationDifference {
  /** Such as `rounds.1.closesOn`; items of lists are named by their key, number, audience, sector or role. */
  path: string;
  /** What the version compared from says there. */
  before?: unknown;
  /** What the other version says there. */
  after?: unknown;
}

const identities = ['key', 'number', 'audience', 'sector', 'role'];

/** A list of things with names of their own, as a mapping by those names. */
const named = (list: readonly unknown[]): Record<string, unknown> | undefined => {
  const identity = identities.find((name) => list.every((item) => isRecord(item) && item[name] !== undefined));
  if (identity === undefined) return undefined;
  const pairs = list.map((item) => [String((item as Record<string, unknown>)[identity]), item] as const);
  return new Set(pairs.map(([name]) => name)).size === list.length ? Object.fromEntries(pairs) : undefined;
};

const fieldsOf = (value: unknown): Record<string, unknown> | undefined => {
  if (Array.isArray(value)) return value.length > 0 ? named(value) : {};
  return isRecord(value) ? value : undefined;
};

const same = (before: unknown, after: unknown) => JSON.stringify(before) === JSON.stringify(after);

const compare = (before: unknown, after: unknown, path: readonly string[]): RegulationDifference[] => {
  if (same(before, after)) return [];
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  if (one && other) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) => compare(one[name], other[name], [...path, name]));
  }
  const sides = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return [{ path: path.join('.'), ...sides }];
};

/** Every place where two regulations say something else; the order of named things is no difference. */
export const diffRegulations = (before: object, after: object): RegulationDifference[] => compare(before, after, []);
