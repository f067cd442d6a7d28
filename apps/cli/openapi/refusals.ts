import type { ErrorKind } from '#lib/contracts/errors.js';
import { reasons } from '#lib/contracts/reasons.js';
import { initiativeLifecycle } from '#lib/lifecycle/initiative.lifecycle.js';
import ts from 'typescript';
import { isOurs } from './endpoints.js';

/** What an endpoint may refuse, as far as its code says, and the functions that it may pass through. */
export interface Reached {
  refusals: ReadonlyMap<ErrorKind, ReadonlySet<string>>;
  functions: ReadonlySet<string>;
}

/** What one declaration itself throws and names. */
interface Direct {
  thrown: [ErrorKind, string[]][];
  named: ts.Declaration[];
}

const kindOfMaker: Readonly<Record<string, ErrorKind>> = {
  invalid: 'invalid',
  conflict: 'conflict',
  forbidden: 'forbidden',
  notFound: 'not-found',
};

/** Keys of reasons among the texts inside a node. */
function keysIn(node: ts.Node): string[] {
  const own = ts.isStringLiteral(node) && node.text in reasons ? [node.text] : [];
  const inside: string[] = [];
  ts.forEachChild(node, (child) => void inside.push(...keysIn(child)));
  return [...own, ...inside];
}

/** `invalid('reason-missing')`, `new DomainError('conflict', …)`. */
function thrownBy(node: ts.Node): [ErrorKind, string[]] | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const name = node.expression.getText();
  const [first, ...rest] = node.arguments ?? [];
  if (name === 'DomainError' && first && ts.isStringLiteral(first))
    return [first.text as ErrorKind, rest.flatMap(keysIn)];
  const kind = kindOfMaker[name];
  if (!kind) return undefined;
  return [kind, kind === 'not-found' ? ['not-found'] : (node.arguments ?? []).flatMap(keysIn)];
}

/** Every reason that the lifecycle may give against a trigger. */
const lifecycleReasons = (trigger: string): string[] => [
  'state',
  ...initiativeLifecycle.rules.rows.filter(({ on }) => on === trigger).flatMap(({ needs }) => Object.keys(needs ?? {})),
];

const triggers = new Set<string>(initiativeLifecycle.rules.rows.map(({ on }) => on));

/** Whether a trigger of the lifecycle is expected where a text stands. */
const isTrigger = (expected: ts.Type | undefined): boolean => {
  const values = expected?.isUnion() ? expected.types.map((t) => (t.isStringLiteral() ? t.value : '')) : [];
  return values.length === triggers.size && values.every((value) => triggers.has(value));
};

/** The lifecycle is a table of all its triggers: which of them is meant, its callers say. */
const isTable = (declaration: ts.Declaration) => declaration.getSourceFile().fileName.includes('/libs/lifecycle/');

const isWalked = (declaration: ts.Declaration): boolean =>
  isOurs(declaration) &&
  !isTable(declaration) &&
  (ts.isFunctionLike(declaration) || (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined));

/** Follows what endpoints call through the product's own code; each declaration is read once. */
export class Refusals {
  private readonly read = new Map<ts.Declaration, Direct>();

  constructor(private readonly checker: ts.TypeChecker) {}

  of(method: ts.MethodDeclaration): Reached {
    const refusals = new Map<ErrorKind, Set<string>>();
    const seen = new Set<ts.Declaration>();
    const visit = (declaration: ts.Declaration) => {
      if (seen.has(declaration)) return;
      seen.add(declaration);
      const { thrown, named } = this.direct(declaration);
      for (const [kind, keys] of thrown) refusals.set(kind, new Set([...(refusals.get(kind) ?? []), ...keys]));
      named.forEach(visit);
    };
    visit(method);
    return { refusals, functions: new Set([...seen].map((d) => ts.getNameOfDeclaration(d)?.getText() ?? '')) };
  }

  private direct(declaration: ts.Declaration): Direct {
    const known = this.read.get(declaration);
    if (known) return known;
    const direct: Direct = { thrown: [], named: [] };
    this.read.set(declaration, direct);
    const visit = (node: ts.Node) => {
      const thrown = thrownBy(node);
      if (thrown) direct.thrown.push(thrown);
      if (ts.isIdentifier(node)) direct.named.push(...this.declarationsOf(node));
      if (ts.isStringLiteral(node) && isTrigger(this.checker.getContextualType(node)))
        direct.thrown.push(['conflict', lifecycleReasons(node.text)]);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(declaration, visit);
    return direct;
  }

  private declarationsOf(name: ts.Identifier): ts.Declaration[] {
    const symbol = this.checker.getSymbolAtLocation(name);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).filter(isWalked);
  }
}
