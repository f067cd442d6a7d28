import type { HistoryRow } from '#lib/service-kit/history.js';
import { contentAt, differences, versionsOf } from './dossier-version.js';

const row = (version: number, action: string, changes: Record<string, unknown>): HistoryRow => ({
  ...{ aggregate: 'initiative', aggregateId: 'x', version, at: new Date(version), personId: null, personName: 'An' },
  ...{ role: 'author', action, fromState: null, toState: action, note: null, causeId: null, changes, hash: '' },
});
const file = (sha256: string) => ({ id: sha256, component: 'evidence', fileName: `${sha256}.pdf`, sha256 });
const history = [
  row(1, 'draft', { title: 'Một', report: { novelty: 'a', steps: 's' }, attachments: [], confidential: 'kín' }),
  row(2, 'attach', { attachments: [file('aa')] }),
  row(3, 'submit', { state: 'submitted', dueAt: null }),
  row(4, 'return', { state: 'returned' }),
  row(5, 'amend', { report: { novelty: 'b', steps: 's' } }),
  row(6, 'attach', { attachments: [file('aa'), file('bb')] }),
  row(7, 'complete', { state: 'submitted' }),
];

it('a version is the dossier as it stood, whatever came after', () => {
  expect(contentAt(history, 3)).toEqual({ ...history[0]!.changes, attachments: [file('aa')] });
});

it('keeps one at each act that others rely on, with a hash that only its content moves', () => {
  const versions = versionsOf(history);
  expect(versions.map(({ version, action }) => [version, action])).toEqual([
    [3, 'submit'],
    [4, 'return'],
    [7, 'complete'],
  ]);
  const [submitted, returned, completed] = versions.map(({ sha256 }) => sha256);
  expect(submitted).toBe(returned);
  expect(completed).not.toBe(returned);
});

it('the hash says nothing of the confidential part', () => {
  const other = [{ ...history[0]!, changes: { ...history[0]!.changes, confidential: 'khác' } }, ...history.slice(1)];
  expect(versionsOf(other)).toEqual(versionsOf(history));
});

it('two versions differ field by field, attachments by their hash', () => {
  expect(differences(contentAt(history, 4), contentAt(history, 7))).toEqual([
    { field: 'report.novelty', before: 'a', after: 'b' },
    {
      field: 'attachments.evidence.bb',
      before: null,
      after: { component: 'evidence', fileName: 'bb.pdf', sha256: 'bb' },
    },
  ]);
  expect(differences(contentAt(history, 3), contentAt(history, 4))).toEqual([]);
});
