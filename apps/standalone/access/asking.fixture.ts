import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { services } from '#lib/contracts/services.js';
import type { Ids, Role, World } from './world.fixture.js';

/** An answer, as whoever asked sees it. */
export interface Seen {
  status: number;
  text: string;
  body: unknown;
  reasons: string[];
  /** What the reasons are about. */
  told: string;
  /** Headers but those that every answer has its own of. */
  headers: string;
  /** Bytes, as its header says. */
  length: string | null;
}

interface Operation {
  operationId: string;
  parameters?: { $ref?: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

const documents = services.map(
  (service) => JSON.parse(readFileSync(`apps/${service}/openapi.json`, 'utf8')) as Document,
);

const operations = new Map<string, { operation: Operation; components: object }>(
  documents.flatMap(({ paths, components }) =>
    Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) => [`${verb} ${path}`, { operation, components }] as const),
    ),
  ),
);

/** Every operation that the services describe. */
export const operationNames = [...operations.keys()];

/** Whether the command looks at the version that its sender saw. */
export const heedsVersion = (name: string): boolean =>
  operations.get(name)?.operation.parameters?.some(({ $ref }) => $ref?.endsWith('/IfMatch')) ?? false;

/** The schema with every object closed: what the document does not say must not come. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inside, additionalProperties: false }
    : inside;
};

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date-time', (text: string) => instant.test(text));
ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
for (const format of ['binary', 'email', 'uri']) ajv.addFormat(format, true);

const validators = new Map<string, ValidateFunction>();

/** What of an answer the document does not allow. */
export function undocumented(name: string, { status, body, text }: Seen): string[] {
  const known = operations.get(name);
  const answer = known?.operation.responses[String(status)];
  if (!known || !answer) return [`${String(status)} is not described`];
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
  if (!type || !content) return text === '' ? [] : ['content is not described'];
  if (!type.includes('json')) return [];
  const key = `${name} ${String(status)}`;
  // A problem tells beside its reasons what the caller needs, such as both versions of a stale edit.
  const shape = { ...content.schema, components: known.components };
  const validate = validators.get(key) ?? ajv.compile((status < 400 ? closed(shape) : shape) as object);
  validators.set(key, validate);
  return validate(body)
    ? []
    : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);
}

const idIn = (path: string, ids: Ids): string =>
  ({
    initiatives: ids.initiative,
    campaigns: ids.campaign,
    shortcomings: ids.shortcoming,
    dossiers: ids.initiative,
    intakes: ids.intake,
    rounds: ids.round,
    councils: ids.council,
    assessments: ids.assessment,
    'assignment-plans': ids.plan,
    kin: ids.kin,
    meetings: ids.meeting,
    confirmations: ids.confirmation,
    decisions: ids.decision,
    certificates: ids.certificate,
    corrections: ids.correction,
    nominations: ids.nomination,
    'nomination-letters': ids.letter,
    appeals: ids.appeal,
    delegations: ids.delegation,
    'follow-ups': ids.followUp,
    recurrences: ids.recurrence,
    replications: ids.replication,
    reports: ids.report,
    'title-uses': ids.titleUse,
    'regulation-drafts': ids.regulationDraft,
    'reward-proposals': ids.rewardProposal,
    'reward-letters': ids.rewardLetter,
    units: ids.unit,
    people: ids.person,
    accounts: ids.account,
  })[path.split('/')[3] ?? ''] ?? '';

/** The path of an operation for one subject. */
export function pathFor(name: string, ids: Ids): string {
  const path = name.slice(name.indexOf(' ') + 1);
  const values: Record<string, string> = {
    id: idIn(path, ids),
    initiativeId: ids.initiative,
    attachmentId: ids.attachment,
    personId: ids.leaver,
    memberId: ids.scorer,
    number: ids.certificateNumber,
    key: ids.mail,
    locality: 'nghia-hanh',
    year: '2023',
    version: '1',
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => values[parameter] ?? '');
}

/** Identifiers as long as these, of things that do not exist. */
export const nowhere = (ids: Ids): Ids => {
  const unknown = ({ length }: string) => (length > 0 ? randomUUID().repeat(4).slice(0, length) : randomUUID());
  return Object.fromEntries(
    Object.entries<string>({ ...ids }).map(([key, id]) => [key, unknown(id)]),
  ) as unknown as Ids;
};

const ofEach = ['date', 'etag', 'content-length', 'x-correlation-id'];
const shown = (headers: Headers): string =>
  [...headers]
    .filter(([name]) => !ofEach.includes(name))
    .map((header) => header.join(': '))
    .join('\n');

/** Asks as somebody; a command says that it was decided on a version that never was, so that it changes nothing. */
export async function ask(
  { url, tokens }: World,
  role: Role,
  [verb = 'get', path = '']: readonly string[],
  body?: unknown,
): Promise<Seen> {
  const token = tokens.get(role);
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  const isText = typeof body === 'string';
  if (body !== undefined) headers.set('content-type', isText ? 'application/octet-stream' : 'application/json');
  if (verb !== 'get') headers.set('if-match', '"999"');
  const content = body === undefined || isText ? body : JSON.stringify(body);
  const response = await fetch(url + path, {
    method: verb.toUpperCase(),
    headers,
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  const given = (parsed as { reasons?: { key: string; params?: { what?: string } }[] } | undefined)?.reasons ?? [];
  const told = response.ok ? '' : given.map(({ params }) => params?.what ?? '').join(',');
  const reasons = response.ok ? [] : given.map(({ key }) => key);
  const { status } = response;
  const length = response.headers.get('content-length');
  return { status, text, body: parsed, reasons, told, headers: shown(response.headers), length };
}
