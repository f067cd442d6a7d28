import type { RegisteredLine } from './registered-list.entity.js';
import { compareLists, isSameList } from './registered-list.js';

const line = (initiativeId: string, number: number, title = 'Tên'): RegisteredLine => ({
  ...{ number, initiativeId, title, authors: ['An'], unit: 'Xã Một', sector: 'general', registeredAt: '2024-07-20' },
});

it('tells what was added, removed and reworded; a number that moves is no change', () => {
  const [before, after] = [
    [line('a', 1), line('b', 2), line('c', 3)],
    [line('b', 1), line('c', 2, 'Tên sửa'), line('d', 3)],
  ];
  expect(compareLists(before, after)).toEqual({
    added: [line('d', 3)],
    removed: [line('a', 1)],
    changed: [{ before: line('c', 3), after: line('c', 2, 'Tên sửa') }],
  });
  expect(isSameList(before, after)).toBe(false);
  expect(isSameList([line('a', 1), line('b', 2)], [line('b', 1), line('a', 2)])).toBe(true);
});
