import type { Envelope } from '#lib/contracts/event.js';

/** The lane of a subject. Lanes run in parallel; within one, and so within a subject, order is kept. */
export function laneOf(subject: string, lanes: number): number {
  let hash = 0;
  for (let i = 0; i < subject.length; i++) hash = (hash * 31 + subject.charCodeAt(i)) | 0;
  return Math.abs(hash) % lanes;
}

/** Splits events over lanes, keeping their order in each. */
export function inLanes(events: readonly Envelope[], lanes: number): Envelope[][] {
  const split: Envelope[][] = Array.from({ length: lanes }, () => []);
  for (const event of events) split[laneOf(event.subject, lanes)]?.push(event);
  return split;
}
