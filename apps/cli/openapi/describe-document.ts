import type { OpenAPIObject } from '@nestjs/swagger';
import { resolve } from 'node:path';
import ts from 'typescript';
import { decoratorsOf, endpointsOf, isOurs, takesUuid, type Endpoint } from './endpoints.js';
import { describedBy, type Glossary } from './glossary.js';
import { etag, headers } from './headers.js';
import { problemsOf } from './problems.js';
import { Refusals } from './refusals.js';
import { docOf, TypeSchemas, type Schema } from './schema-of-type.js';

interface Parameter extends Schema {
  name: string;
  in: string;
}

interface Operation extends Schema {
  operationId: string;
  summary?: string;
  parameters?: Parameter[];
  responses: Record<string, Schema>;
}

/** What the sources of one service are asked. */
interface Sources {
  checker: ts.TypeChecker;
  endpoints: ReadonlyMap<string, Endpoint>;
  /** Classes of the service and of the libraries, by name. */
  classes: ReadonlyMap<string, ts.Type>;
  schemas: TypeSchemas;
  refusals: Refusals;
  glossary: Glossary;
}

const successes: Readonly<Record<string, string>> = {
  '200': 'Đã làm; kết quả.',
  '201': 'Đã lập; nội dung vừa lập.',
  '202': 'Đã nhận, sẽ làm.',
  '204': 'Đã làm; không có nội dung trả lời.',
};

const reference = (name: string) => ({ $ref: `#/components/parameters/${name}` }) as never;

/** Types that are declared under a name in the given folders; the later folders win. */
function declaredIn(program: ts.Program, ...folders: readonly string[]): ReadonlyMap<string, ts.Type> {
  const checker = program.getTypeChecker();
  const declarations = folders.flatMap((folder) =>
    program
      .getSourceFiles()
      .filter(({ fileName }) => resolve(fileName).startsWith(`${resolve(folder)}/`))
      .flatMap(({ statements }) => [...statements]),
  );
  return new Map(
    declarations.flatMap((declaration) => {
      if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) return [];
      const symbol = declaration.name && checker.getSymbolAtLocation(declaration.name);
      return symbol ? [[symbol.name, checker.getDeclaredTypeOfSymbol(symbol)] as const] : [];
    }),
  );
}

/** The docstring of what the endpoint hands its work to, where it has none of its own. */
function docOfWork({ method }: Endpoint, checker: ts.TypeChecker): string {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const called = ts.isCallExpression(node) ? checker.getResolvedSignature(node)?.declaration : undefined;
    if (called && isOurs(called) && ts.isMethodDeclaration(called))
      found.push(docOf(checker.getSymbolAtLocation(called.name), checker));
    ts.forEachChild(node, visit);
  };
  if (method.body) visit(method.body);
  return found.find((doc) => doc !== '') ?? '';
}

/** In a few words, and in full: the Vietnamese sentence of the endpoint first, then its docstring. */
function wordsOf({ summary }: Operation, endpoint: Endpoint, { checker }: Sources) {
  const own = docOf(checker.getSymbolAtLocation(endpoint.method.name), checker);
  const doc = own || docOfWork(endpoint, checker);
  const [first = ''] = doc.split(/(?<=[.;:])\s/);
  const description = [summary, doc].filter(Boolean).join('\n\n');
  return { summary: summary ?? first.replace(/[.;:]$/, ''), description };
}

function successOf(
  verb: string,
  { responses }: Operation,
  { answer, mediaType }: Endpoint,
  { schemas, glossary }: Sources,
) {
  const [status = '200'] = Object.keys(responses);
  const description = successes[status] ?? '';
  if (answer.flags & ts.TypeFlags.Void) return { [status]: { description } };
  const isFile = answer.getSymbol()?.name === 'StreamableFile';
  const schema = isFile ? { type: 'string', format: 'binary' } : withGlossary(schemas.of(answer), glossary);
  const type = mediaType ?? (isFile ? 'application/octet-stream' : 'application/json');
  return { [status]: { description, ...(verb === 'get' ? { headers: etag } : {}), content: { [type]: { schema } } } };
}

/** The docstring of a parameter: of its property in the query's class, or what the glossary says of its name. */
function describedParameter(parameter: Parameter, endpoint: Endpoint, { checker, glossary }: Sources): Parameter {
  const queries = endpoint.method.parameters.filter((p) => decoratorsOf(p).has('Query'));
  const properties = queries.map((query) =>
    checker.getPropertyOfType(checker.getTypeAtLocation(query), parameter.name),
  );
  const description = properties.map((p) => docOf(p, checker)).find(Boolean) ?? describedBy(glossary, parameter.name);
  const schema = takesUuid(endpoint, parameter.name, checker) ? { schema: { type: 'string', format: 'uuid' } } : {};
  return { ...parameter, ...schema, ...(description ? { description } : {}) };
}

function describedOperation(verb: string, operation: Operation, sources: Sources): Operation {
  const endpoint = sources.endpoints.get(operation.operationId);
  if (!endpoint) throw new Error(`${operation.operationId} is not found in the sources`);
  const reached = sources.refusals.of(endpoint.method);
  const given = (operation.parameters ?? []).map((parameter) => describedParameter(parameter, endpoint, sources));
  const isCommand = endpoint.isCommand && verb !== 'get';
  const isOfOne = isCommand && given.some((parameter) => parameter.in === 'path') && reached.functions.has('changeRow');
  const parameters = [
    ...given,
    ...(isCommand ? [reference('IdempotencyKey')] : []),
    ...(isOfOne ? [reference('IfMatch')] : []),
  ];
  const takesInput = parameters.length > 0 || 'requestBody' in operation;
  return {
    ...operation,
    ...wordsOf(operation, endpoint, sources),
    parameters,
    responses: { ...successOf(verb, operation, endpoint, sources), ...problemsOf(endpoint, reached, takesInput) },
  };
}

/** The schema of a request with the docstrings of its class. */
function describedRequest(name: string, schema: Schema, { classes, checker }: Sources): Schema {
  const type = classes.get(name);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).map(([key, property]) => {
    const description = type && docOf(checker.getPropertyOfType(type, key), checker);
    return [key, description ? { ...property, description } : property] as const;
  });
  const description = docOf(type?.symbol, checker);
  return { ...schema, ...(description ? { description } : {}), properties: Object.fromEntries(properties) };
}

/** Where no docstring says what a property is, the glossary does. */
function withGlossary(schema: Schema, glossary: Glossary): Schema {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).map(([key, property]) => {
    const description = property['description'] ?? describedBy(glossary, key);
    return [key, withGlossary(description ? { ...property, description } : property, glossary)] as const;
  });
  const items = schema['items'] as Schema | undefined;
  return {
    ...schema,
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(items ? { items: withGlossary(items, glossary) } : {}),
    ...(schema['anyOf'] ? { anyOf: (schema['anyOf'] as Schema[]).map((each) => withGlossary(each, glossary)) } : {}),
  };
}

/** Adds to a service's document what only its sources know: what comes back, what is refused, and what all of it is. */
export function describeDocument(
  document: OpenAPIObject,
  service: string,
  program: ts.Program,
  glossary: Glossary,
): OpenAPIObject {
  const checker = program.getTypeChecker();
  const { schemas: requests = {}, ...components } = document.components ?? {};
  const schemas = new TypeSchemas(checker, requests);
  const classes = declaredIn(program, 'libs', `apps/${service}`);
  const refusals = new Refusals(checker);
  const sources = { checker, endpoints: endpointsOf(program, service), classes, schemas, refusals, glossary };
  schemas.of(declaredIn(program, 'libs/service-kit').get('Problem') as ts.Type);
  const paths = Object.entries(document.paths).map(([path, verbs]) => {
    const operations = Object.entries(verbs as Record<string, Operation>);
    return [path, Object.fromEntries(operations.map(([verb, o]) => [verb, describedOperation(verb, o, sources)]))];
  });
  const asked = Object.entries(requests).map(
    ([name, s]) => [name, describedRequest(name, s as Schema, sources)] as const,
  );
  const all = [...asked, ...Object.entries(schemas.components)].map(([name, s]) => [name, withGlossary(s, glossary)]);
  return {
    ...document,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: { ...components, parameters: headers, schemas: Object.fromEntries(all) as never },
  };
}
