import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** The method of a controller that answers an operation. */
export interface Endpoint {
  method: ts.MethodDeclaration;
  /** What it answers with, once it is there. */
  answer: ts.Type;
  /** Needs no sign-in. */
  isPublic: boolean;
  /** Carries out a command: it takes the circumstances of one. */
  isCommand: boolean;
  /** What it sends where that is no JSON. */
  mediaType?: string;
}

/** The product's sources, as the compiler that builds them understands them. */
export function readSources(config = 'tsconfig.build.json'): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, { noEmit: true, incremental: false }, host);
  if (!parsed) throw new Error(`${config} cannot be read`);
  return ts.createProgram(parsed.fileNames, { ...parsed.options, tsBuildInfoFile: undefined });
}

const here = resolve('.');
/** Whether a declaration is the product's own, and not a library's. */
export const isOurs = (declaration: ts.Node): boolean => {
  const { fileName } = declaration.getSourceFile();
  return resolve(fileName).startsWith(here) && !fileName.includes('/node_modules/');
};

/** Decorators of a declaration with their arguments, by name. */
export function decoratorsOf(node: ts.Node): ReadonlyMap<string, readonly ts.Expression[]> {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return new Map(
    decorators.flatMap(({ expression }) =>
      ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)
        ? [[expression.expression.text, [...expression.arguments]] as const]
        : [],
    ),
  );
}

/** The text of a parameter's decorators and, where one is a name for another, of what it stands for. */
function decorationOf(parameter: ts.ParameterDeclaration, checker: ts.TypeChecker): string {
  const texts = (ts.getDecorators(parameter) ?? []).map(({ expression }) => {
    const name = ts.isCallExpression(expression) ? expression.expression : expression;
    const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
    return expression.getText() + (declaration && isOurs(declaration) ? declaration.getText() : '');
  });
  return texts.join(' ');
}

/** Whether a parameter of the path must be a UUID. */
export const takesUuid = ({ method }: Endpoint, name: string, checker: ts.TypeChecker): boolean =>
  method.parameters
    .map((parameter) => decorationOf(parameter, checker))
    .some((text) => text.includes(`Param('${name}'`) && text.includes('ParseUUIDPipe'));

const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteral(node) ? node.text : undefined);

function endpointOf(method: ts.MethodDeclaration, owner: ts.ClassDeclaration, checker: ts.TypeChecker): Endpoint {
  const signature = checker.getSignatureFromDeclaration(method);
  if (!signature) throw new Error(`${method.name.getText()} has no signature`);
  const returned = checker.getReturnTypeOfSignature(signature);
  const decorators = decoratorsOf(method);
  return {
    method,
    answer: checker.getAwaitedType(returned) ?? returned,
    isPublic: decorators.has('Public') || decoratorsOf(owner).has('Public'),
    isCommand: method.parameters.some((parameter) => decoratorsOf(parameter).has('Act')),
    mediaType: textOf(decorators.get('ApiProduces')?.[0]),
  };
}

/** Every endpoint of a service, by the operation id that Nest gives it: its class and its method. */
export function endpointsOf(program: ts.Program, service: string): ReadonlyMap<string, Endpoint> {
  const checker = program.getTypeChecker();
  const found = new Map<string, Endpoint>();
  const folders = [resolve('apps', service), resolve('libs/service-kit')];
  const isFrom = (file: ts.SourceFile) => folders.some((folder) => dirname(resolve(file.fileName)).startsWith(folder));
  for (const owner of program
    .getSourceFiles()
    .filter(isFrom)
    .flatMap((file) => file.statements)) {
    if (!ts.isClassDeclaration(owner) || !owner.name || !decoratorsOf(owner).has('Controller')) continue;
    for (const method of owner.members.filter(ts.isMethodDeclaration))
      found.set(`${owner.name.text}_${method.name.getText()}`, endpointOf(method, owner, checker));
  }
  return found;
}
