import { DomainError } from '#lib/contracts/errors.js';
import { randomUUID } from 'node:crypto';
import { recur } from './shortcoming.commands.js';
import type { Shortcoming } from './shortcoming.entity.js';

const at = new Date('2025-12-10T02:00:00Z');
const by = { personId: randomUUID(), role: 'unit-head', name: 'Lê Thị Cúc' };
const unitId = randomUUID();
const aShortcoming = (over: Partial<Shortcoming> = {}): Shortcoming => ({
  ...{ id: randomUUID(), version: 1, historyHash: '', localityId: 'thanh-tri', unitId, year: 2025 },
  ...{ summary: 'Hồ sơ lại trễ hạn', recursOf: null, createdAt: at },
  ...over,
});
const reasonsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.reasons.map(({ key }) => key);
    throw error;
  }
  return [];
};

describe('recur', () => {
  it('links a shortcoming to the earlier one that came back, and tells it', () => {
    const [row, earlier] = [aShortcoming(), aShortcoming({ year: 2024 })];
    const { set, events } = recur(row, earlier, by, at);
    expect(set).toEqual({ recursOf: earlier.id });
    expect(events).toMatchObject([
      { type: 'shortcoming.recurred.v1', subject: row.id, data: { recursOf: earlier.id, summary: row.summary } },
    ]);
  });

  it.each<[string, Partial<Shortcoming>, Partial<Shortcoming>]>([
    ['shortcoming-unknown', {}, { year: 2024, unitId: randomUUID() }],
    ['shortcoming-not-earlier', {}, { year: 2025 }],
    ['already-recurring', { recursOf: randomUUID() }, { year: 2024 }],
  ])('is refused for %s', (reason, row, earlier) => {
    expect(reasonsOf(() => recur(aShortcoming(row), aShortcoming(earlier), by, at))).toEqual([reason]);
  });
});
