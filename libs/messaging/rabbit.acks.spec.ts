import { setImmediate as nextTurn } from 'node:timers/promises';
import { Acks } from './rabbit.acks.js';

/** Acknowledgements as the broker would see them: up to which tag, or of which alone. */
function sent(most = 10) {
  const frames: string[] = [];
  const acks = new Acks<{ fields: { deliveryTag: number } }>(
    ({ fields }, allUpTo) => void frames.push(`${allUpTo ? '≤' : ''}${String(fields.deliveryTag)}`),
    most,
  );
  const ack = (...tags: number[]) => tags.forEach((deliveryTag) => acks.ack({ fields: { deliveryTag } }));
  return { acks, frames, ack };
}

describe('acknowledgements', () => {
  it('are one for all that is done in one turn', async () => {
    const { frames, ack } = sent();
    ack(2, 1, 3);
    await nextTurn();
    expect(frames).toEqual(['≤3']);
  });

  it('wait for what was delivered before and is still under way', async () => {
    const { frames, ack } = sent();
    ack(1, 3);
    await nextTurn();
    ack(2);
    await nextTurn();
    expect(frames).toEqual(['≤1', '≤3']);
  });

  it('pass over what was rejected, and are none where nothing else was done', async () => {
    const { acks, frames, ack } = sent();
    acks.skip({ fields: { deliveryTag: 1 } });
    await nextTurn();
    expect(frames).toEqual([]);
    acks.skip({ fields: { deliveryTag: 3 } });
    ack(2);
    await nextTurn();
    expect(frames).toEqual(['≤2']);
    ack(4);
    await nextTurn();
    expect(frames).toEqual(['≤2', '≤4']);
  });

  it('wait no longer when much is done beyond', async () => {
    const { frames, ack } = sent(2);
    ack(2, 3, 4);
    await nextTurn();
    expect(frames).toEqual(['2', '3', '4']);
    ack(1);
    await nextTurn();
    expect(frames).toEqual(['2', '3', '4', '≤1']);
    ack(5);
    await nextTurn();
    expect(frames).toEqual(['2', '3', '4', '≤1', '≤5']);
  });

  it('are all sent before the channel closes', () => {
    const { acks, frames, ack } = sent();
    ack(1, 3);
    acks.flush();
    expect(frames).toEqual(['≤1', '3']);
  });
});
