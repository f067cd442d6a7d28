import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { TypeSchemas, type Schema } from './schema-of-type.js';

const file = 'apps/cli/openapi/answers.fixture.ts';
const options = { strict: true, experimentalDecorators: true, target: ts.ScriptTarget.ES2023, skipLibCheck: true };

describe('the schema of a type', () => {
  let schemas: TypeSchemas;
  let answers: Record<string, Schema>;

  beforeAll(() => {
    const program = ts.createProgram([file], { ...options, module: ts.ModuleKind.NodeNext });
    const checker = program.getTypeChecker();
    schemas = new TypeSchemas(checker, {});
    const source = program.getSourceFile(file)!;
    const declared = source.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === 'Answers')!;
    const properties = checker.getPropertiesOfType(checker.getTypeAtLocation(declared));
    answers = Object.fromEntries(properties.map((p) => [p.name, schemas.of(checker.getTypeOfSymbol(p))]));
  }, 60_000);

  it('leaves out what is not written: methods, what is not public, what was omitted', () => {
    const { items } = (schemas.components[nameOf(answers['plans']!)] as { properties: { items: { items: Schema } } })
      .properties;
    expect(Object.keys(items.items['properties'] as object)).toEqual([
      'id',
      'version',
      'startsOn',
      'personIds',
      'endedAt',
      'outcome',
      'cost',
      'extra',
    ]);
    expect(items.items['required']).not.toContain('extra');
  });

  it('says of texts and numbers what their columns say', () => {
    expect((schemas.components['Plan'] as { properties: object }).properties).toMatchObject({
      id: { type: 'string', format: 'uuid' },
      version: { type: ['integer', 'null'] },
      startsOn: { type: 'string', format: 'date' },
      personIds: { type: 'array', items: { type: 'string', format: 'uuid' } },
    });
  });

  it('writes a date as the instant it becomes, and anything else as its toJSON does', () => {
    expect((schemas.components['Plan'] as { properties: object }).properties).toMatchObject({
      endedAt: { type: ['string', 'null'], format: 'date-time' },
      cost: { $ref: '#/components/schemas/Amount' },
      outcome: { type: ['string', 'null'], enum: ['again', 'failed', 'passed', null] },
    });
    expect(schemas.components['Amount']).toMatchObject({ type: 'string' });
  });

  it('makes components of named types, also of those that hold themselves, with their docstrings', () => {
    expect(schemas.components['Step']).toEqual({
      type: 'object',
      description: 'Bước.',
      properties: {
        name: { type: 'string' },
        steps: { type: 'array', items: { $ref: '#/components/schemas/Step' }, description: 'Steps inside it.' },
      },
      required: ['name'],
    });
  });

  it('accepts what JSON.stringify makes of such values, and nothing else', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validator = (name: string) => ajv.compile({ ...answers[name]!, components: { schemas: schemas.components } });
    expect(validator('byName')({ a: 1 })).toBe(true);
    expect(validator('byName')({ a: 'one' })).toBe(false);
    expect(validator('pair')(['a', true])).toBe(true);
    expect(validator('pair')(['a'])).toBe(false);
    expect(validator('either')(null)).toBe(true);
    expect(validator('either')({ name: 'a', steps: [{ name: 'b' }] })).toBe(true);
    expect(validator('either')({ name: 'a', steps: [{}] })).toBe(false);
    expect(validator('view')({ id: 'x', endedAt: null, step: { name: 'a' } })).toBe(true);
    expect(validator('view')({ id: 'x', step: { name: 'a' } })).toBe(false);
  });
});

const nameOf = (schema: Schema): string => String(schema['$ref']).split('/').at(-1) ?? '';
