import { basename } from 'node:path';
import ts from 'typescript';
import { decoratorsOf, isOurs } from './endpoints.js';

export type Schema = Record<string, unknown>;

/** What the compiler does not know of a text or a number, and a decorator of its property says. */
const refinements: Readonly<Record<string, Schema>> = {
  uuid: { format: 'uuid' },
  IsUUID: { format: 'uuid' },
  date: { format: 'date' },
  IsInstant: { format: 'date-time' },
  integer: { type: 'integer' },
  IsInt: { type: 'integer' },
};

function refinementOf(declaration: ts.Declaration | undefined): Schema {
  if (!declaration) return {};
  const decorators = decoratorsOf(declaration);
  const [column] = decorators.get('Column') ?? decorators.get('PrimaryColumn') ?? [];
  const names = [...decorators.keys(), ...(column && ts.isStringLiteral(column) ? [column.text] : [])];
  return Object.assign({}, ...names.map((name) => refinements[name] ?? {})) as Schema;
}

/** The refinement where it fits: a text has a format, a number may be whole; in a list, each of its items. */
function refined(schema: Schema, refinement: Schema): Schema {
  const { items, type } = schema as { items?: Schema; type?: string | string[] };
  if (items) return { ...schema, items: refined(items, refinement) };
  const [first, ...others] = [type ?? []].flat();
  if (first === 'string' && refinement['format'] && !schema['enum'] && !schema['format'])
    return { ...schema, format: refinement['format'] };
  if (first === 'number' && refinement['type'])
    return { ...schema, type: others[0] ? ['integer', others[0]] : 'integer' };
  return schema;
}

/** What a declaration's docstring says, in one line. */
export const docOf = (symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string =>
  ts
    .displayPartsToString(symbol?.getDocumentationComment(checker))
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();

const pascal = (text: string) =>
  text.replaceAll(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, c: string) => c.toUpperCase());

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Members in the order in which the sources have them; the compiler's own order may change with any other file. */
const bySource = (a: ts.Symbol, b: ts.Symbol): number => {
  const place = ({ declarations: [first] = [] }: ts.Symbol) =>
    [first?.getSourceFile().fileName ?? '', first?.pos ?? 0] as const;
  const [[fileA, posA], [fileB, posB]] = [place(a), place(b)];
  return fileA === fileB ? posA - posB : fileA < fileB ? -1 : 1;
};

const isHidden = (member: ts.Symbol) =>
  member.name.startsWith('__') ||
  (member.declarations ?? []).some(
    (d) => ts.getCombinedModifierFlags(d) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
  );

/**
 * JSON Schema (2020-12) of types as `JSON.stringify` writes their values: what is undefined or a function is left out,
 * what has `toJSON` is what that returns. The product's own named types become components.
 */
export class TypeSchemas {
  readonly components: Record<string, Schema> = {};
  private readonly names = new Map<ts.Type, string>();

  /** `given` are components that exist already, from the rules of requests. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly given: Readonly<Record<string, unknown>>,
  ) {}

  of(type: ts.Type): Schema {
    const named = this.nameOf(type);
    if (!named) return this.inline(type);
    const { name, symbol } = named;
    if (!(name in this.given) && !(name in this.components)) {
      this.components[name] = {}; // a type may hold itself
      const description = docOf(symbol, this.checker);
      this.components[name] = { ...this.inline(type), ...(description ? { description } : {}) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private nameOf(type: ts.Type): { name: string; symbol: ts.Symbol } | undefined {
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() || isReference(type) ? type.symbol : undefined);
    const [declaration] = symbol?.declarations ?? [];
    if (!symbol || !declaration || !isOurs(declaration)) return undefined;
    const known = this.names.get(type);
    if (known) return { name: known, symbol };
    const name = this.unused(this.plainName(symbol, type), declaration);
    this.names.set(type, name);
    return { name, symbol };
  }

  /** `Page<Dossier>` is `PageOfDossier`. */
  private plainName(symbol: ts.Symbol, type: ts.Type): string {
    const given = type.aliasSymbol ? type.aliasTypeArguments : isReference(type) ? this.argumentsOf(type) : undefined;
    const inside = (given ?? []).map(
      (argument) => this.nameOf(argument)?.name ?? pascal(this.checker.typeToString(argument)),
    );
    return [symbol.name, ...(inside.length > 0 ? ['Of', ...inside] : [])].join('');
  }

  private argumentsOf(type: ts.TypeReference): readonly ts.Type[] {
    return this.checker.getTypeArguments(type).filter((argument) => !(argument as { isThisType?: boolean }).isThisType);
  }

  /** Two types of one name in a service: the second says which file it is from. */
  private unused(name: string, declaration: ts.Declaration): string {
    const isRequest = name in this.given && ts.isClassDeclaration(declaration);
    const taken = [...this.names.values()].includes(name) || (name in this.given && !isRequest);
    const stem = basename(declaration.getSourceFile().fileName, '.ts');
    return taken ? `${name}In${pascal(stem)}` : name;
  }

  private inline(type: ts.Type): Schema {
    if (type.isUnion()) return this.union(type.types);
    const simple = simpleSchema(type);
    if (simple) return simple;
    if (this.checker.isTupleType(type)) return this.tuple(type as ts.TypeReference);
    if (this.checker.isArrayType(type))
      return { type: 'array', items: this.of(this.checker.getTypeArguments(type as ts.TypeReference)[0] as ts.Type) };
    return this.serialised(type) ?? this.object(type);
  }

  private tuple(type: ts.TypeReference): Schema {
    const members = this.checker.getTypeArguments(type).map((member) => this.of(member));
    return { type: 'array', prefixItems: members, minItems: members.length, maxItems: members.length };
  }

  private union(members: readonly ts.Type[]): Schema {
    const schemas = members.filter((m) => !(m.flags & absent)).map((m) => this.of(m));
    const merged = mergeLiterals(schemas);
    return merged.length === 1 ? (merged[0] as Schema) : { anyOf: merged };
  }

  /** A Date, a Decimal: whatever says by itself how it is written. */
  private serialised(type: ts.Type): Schema | undefined {
    const toJson = this.checker.getPropertyOfType(type, 'toJSON');
    const [signature] = toJson ? this.checker.getTypeOfSymbol(toJson).getCallSignatures() : [];
    if (!signature) return undefined;
    const schema = this.of(this.checker.getReturnTypeOfSignature(signature));
    return type.symbol.name === 'Date' ? { ...schema, format: 'date-time' } : schema;
  }

  private object(type: ts.Type): Schema {
    const members = this.checker.getPropertiesOfType(type).filter((member) => !isHidden(member));
    const shown = members
      .filter((m) => this.checker.getTypeOfSymbol(m).getCallSignatures().length === 0)
      .sort(bySource);
    const rest = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const required = shown.filter((member) => !this.mayBeAbsent(member)).map((member) => member.name);
    return {
      type: 'object',
      ...(shown.length > 0 ? { properties: Object.fromEntries(shown.map((m) => [m.name, this.property(m)])) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(rest ? { additionalProperties: this.of(rest) } : {}),
    };
  }

  private mayBeAbsent(member: ts.Symbol): boolean {
    if (member.flags & ts.SymbolFlags.Optional) return true;
    const type = this.checker.getTypeOfSymbol(member);
    return (type.isUnion() ? type.types : [type]).some((t) => t.flags & absent);
  }

  private property(member: ts.Symbol): Schema {
    const schema = refined(this.of(this.checker.getTypeOfSymbol(member)), refinementOf(member.declarations?.[0]));
    const description = docOf(member, this.checker);
    return description ? { ...schema, description } : schema;
  }
}

const absent = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

const isReference = (type: ts.Type): type is ts.TypeReference =>
  Boolean((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference);

/** Texts, numbers, truth values, null, and what may be anything. */
function simpleSchema(type: ts.Type): Schema | undefined {
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return { type: 'boolean', enum: [(type as ts.Type & { intrinsicName: string }).intrinsicName === 'true'] };
  if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
  if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  return type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter) ? {} : undefined;
}

const isLiteral = (schema: Schema) => 'enum' in schema && 'type' in schema;

/** `'a' | 'b' | null` is one list of values, and a text that may be null one type. */
function mergeLiterals(schemas: readonly Schema[]): Schema[] {
  const literals = ['boolean', 'number', 'string'].flatMap((type) => {
    const values = schemas.filter((s) => isLiteral(s) && s['type'] === type).flatMap((s) => s['enum'] as unknown[]);
    if (values.length === 0) return [];
    return [type === 'boolean' && values.length === 2 ? { type } : { type, enum: values.sort(byText) }];
  });
  const others = schemas.filter((schema) => !isLiteral(schema) && schema['type'] !== 'null').sort(byText);
  const [only, ...more] = [...literals, ...others];
  if (!schemas.some((schema) => schema['type'] === 'null')) return [...literals, ...others];
  if (only && more.length === 0 && typeof only['type'] === 'string') return [orNull(only)];
  return [...literals, ...others, { type: 'null' }];
}

const orNull = (schema: Schema): Schema => ({
  ...schema,
  type: [schema['type'], 'null'],
  ...(schema['enum'] ? { enum: [...(schema['enum'] as unknown[]), null] } : {}),
});
