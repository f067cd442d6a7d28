import { randomUUID } from 'node:crypto';
import { payloadCheck } from './payload-check.js';

/** CloudEvents 1.0 in structured JSON, so that any broker tool can read a message. */
export interface Envelope<P = unknown> {
  specversion: '1.0';
  id: string;
  /** `initiative.registered.v1`: also the routing key, the metric label and the log field. */
  type: string;
  /** The service that owns the fact. */
  source: string;
  /** The aggregate the event is about; events of one subject are delivered in commit order. */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  /** The first event or request of the chain that this one belongs to. */
  correlationid: string;
  /** The event that caused this one. */
  causationid?: string;
  data: P;
}

/** A payload that breaks its contract: retrying cannot help, so consumers park it at once. */
export class ContractViolation extends Error {
  readonly kind = 'poison';
}

export type Cause = Pick<Envelope, 'id' | 'correlationid'>;

export interface EventType<P extends object> {
  readonly type: string;
  readonly source: string;
  readonly Payload: new () => P;
  /** Checks what was received; unknown fields are dropped (tolerant reader). Throws ContractViolation. */
  parse(raw: Envelope): Envelope<P>;
  /** Builds an envelope around checked data. Throws ContractViolation. */
  make(subject: string, data: P, at: Date, cause?: Cause): Envelope<P>;
}

const isRecord = (data: unknown): data is object => typeof data === 'object' && data !== null && !Array.isArray(data);

/** Defines one version of one event; additive changes stay in it, a breaking one is the next version beside it. */
export function defineEvent<P extends object>(
  source: string,
  name: string,
  version: number,
  Payload: new () => P,
): EventType<P> {
  const type = `${name}.v${version}`;
  const read = payloadCheck(Payload);
  const check = (data: unknown): P => {
    if (!isRecord(data)) throw new ContractViolation(`${type}: data: isObject`);
    const { payload, faults } = read(data);
    if (faults.length > 0) throw new ContractViolation(`${type}: ${faults.join('; ')}`);
    return payload;
  };
  return {
    type,
    source,
    Payload,
    parse: (raw) => ({ ...raw, data: check(raw.data) }),
    make(subject, data, at, cause) {
      const id = randomUUID();
      return {
        specversion: '1.0',
        id,
        type,
        source,
        subject,
        time: at.toISOString(),
        datacontenttype: 'application/json',
        correlationid: cause?.correlationid ?? id,
        ...(cause ? { causationid: cause.id } : {}),
        data: check(data),
      };
    },
  };
}
