import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { csvOf } from '#lib/service-kit/csv.js';
import { parse } from 'csv-parse/sync';
import { aDossier } from '../dossier/dossier.fixture.js';
import { recognizedColumns, recognizedLines } from './decision-list.csv.js';
import { anItem } from './decision.fixture.js';

const fileOf = async (yaml: string, ...lines: Parameters<typeof recognizedLines>[0]) => {
  const text: string[] = [];
  for await (const line of csvOf(recognizedColumns(aRegulation(yaml)), recognizedLines(lines))) text.push(line);
  return parse(text.join(''), { bom: true });
};
const lineOf = (more: Partial<ReturnType<typeof anItem>> = {}) => ({
  item: anItem(more),
  dossier: aDossier({ state: 'unit-recognized', category: 'management' }),
  unit: 'Xã Một',
  decision: { signedOn: '2024-09-05' },
  certificates: [{ number: '01/GCN' }, { number: '02/GCN' }],
});

it('holds what is recognized and stands, numbered without gaps', async () => {
  const declined = lineOf({ verdict: 'declined', reason: 'Chưa mới' });
  const rows = await fileOf('', declined, lineOf({ state: 'revoked' }), lineOf());
  expect(rows).toHaveLength(2);
  expect(rows[1]).toEqual([
    ...['1', anItem().title, 'Nguyễn Thị An; Trần Văn Bình', '60; 40', 'Xã Một'],
    ...[anItem().number, '2024-09-05', '01/GCN; 02/GCN'],
  ]);
});

it('has the columns and headings of the regulation', async () => {
  const yaml = `contentCategories: [{ key: management, label: Quản lý }]
listTemplates:
  recognized: [{ key: sequence, label: TT }, { key: category, label: Nội dung }, { key: note, label: Ghi chú }]`;
  expect(await fileOf(yaml, lineOf())).toEqual([
    ['TT', 'Nội dung', 'Ghi chú'],
    ['1', 'Quản lý', ''],
  ]);
});
