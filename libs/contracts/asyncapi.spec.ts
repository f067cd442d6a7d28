import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { asyncApiOf } from './asyncapi.js';
import { eventSummaries } from './event-summaries.js';
import type { Envelope } from './event.js';
import { goldenOf } from './goldens.js';
import { catalogue, consumers } from './topology.js';

const document = asyncApiOf(catalogue, consumers);
const types = catalogue.map((event) => event.type);

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    uuid,
    email: /^[^\s@]+@[^\s@]+$/,
    date: /^\d{4}-\d{2}-\d{2}$/,
    'date-time': /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
  },
});
ajv.addSchema(document, 'events');

const faultsOf = (type: string, event: Envelope) => {
  ajv.validate({ $ref: `events#/components/messages/${type}/payload` }, event);
  return (ajv.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
};

describe('the AsyncAPI document', () => {
  it('is committed as the contracts say; `npm run docs` writes it anew', () => {
    expect(JSON.parse(readFileSync('libs/contracts/asyncapi.json', 'utf8'))).toEqual(document);
  });

  it('is AsyncAPI 3 without an error', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(document as never);
    expect(diagnostics).not.toContainEqual(expect.objectContaining({ severity: 0 }));
    expect(parsed?.allMessages().length).toBe(catalogue.length);
  });

  it('summarizes every event, and no other', () => {
    expect(Object.keys(eventSummaries).sort()).toEqual([...types].sort());
  });

  it('says who sends and who receives', () => {
    expect(document.operations).toHaveProperty(['registration.send.initiative.filed.v1', 'action'], 'send');
    expect(document.operations).toHaveProperty(['certification.receive.initiative.filed.v1', 'action'], 'receive');
    const received = Object.values(consumers).flat().length;
    expect(Object.keys(document.operations)).toHaveLength(catalogue.length + received);
  });

  it.each(types)('describes the golden example of %s', (type) => {
    expect(faultsOf(type, goldenOf(type))).toEqual([]);
  });

  it('refuses what the contract refuses', () => {
    const golden = goldenOf('initiative.registered.v1');
    const data = { ...(golden.data as object), state: 'lost', authors: [{}] };
    const faults = faultsOf(golden.type, { ...golden, source: 'elsewhere', data });
    expect(faults).toContain('/source const');
    expect(faults).toContain('/data/state enum');
    expect(faults).toContain('/data/authors/0 required');
  });
});
