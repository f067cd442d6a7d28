import { brokenAt, historyHash, type HistoryRow } from './history.js';

const row = (version: number, over: Partial<HistoryRow> = {}) => ({
  aggregate: 'initiative',
  aggregateId: '5b1f0a4e-0000-4000-8000-000000000001',
  version,
  at: new Date('2024-07-20T02:00:00Z'),
  personId: null,
  personName: 'Nguyễn Thị An',
  role: 'author',
  action: 'amend',
  fromState: 'draft',
  toState: 'draft',
  note: null,
  causeId: null,
  changes: { title: 'Tên', authors: [{ sharePercent: 33.33, fullName: 'An' }] },
  ...over,
});

const chain = (rows: ReturnType<typeof row>[]): HistoryRow[] => {
  let previous = '';
  return rows.map((r) => ({ ...r, hash: (previous = historyHash(previous, r)) }));
};

describe('the history', () => {
  it('is whole when each hash follows from the rows before it', () => {
    expect(brokenAt(chain([row(1), row(2), row(3)]))).toBeUndefined();
  });

  it('hashes the same whatever order the database gives the keys in', () => {
    const turned = { authors: [{ fullName: 'An', sharePercent: 33.33 }], title: 'Tên' };
    expect(historyHash('', row(1, { changes: turned }))).toBe(historyHash('', row(1)));
  });

  it.each<[string, (rows: HistoryRow[]) => HistoryRow[]]>([
    ['a changed value', (rows) => rows.map((r, i) => (i === 1 ? { ...r, note: 'khác' } : r))],
    ['a missing row', (rows) => rows.filter((_, i) => i !== 1)],
    ['rows in another order', (rows) => [rows[1]!, rows[0]!, rows[2]!]],
    [
      'a rewritten row with its own hash',
      (rows) => rows.map((r, i) => (i === 1 ? { ...r, note: 'x', hash: historyHash('', { ...r, note: 'x' }) } : r)),
    ],
  ])('shows %s', (_, tamper) => {
    expect(brokenAt(tamper(chain([row(1), row(2), row(3)])))).toBeDefined();
  });
});
