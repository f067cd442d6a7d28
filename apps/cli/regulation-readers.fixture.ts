import { relative } from 'node:path';
import ts from 'typescript';

/** Tests, and what only checks, renews, compares or explains a regulation: reading there gives a key no effect. */
const idle = [
  /\.(spec|fixture|harness|conformance)\.ts$/,
  /^apps\/(cli|standalone)\//,
  /^libs\/(testing\/|regulation\/(cases\/|.*consistency|parse-|check-|clone-|diff-|rule-origin|.*schema|shape|yaml))/,
];
const isIdle = (path: string) => idle.some((pattern) => pattern.test(path));

/** A statement at the top of a file: the keys that it reads, and the statements of libraries that it uses. */
interface Place {
  path: string;
  reads: Set<string>;
  uses: Set<string>;
}

/** The keys of a type by their paths, with all paths of one declaration together: a shape may stand in many places. */
class Keys {
  readonly paths: string[] = [];
  private readonly byDeclaration = new Map<unknown, string[]>();
  private readonly walked = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    root: ts.Type,
  ) {
    this.walk(root, '');
  }

  private identity(symbol: ts.Symbol): unknown {
    const [first] = symbol.declarations ?? [];
    return first ?? symbol;
  }

  pathsOf(symbol: ts.Symbol | undefined): string[] {
    if (!symbol) return [];
    const symbols = [symbol, ...this.checker.getRootSymbols(symbol)];
    return symbols.flatMap((each) => this.byDeclaration.get(this.identity(each)) ?? []);
  }

  private walk(given: ts.Type, path: string): void {
    const type = this.checker.getNonNullableType(given);
    if (type.isUnion()) type.types.forEach((each) => this.walk(each, `${path}${this.kindOf(each)}`));
    else if (this.checker.isArrayType(type))
      this.walk(this.checker.getTypeArguments(type as ts.TypeReference)[0]!, path);
    else if (type.flags & ts.TypeFlags.Object && !this.walked.has(type)) this.members(type, path);
  }

  private kindOf(type: ts.Type): string {
    const kind = type.flags & ts.TypeFlags.Object ? type.getProperty('kind') : undefined;
    const named = kind && this.checker.getTypeOfSymbol(kind);
    return named?.isStringLiteral() ? `(${named.value})` : '';
  }

  private members(type: ts.Type, path: string): void {
    const dictionary = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (dictionary) this.walk(dictionary.type, `${path}.*`);
    this.walked.add(type);
    for (const member of type.getProperties()) {
      const at = path === '' ? member.name : `${path}.${member.name}`;
      this.paths.push(at);
      const known = this.byDeclaration.get(this.identity(member)) ?? [];
      this.byDeclaration.set(this.identity(member), [...known, at]);
      this.walk(this.checker.getTypeOfSymbol(member), at);
    }
  }
}

const topOf = (node: ts.Node): ts.Node => {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  return top;
};

/** What the running services read of a regulation, as the compiler sees it: comments and names alone count for nothing. */
export class RegulationReaders {
  readonly keys: Keys;
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;
  private readonly places = new Map<string, Place>();
  /** Types of names by which keys are looked up, with the types that they are looked up in. */
  private readonly lookedUp = new Map<ts.Type, Set<ts.Type>>();

  constructor(private readonly folder = process.cwd()) {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
    const config = ts.getParsedCommandLineOfConfigFile(`${folder}/tsconfig.json`, {}, host);
    this.program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
    this.checker = this.program.getTypeChecker();
    const file = this.program.getSourceFile(`${folder}/libs/regulation/regulation.ts`)!;
    const exported = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(file)!);
    const regulation = exported.find(({ name }) => name === 'Regulation')!;
    this.keys = new Keys(this.checker, this.checker.getDeclaredTypeOfSymbol(regulation));
    const sources = this.program.getSourceFiles().filter((source) => this.isLive(source));
    for (const source of sources) this.eachNode(source, (node) => this.noteLookUp(node));
    for (const source of sources)
      this.eachNode(source, (node, statement) => this.note(node, this.placeOf(statement), statement));
  }

  /** The files of the services that read each key, themselves or through a library. */
  readers(): Map<string, Set<string>> {
    const found = new Map(this.keys.paths.map((path) => [path, new Set<string>()]));
    for (const [start, { path }] of this.places) {
      if (!path.startsWith('apps/')) continue;
      for (const key of this.reached(start)) found.get(key)?.add(path);
    }
    return found;
  }

  private reached(start: string): Set<string> {
    const [keys, seen, queue] = [new Set<string>(), new Set<string>(), [start]];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const place = this.places.get(at);
      if (!place || seen.has(at)) continue;
      seen.add(at);
      place.reads.forEach((key) => keys.add(key));
      queue.push(...place.uses);
    }
    return keys;
  }

  private isLive(source: ts.SourceFile): boolean {
    const path = this.pathOf(source);
    return !source.isDeclarationFile && /^(apps|libs)\//.test(path) && !isIdle(path);
  }

  private pathOf = (node: ts.Node) => relative(this.folder, node.getSourceFile().fileName);
  private idOf = (statement: ts.Node) => `${this.pathOf(statement)}:${String(statement.pos)}`;

  private placeOf(statement: ts.Node): Place {
    const place = this.places.get(this.idOf(statement)) ?? {
      path: this.pathOf(statement),
      reads: new Set<string>(),
      uses: new Set<string>(),
    };
    this.places.set(this.idOf(statement), place);
    return place;
  }

  /** Every node that is code and no type. */
  private eachNode(source: ts.SourceFile, visit: (node: ts.Node, statement: ts.Statement) => void): void {
    for (const statement of source.statements) {
      const walk = (node: ts.Node): void => {
        if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
        visit(node, statement);
        ts.forEachChild(node, walk);
      };
      walk(statement);
    }
  }

  private namesOf(type: ts.Type): string[] {
    return (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
  }

  private noteLookUp(node: ts.Node): void {
    if (!ts.isElementAccessExpression(node) || !this.isPassedOn(node.argumentExpression)) return;
    const by = this.checker.getTypeAtLocation(node.argumentExpression);
    const within = this.checker.getNonNullableType(this.checker.getTypeAtLocation(node.expression));
    if (this.namesOf(by).length > 0) this.lookedUp.set(by, new Set([...(this.lookedUp.get(by) ?? []), within]));
  }

  /** A parameter: which names it may have is said where the function is called. */
  private isPassedOn(node: ts.Expression): boolean {
    const declaration = ts.isIdentifier(node) && this.checker.getSymbolAtLocation(node)?.valueDeclaration;
    return Boolean(declaration && ts.isParameter(declaration));
  }

  private note(node: ts.Node, place: Place, statement: ts.Statement): void {
    const read = (symbol: ts.Symbol | undefined) => this.keys.pathsOf(symbol).forEach((key) => place.reads.add(key));
    const member = (type: ts.Type, name: string) =>
      read(this.checker.getPropertyOfType(this.checker.getNonNullableType(type), name));
    if (ts.isPropertyAccessExpression(node)) read(this.checker.getSymbolAtLocation(node.name));
    else if (ts.isElementAccessExpression(node)) {
      const within = this.checker.getTypeAtLocation(node.expression);
      const names = this.namesOf(this.checker.getTypeAtLocation(node.argumentExpression));
      if (!this.isPassedOn(node.argumentExpression)) names.forEach((name) => member(within, name));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      const isDropped = ts.isIdentifier(node.name) && node.name.text.startsWith('_');
      if (!isDropped && !node.dotDotDotToken && ts.isIdentifier(name))
        member(this.checker.getTypeAtLocation(node.parent), name.text);
    }
    if (ts.isCallExpression(node)) node.arguments.forEach((argument) => this.noteName(argument, member));
    if (ts.isIdentifier(node)) this.noteUse(node, place, statement);
  }

  /** A name that is given where names are looked up by: its key is read there. */
  private noteName(node: ts.Expression, member: (type: ts.Type, name: string) => void): void {
    const wanted = this.checker.getContextualType(node);
    const within = wanted && this.lookedUp.get(this.checker.getNonNullableType(wanted));
    if (!within) return;
    const names = this.isPassedOn(node) ? [] : this.namesOf(this.checker.getTypeAtLocation(node));
    for (const type of within) names.forEach((name) => member(type, name));
  }

  private noteUse(node: ts.Identifier, { uses }: Place, statement: ts.Statement): void {
    const symbol = this.checker.getSymbolAtLocation(node);
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const [declaration] = meant?.declarations ?? [];
    if (!declaration || !this.pathOf(declaration).startsWith('libs/')) return;
    const top = ts.isSourceFile(declaration) ? declaration : topOf(declaration);
    if (top !== statement) uses.add(this.idOf(top));
  }
}
