import { median, percentile } from './statistics.js';

it('takes the value that the share of values does not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([7], 0.5)).toBe(7);
});

it('is not moved by a run that was disturbed', () => {
  expect(median([1000, 990, 12])).toBe(990);
});

it('says of no values that there is none', () => {
  expect(median([])).toBeNaN();
});
