import type { Envelope } from '#lib/contracts/event.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an envelope, or undefined when it is none that an inbox could hold (PostgreSQL stores no NUL character). */
export function decode(content: Buffer): Envelope | undefined {
  if (content.includes('\\u0000')) return undefined;
  try {
    const event = JSON.parse(content.toString()) as Partial<Envelope> | null;
    return isEnvelope(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isEnvelope(event: Partial<Envelope> | null): event is Envelope {
  return (
    typeof event?.id === 'string' &&
    uuid.test(event.id) &&
    typeof event.type === 'string' &&
    typeof event.subject === 'string'
  );
}
