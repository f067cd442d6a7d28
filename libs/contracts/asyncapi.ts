import { eventSummaries } from './event-summaries.js';
import type { EventType } from './event.js';
import { goldenOf } from './goldens.js';
import { schemasOf } from './json-schema.js';
import type { ServiceName } from './services.js';

type AnyEvent = EventType<object>;
type Section = Record<string, object>;

/** An AsyncAPI 3 document, as far as it is used here. */
export interface AsyncApi {
  asyncapi: '3.0.0';
  info: object;
  defaultContentType: string;
  channels: Section;
  operations: Section;
  components: { messages: Section; schemas: Section };
}

const info = {
  title: 'Sáng kiến: sự kiện giữa các dịch vụ',
  version: '1',
  description:
    'Every fact that one service tells the others. Within a version changes are additive; what would break a ' +
    'consumer becomes the next version beside it. Readers ignore fields they do not know.',
};

const text = (description: string) => ({ type: 'string', description });
const ref = (to: string) => ({ $ref: `#/${to}` });

/** The part that all messages share: CloudEvents 1.0 in structured JSON. */
const envelope = {
  type: 'object',
  description: 'CloudEvents 1.0',
  required: ['specversion', 'id', 'type', 'source', 'subject', 'time', 'datacontenttype', 'correlationid', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { ...text('One fact has one id, however often it is delivered.'), format: 'uuid' },
    type: text('`<noun>.<participle>.v<version>`; also the routing key.'),
    source: text('The service that owns the fact.'),
    subject: text('What it is about; events of one subject are delivered in commit order.'),
    time: { ...text('When it happened.'), format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    correlationid: { ...text('The first event or request of the chain that this one belongs to.'), format: 'uuid' },
    causationid: { ...text('The event that caused this one.'), format: 'uuid' },
    data: { type: 'object' },
  },
};

const summaryOf = ({ type }: AnyEvent): { summary: string; description: string } => {
  const known = eventSummaries[type];
  if (!known) throw new Error(`${type} has no summary`);
  return { summary: known.vi, description: known.en };
};

const messageOf = (event: AnyEvent) => ({
  name: event.type,
  ...summaryOf(event),
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      ref('components/schemas/Envelope'),
      {
        type: 'object',
        properties: {
          type: { const: event.type },
          source: { const: event.source },
          data: ref(`components/schemas/${event.Payload.name}`),
        },
      },
    ],
  },
  examples: [{ name: 'golden', payload: goldenOf(event.type) }],
});

const channelOf = (event: AnyEvent) => ({
  address: event.type,
  description: summaryOf(event).summary,
  messages: { event: ref(`components/messages/${event.type}`) },
  bindings: { amqp: { is: 'routingKey', exchange: { name: 'sangkien.events', type: 'topic', durable: true } } },
});

const operationOf = (service: string, action: 'send' | 'receive', event: AnyEvent): [string, object] => [
  `${service}.${action}.${event.type}`,
  {
    action,
    channel: ref(`channels/${event.type}`),
    messages: [ref(`channels/${event.type}/messages/event`)],
    summary: `${service}: ${summaryOf(event).summary}`,
    tags: [{ name: service }],
  },
];

const byType = <T extends object>(events: readonly AnyEvent[], make: (event: AnyEvent) => T): Record<string, T> =>
  Object.fromEntries(events.map((event) => [event.type, make(event)]));

/**
 * The AsyncAPI 3 document of the events: a channel for each type, addressed by its routing key, and for each service
 * what it sends and receives. Schemas come from the same rules that check the events, examples are the golden ones.
 */
export function asyncApiOf(
  catalogue: readonly AnyEvent[],
  consumers: Readonly<Record<ServiceName, readonly AnyEvent[]>>,
): AsyncApi {
  const sent = catalogue.map((event) => operationOf(event.source, 'send', event));
  const received = Object.entries(consumers).flatMap(([service, events]) =>
    events.map((event) => operationOf(service, 'receive', event)),
  );
  return {
    asyncapi: '3.0.0',
    info,
    defaultContentType: 'application/cloudevents+json',
    channels: byType(catalogue, channelOf),
    operations: Object.fromEntries([...sent, ...received]),
    components: {
      messages: byType(catalogue, messageOf),
      schemas: { Envelope: envelope, ...schemasOf(catalogue.map((event) => event.Payload)) },
    },
  };
}
