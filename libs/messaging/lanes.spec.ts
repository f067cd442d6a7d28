import { aCount } from './messaging.fixture.js';
import { inLanes, laneOf } from './lanes.js';

describe('lanes', () => {
  it('puts every event of a subject in one lane, in order', () => {
    const events = Array.from({ length: 300 }, (_, n) => aCount(n, {}, `subject ${String(n % 40)}`));
    const lanes = inLanes(events, 4);
    expect(lanes.flat()).toHaveLength(300);
    for (const [i, lane] of lanes.entries()) {
      expect(lane.length).toBeGreaterThan(0);
      expect(lane).toEqual(events.filter((event) => laneOf(event.subject, 4) === i));
    }
  });

  it('has a lane for a subject whose hash overflows', () => {
    const lane = laneOf('polygenelubricants', 4);
    expect([0, 1, 2, 3]).toContain(lane);
  });
});
