import { reachedBy } from './rest-days.js';

describe('the days that reminders are brought forward over', () => {
  it.each([
    ['a working day before another', '2024-08-01T02:00:00Z', '2024-08-01T02:00:00.000Z'],
    ['Friday', '2024-08-02T02:00:00Z', '2024-08-04T16:59:59.999Z'],
    ['Sunday', '2024-08-04T02:00:00Z', '2024-08-04T16:59:59.999Z'],
    ['the last working day before Tết', '2024-02-07T02:00:00Z', '2024-02-14T16:59:59.999Z'],
    ['Tết itself', '2024-02-10T02:00:00Z', '2024-02-14T16:59:59.999Z'],
    ['the last working day of the year', '2024-12-31T02:00:00Z', '2025-01-01T16:59:59.999Z'],
    ['a Friday before a Saturday that is worked', '2024-05-03T02:00:00Z', '2024-05-03T02:00:00.000Z'],
    ['Thursday evening by UTC, Friday in Vietnam', '2024-08-01T18:00:00Z', '2024-08-04T16:59:59.999Z'],
  ])('are none but those that follow: %s', (_, at, until) => {
    expect(reachedBy(new Date(at)).toISOString()).toBe(until);
  });
});

it('never goes back from one hour to the next', () => {
  const start = Date.parse('2023-12-20T00:00:00Z');
  const hours = Array.from({ length: 24 * 400 }, (_, i) => reachedBy(new Date(start + i * 3_600_000)).getTime());
  expect(hours.every((hour, i) => i === 0 || hour >= (hours[i - 1] ?? 0))).toBe(true);
});
