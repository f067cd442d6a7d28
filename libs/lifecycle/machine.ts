/** One transition: who may fire `on` in which states, where it leads, and every fact that must hold first. */
export interface Row<S extends string, T extends string, R extends string, F> {
  readonly on: T;
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly R[];
  /** Reason key → predicate that must hold; the key is what a refusal says. */
  readonly needs?: Readonly<Record<string, (facts: F) => boolean>>;
}

export interface Rules<S extends string, T extends string, R extends string, F> {
  readonly initial: S;
  readonly final: readonly S[];
  readonly rows: readonly Row<S, T, R, F>[];
  /** Late or duplicate facts that are expected: they change nothing and are no error. */
  readonly ignore?: readonly { readonly on: T; readonly in: readonly S[] }[];
}

/** A trigger the table does not allow now; `reasons` names everything that stands in the way. */
export class TransitionRefused extends Error {
  readonly kind = 'conflict';
  constructor(
    readonly on: string,
    readonly state: string,
    readonly reasons: readonly string[],
  ) {
    super(`cannot '${on}' while '${state}': ${reasons.join(', ')}`);
  }
}

export interface Option<S, T> {
  on: T;
  to: S;
  /** Empty when the transition is open. */
  reasons: string[];
}

/** Turns a table into the three questions a service asks of it: what next, is it late, and do it. */
export function defineLifecycle<const S extends string, const T extends string, const R extends string, F>(
  rules: Rules<S, T, R, F>,
) {
  const rowsFrom = (state: S) => rules.rows.filter((row) => row.from.includes(state));
  const why = (row: Row<S, T, R, F>, role: R, facts: F): string[] => [
    ...(row.by.includes(role) ? [] : ['role']),
    ...Object.entries(row.needs ?? {})
      .filter(([, holds]) => !holds(facts))
      .map(([reason]) => reason),
  ];
  return {
    rules,
    /** What `role` could do next and why not; the screen draws its buttons from this list. */
    options: (state: S, role: R, facts: F): Option<S, T>[] =>
      rowsFrom(state)
        .filter((row) => row.by.includes(role))
        .map((row) => ({ on: row.on, to: row.to, reasons: why(row, role, facts) })),
    /** Every guard of the first row of `on`, held or not: the list that a person works through beforehand. */
    guards(on: T, facts: F): { from: readonly S[]; to: S | undefined; guards: { reason: string; ok: boolean }[] } {
      const row = rules.rows.find((r) => r.on === on);
      const guards = Object.entries(row?.needs ?? {}).map(([reason, holds]) => ({ reason, ok: holds(facts) }));
      return { from: row?.from ?? [], to: row?.to, guards };
    },
    /** True where a late fact is expected and must change nothing. */
    ignores: (state: S, on: T): boolean => rules.ignore?.some((i) => i.on === on && i.in.includes(state)) ?? false,
    /** The state after `on`. Throws TransitionRefused with every reason where the table does not allow it. */
    step(state: S, on: T, role: R, facts: F): S {
      const row = rowsFrom(state).find((r) => r.on === on);
      const reasons = row ? why(row, role, facts) : ['state'];
      if (!row || reasons.length > 0) throw new TransitionRefused(on, state, reasons);
      return row.to;
    },
  };
}

const reachable = <S extends string>(initial: S, edges: readonly (readonly [S, S])[]): Set<S> => {
  const reached = new Set<S>([initial]);
  for (let grew = true; grew;) {
    const next = edges.filter(([from, to]) => reached.has(from) && !reached.has(to));
    next.forEach(([, to]) => reached.add(to));
    grew = next.length > 0;
  }
  return reached;
};

/** Structural faults of a table; a test asserts that there are none. */
export function faults<S extends string, T extends string, R extends string, F>(rules: Rules<S, T, R, F>): string[] {
  const { initial, final, rows, ignore = [] } = rules;
  const keys = rows.flatMap((row) => row.from.map((state) => `${state}/${row.on}`));
  const ignored = ignore.flatMap((i) => i.in.map((state) => `${state}/${i.on}`));
  const edges = rows.flatMap((row) => row.from.map((from) => [from, row.to] as const));
  const reached = reachable(initial, edges);
  const states = new Set<S>([initial, ...final, ...edges.flat()]);
  const exits = new Set(edges.map(([from]) => from));
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `ambiguous: ${key}`),
    ...ignored.filter((key) => keys.includes(key)).map((key) => `both allowed and ignored: ${key}`),
    ...[...states].filter((s) => !reached.has(s)).map((s) => `unreachable: ${s}`),
    ...[...states].filter((s) => !exits.has(s) && !final.includes(s)).map((s) => `dead end: ${s}`),
    ...final.filter((s) => exits.has(s)).map((s) => `final with an exit: ${s}`),
  ];
}

/** The table as a Mermaid state diagram; edges between the same two states share one arrow. */
export function toMermaid<S extends string, T extends string, R extends string, F>(rules: Rules<S, T, R, F>): string {
  const arrows = new Map<string, string[]>();
  for (const row of rules.rows)
    for (const from of row.from) {
      const arrow = `${from} --> ${row.to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), row.on]);
    }
  const id = (line: string) => line.replaceAll(/([a-z])-([a-z])/g, '$1_$2');
  return [
    'stateDiagram-v2',
    `  [*] --> ${rules.initial}`,
    ...[...arrows].map(([arrow, triggers]) => `  ${id(arrow)}: ${triggers.join(', ')}`),
    ...rules.final.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
