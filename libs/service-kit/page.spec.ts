import { fromCursor, toCursor } from './page.js';

describe('a cursor', () => {
  it('carries the sort key of the last row', () => {
    expect(fromCursor(toCursor(['2024-07-20T02:00:00.000Z', 'id']))).toEqual(['2024-07-20T02:00:00.000Z', 'id']);
    expect(fromCursor(undefined)).toBeUndefined();
  });

  it.each(['%%%', Buffer.from('{"a":1}').toString('base64url'), 'bm90IGpzb24'])(
    'is refused when it is not one of ours: %s',
    (cursor) => {
      expect(() => fromCursor(cursor)).toThrow('cursor-malformed');
    },
  );
});
