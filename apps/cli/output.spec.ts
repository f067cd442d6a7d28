import { explained, table } from './output.js';

describe('a table', () => {
  it('is as wide as its widest cells, and cuts where a column is limited', () => {
    const drawn = table(['title', 'n'], [['Ứng dụng số', '1'], ['Sổ', '22']], [6]); // prettier-ignore
    expect(drawn.split('\n')).toEqual(['  title   n', '  ──────  ──', '  Ứng d…  1', '  Sổ      22']);
  });
});

describe('an error', () => {
  it('is told with what caused it', () => {
    const error = new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    expect(explained(error)).toBe('fetch failed (connect ECONNREFUSED)');
  });
});
