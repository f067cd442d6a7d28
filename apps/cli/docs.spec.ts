import { reasons } from '#lib/contracts/reasons.js';
import { services } from '#lib/contracts/services.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { staleDocuments, withLifecycle } from './docs.js';

describe('the generated documents', () => {
  it('are committed as the code says; `npm run docs` writes them anew', async () => {
    expect((await staleDocuments()).map(([path]) => path)).toEqual([]);
  }, 120_000); // the compiler reads every source
});

interface Described {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
  anyOf?: Described[];
}

interface Operation extends Described {
  summary?: string;
  parameters: { $ref?: string; name?: string; description?: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }>; 'x-reasons'?: string[] }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Described> };
}

const documentOf = (service: string) =>
  JSON.parse(readFileSync(`apps/${service}/openapi.json`, 'utf8')) as Document & Record<string, unknown>;

const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb} ${path}`, verb, path, operation })),
  );

/** Properties that nothing is said of, by their path. */
const undescribed = (at: string, { properties = {}, items, anyOf = [] }: Described): string[] => [
  ...Object.entries(properties).flatMap(([name, property]) => [
    ...(property.description ? [] : [`${at}.${name}`]),
    ...undescribed(`${at}.${name}`, property),
  ]),
  ...[...(items ? [items] : []), ...anyOf].flatMap((inside) => undescribed(at, inside)),
];

describe.each([...services])('the OpenAPI document of %s', (service) => {
  const document = documentOf(service);
  const operations = operationsOf(document);

  it('says of every operation what it is, in Vietnamese first, and what comes back', () => {
    for (const { name, operation } of operations) {
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/./)]);
      expect([name, operation.description]).toEqual([name, expect.stringMatching(/./)]);
      const [status, answer] = Object.entries(operation.responses)[0]!;
      expect([name, status]).toEqual([name, expect.stringMatching(/^20\d$/)]);
      const schemas = Object.values(answer.content ?? {}).map(({ schema }) => Object.keys(schema).length);
      expect([name, schemas]).toEqual([name, status === '204' ? [] : [expect.any(Number)]]);
      expect([name, schemas]).not.toEqual([name, [0]]);
    }
  });

  it('says what each may refuse, with reasons that exist', () => {
    for (const { name, path, operation } of operations) {
      const refusals = Object.entries(operation.responses).filter(([status]) => status >= '400');
      expect([name, refusals.map(([status]) => status)]).toEqual([name, expect.arrayContaining(['401', '503'])]);
      if (path.includes('{') && !path.includes('regulations'))
        expect([name, refusals.map(([status]) => status)]).toEqual([name, expect.arrayContaining(['404'])]);
      for (const [, { content, 'x-reasons': keys = [] }] of refusals) {
        expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
        expect([name, keys.filter((key) => !(key in reasons))]).toEqual([name, []]);
      }
    }
  });

  it('says of every property and parameter what it is', () => {
    const { schemas } = document.components;
    expect(Object.entries(schemas).flatMap(([name, schema]) => undescribed(name, schema))).toEqual([]);
    const parameters = operations.flatMap(({ name, operation }) =>
      operation.parameters.filter((p) => !p.$ref && !p.description).map((p) => `${name} ${p.name ?? ''}`),
    );
    expect(parameters).toEqual([]);
  });

  it('is JSON Schema 2020-12 throughout', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, service);
    for (const name of Object.keys(document.components.schemas))
      expect(() => ajv.getSchema(`${service}#/components/schemas/${name}`)).not.toThrow();
  });
});

it('tells how a command is made safe to send twice, and from a stale page', () => {
  const { paths } = documentOf('registration');
  const headersOf = (verb: string, path: string) =>
    (paths[`/api/registration/${path}`]?.[verb]?.parameters ?? []).flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []);
  expect(headersOf('patch', 'initiatives/{id}')).toEqual(['IdempotencyKey', 'IfMatch']);
  expect(headersOf('post', 'initiatives/submissions')).toEqual(['IdempotencyKey']);
  expect(headersOf('get', 'initiatives/{id}')).toEqual([]);
  expect(paths['/api/registration/initiatives/{id}']?.['get']?.parameters).toMatchObject([
    { name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } },
  ]);
  const filing = paths['/api/registration/initiatives/{id}/filing']?.['post']?.responses['409'];
  expect(filing?.['x-reasons']).toEqual(expect.arrayContaining(['filing-period-over', 'stale', 'shares-not-100']));
  expect(filing?.['x-reasons']).not.toContain('letter-missing');
});

describe('withLifecycle', () => {
  const page = 'before\n<!-- lifecycle:begin -->\nold\n<!-- lifecycle:end -->\nafter';

  it('replaces what is between the markers and nothing else', () => {
    const written = withLifecycle(page, 'stateDiagram-v2');
    expect(written).toBe(
      'before\n<!-- lifecycle:begin -->\n\n```mermaid\nstateDiagram-v2\n```\n\n<!-- lifecycle:end -->\nafter',
    );
    expect(withLifecycle(written, 'stateDiagram-v2')).toBe(written);
  });

  it.each(['no marker', '<!-- lifecycle:end --> <!-- lifecycle:begin -->'])('refuses a page with %s', (text) => {
    expect(() => withLifecycle(text, 'x')).toThrow('lifecycle:begin');
  });
});
