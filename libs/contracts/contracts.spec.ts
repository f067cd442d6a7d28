import { ContractViolation, defineEvent } from './event.js';
import { currentSums, goldenOf, goldenTypes, releasedSums } from './goldens.js';
import { InitiativeSnapshot, initiativeEvents } from './initiative.events.js';
import { schemasOf } from './json-schema.js';
import { catalogue } from './topology.js';

type Json = Record<string, unknown>;

/** What travels is JSON: what a consumer gets is what is left after the round trip. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Documents of their own that a contract carries without looking inside. */
const opaque = ['content', 'jwk'];

/** The same with a field that this version does not know, at every depth that the contract describes. */
const withUnknown = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (!isRecord(value)) return value;
  const known = Object.entries(value).map(([key, inner]) => [key, opaque.includes(key) ? inner : withUnknown(inner)]);
  return { ...Object.fromEntries(known), addedLater: 'in a later version' };
};

const ofAnotherKind = (value: unknown): unknown => (typeof value === 'string' ? 42 : 'not of this kind');

const fields = catalogue.flatMap((event) => {
  const data = goldenOf(event.type).data as Json;
  return Object.keys(data).map((field) => ({ type: event.type, field, event, data }));
});
const requiredFields = fields.filter(({ event, field }) =>
  schemasOf([event.Payload])[event.Payload.name]?.required?.includes(field),
);

const violationOf = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ContractViolation) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the golden examples', () => {
  it('are one for each event of the catalogue', () => {
    expect(goldenTypes()).toEqual(catalogue.map((event) => event.type).sort());
  });

  it('are as they were released; a new one joins the list by `npm run docs`', () => {
    expect(Object.fromEntries(currentSums())).toEqual(Object.fromEntries(releasedSums()));
  });

  it('have an id of their own each', () => {
    const ids = catalogue.map((event) => goldenOf(event.type).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  describe.each(catalogue.map((event) => ({ type: event.type, event })))('$type', ({ type, event }) => {
    const golden = goldenOf(type);

    it('is read by its contract and comes out unchanged', () => {
      expect(wire(event.parse(golden))).toEqual(golden);
      expect(golden).toMatchObject({ type, source: event.source, specversion: '1.0' });
    });

    it('is what the contract makes of its data, envelope included', () => {
      const cause = golden.causationid ? { id: golden.causationid, correlationid: golden.correlationid } : undefined;
      const made = event.make(golden.subject, golden.data as object, new Date(golden.time), cause);
      const { id } = made;
      expect(wire(event.parse(made))).toEqual({ ...golden, id, correlationid: cause?.correlationid ?? id });
    });

    it('loses what this version does not know', () => {
      const received = { ...golden, data: withUnknown(golden.data) };
      expect(received).not.toEqual(golden);
      expect(wire(event.parse(received))).toEqual(golden);
    });
  });
});

describe('a contract', () => {
  it.each(requiredFields)('of $type refuses data without $field, naming it', ({ event, data, type, field }) => {
    const { [field]: _, ...rest } = data;
    expect(violationOf(() => event.make('subject', rest, new Date(0)))).toMatch(`${type}: ${field}: `);
    expect(violationOf(() => event.parse({ ...goldenOf(type), data: rest }))).toMatch(`${type}: ${field}: `);
  });

  it.each(fields)('of $type refuses a $field of another kind, naming it', ({ event, data, type, field }) => {
    const broken = { ...data, [field]: ofAnotherKind(data[field]) };
    expect(violationOf(() => event.parse({ ...goldenOf(type), data: broken }))).toMatch(`${type}: ${field}: `);
  });

  it('names a field inside a list by its path', () => {
    const golden = goldenOf('initiative.registered.v1');
    const [lead, second] = (golden.data as InitiativeSnapshot).authors;
    const data = { ...(golden.data as InitiativeSnapshot), authors: [lead, { ...second, sharePercent: 101 }] };
    expect(violationOf(() => initiativeEvents.registered.parse({ ...golden, data }))).toBe(
      'initiative.registered.v1: authors.1.sharePercent: max',
    );
  });

  it.each([[undefined], [null], ['text'], [[]]])('refuses %j in place of data', (data) => {
    const raw = { ...goldenOf('initiative.registered.v1'), data };
    expect(violationOf(() => initiativeEvents.registered.parse(raw))).toBe('initiative.registered.v1: data: isObject');
  });

  it('lets two versions of an event live side by side', () => {
    const first = defineEvent('registration', 'thing.named', 1, InitiativeSnapshot);
    const second = defineEvent('registration', 'thing.named', 2, InitiativeSnapshot);
    expect([first.type, second.type]).toEqual(['thing.named.v1', 'thing.named.v2']);
  });
});

describe('the snapshot of an initiative', () => {
  const data = goldenOf('initiative.submitted.v1').data as InitiativeSnapshot;

  it('drops the confidential part, birth dates and phones even when a service would tell them', () => {
    const secret = { confidential: 'bí mật', birthDate: '1980-02-01', phone: '0912345678' };
    const careless = {
      ...data,
      ...secret,
      authors: data.authors.map((author) => ({ ...author, ...secret })),
      report: { ...data.report, ...secret },
    };
    const told = JSON.stringify(initiativeEvents.submitted.make(data.initiativeId, careless, new Date(0)).data);
    expect(JSON.parse(told)).toEqual(data);
  });

  it('has no field for any of them, at any depth', () => {
    const schemas = Object.values(schemasOf([InitiativeSnapshot]));
    const names = schemas.flatMap((schema) => Object.keys(schema.properties));
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => /confidential|secret|birth|phone|mobile|identity/i.test(name))).toEqual([]);
  });
});
