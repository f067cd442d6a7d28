import type { Envelope } from '#lib/contracts/event.js';
import { until } from '#lib/testing/until.js';
import { aCount } from './messaging.fixture.js';
import { Batches } from './rabbit.batches.js';

/** Batches whose transactions end when the test says so. */
function held() {
  const batches: { events: Envelope[]; end: () => void }[] = [];
  const acked: string[] = [];
  const closing = new AbortController();
  const deliver = (events: Envelope[]) => new Promise<void>((end) => void batches.push({ events, end }));
  const batching = { lanes: 2, batchSize: 5, worthALane: 3 };
  const subject = new Batches(deliver, batching, closing.signal, () => undefined);
  const push = (...events: Envelope[]) =>
    events.forEach((event) => subject.push({ event, ack: () => void acked.push(event.id) }));
  const started = (count: number) => until(() => batches.length === count, { what: `${String(count)} batches run` });
  return { batches, acked, closing, subject, push, started };
}

const some = (count: number, subject?: string): Envelope[] =>
  Array.from({ length: count }, (_, n) => aCount(n, {}, subject));

describe('batches', () => {
  it('starts a lone event at once, and lets the next few share the transaction after it', async () => {
    const { batches, acked, push, started } = held();
    const [first, ...rest] = some(3);
    push(first!);
    await started(1);
    push(...rest);
    batches[0]!.end();
    await started(2);
    expect(batches.map(({ events }) => events)).toEqual([[first], rest]);
    expect(acked).toEqual([first!.id]);
  });

  it('runs another transaction beside the first when enough wait, and no more than there are lanes', async () => {
    const { batches, push, started } = held();
    const events = some(20);
    push(...events);
    await started(2);
    expect(batches.map((batch) => batch.events)).toEqual([events.slice(0, 5), events.slice(5, 10)]);
    batches[1]!.end();
    await started(3);
    expect(batches[2]!.events).toEqual(events.slice(10, 15));
  });

  it('has a subject in one batch at a time, in its order, and goes on with it when that has ended', async () => {
    const { batches, push, started } = held();
    const [busy, others] = [some(8, 'busy'), some(2)];
    push(...busy, ...others);
    await started(2);
    expect(batches.map(({ events }) => events)).toEqual([busy.slice(0, 5), others]);
    batches[1]!.end();
    batches[0]!.end();
    await started(3);
    expect(batches[2]!.events).toEqual(busy.slice(5));
  });

  it('starts nothing more once it closes, and says when what ran has ended', async () => {
    const { batches, acked, closing, subject, push, started } = held();
    push(...some(8, 'busy'));
    await started(1);
    closing.abort();
    batches[0]!.end();
    await subject.idle();
    expect(batches).toHaveLength(1);
    expect(acked).toHaveLength(5);
  });
});
