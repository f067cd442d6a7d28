import { figure, ratioLine } from './report.js';

it('says of a floor whether it was reached', () => {
  const ratio = { what: 'ours / stock', aim: 2, atLeast: true, unit: '×' };
  expect(ratioLine({ ...ratio, value: 2.345 })).toBe('ours / stock: 2.35× (aim ≥ 2×): reached');
  expect(ratioLine({ ...ratio, value: 1.99 })).toBe('ours / stock: 1.99× (aim ≥ 2×): not reached');
});

it('says of a ceiling whether it was kept', () => {
  const ratio = { what: 'event lag p99', aim: 20, atLeast: false, unit: ' ms' };
  expect(ratioLine({ ...ratio, value: 12 })).toBe('event lag p99: 12.00 ms (aim ≤ 20 ms): reached');
  expect(ratioLine({ ...ratio, value: Number.NaN })).toMatch(/not reached$/);
});

it('shows no digits that are noise', () => {
  expect(figure(1234.56, 'events/s')).toBe('1,235 events/s');
  expect(figure(1.26, 'ms')).toBe('1.3 ms');
});
