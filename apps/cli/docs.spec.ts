import { staleDocuments, withLifecycle } from './docs.js';

describe('the generated documents', () => {
  it('are committed as the code says; `npm run docs` writes them anew', async () => {
    expect((await staleDocuments()).map(([path]) => path)).toEqual([]);
  });
});

describe('withLifecycle', () => {
  const page = 'before\n<!-- lifecycle:begin -->\nold\n<!-- lifecycle:end -->\nafter';

  it('replaces what is between the markers and nothing else', () => {
    const written = withLifecycle(page, 'stateDiagram-v2');
    expect(written).toBe(
      'before\n<!-- lifecycle:begin -->\n\n```mermaid\nstateDiagram-v2\n```\n\n<!-- lifecycle:end -->\nafter',
    );
    expect(withLifecycle(written, 'stateDiagram-v2')).toBe(written);
  });

  it.each(['no marker', '<!-- lifecycle:end --> <!-- lifecycle:begin -->'])('refuses a page with %s', (text) => {
    expect(() => withLifecycle(text, 'x')).toThrow('lifecycle:begin');
  });
});
