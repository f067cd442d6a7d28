import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import { readFileSync } from 'node:fs';
import { anInitiative } from './initiative.fixture.js';
import { correctDecision, reissueCertificate, replaceDecision } from './initiative.outcomes.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rules = parseRegulation(read('thanh-tri-2024'), { defaults: read('defaults') });
const by = { role: 'deputy-head', name: 'Lê Thị Cúc' };
const occasion = { at: new Date('2024-09-10T02:00:00Z'), by, rules };

const [d1, d2, d3, d4] = [1, 2, 3, 4].map((n) => `2dcec9dd-70d1-46a7-951d-b65ba95c782${String(n)}`) as [
  string,
  string,
  string,
  string,
];
const unit = { level: 'unit', decisionId: d1, number: '01/QĐ-SK', signedOn: '2024-09-05' } as const;
const district = { level: 'district', decisionId: d2, number: '07/QĐ-UBND', signedOn: '2024-11-01' } as const;
const row = anInitiative({ state: 'district-recognized', recognitions: [unit, district] });
const [lead, ...others] = row.authors;
const fact = {
  initiativeId: row.id,
  by,
  decisionId: d1,
  level: 'unit',
  reason: 'Lỗi đánh máy',
  certificates: [],
} as const;
const paper = { number: '03/ĐC-SK', signedOn: '2024-09-10' };

describe('a correction', () => {
  it('makes the record read as the decision does now, and leaves the state', () => {
    const authors = [{ personId: lead?.personId ?? '', fullName: 'Nguyễn Thị Ân' }];
    const number = '01/QĐ-UBND';
    const told = { ...fact, certificates: [], correctionId: 'c', paper, number, signedOn: '2024-09-04' };
    const change = correctDecision(row, { ...told, title: 'Tên Đúng', authors }, occasion);
    expect(change?.set).toMatchObject({
      ...{ title: 'Tên Đúng', titleFolded: 'ten dung' },
      authors: [{ ...lead, fullName: 'Nguyễn Thị Ân' }, ...others],
      recognitions: [{ ...unit, number, signedOn: '2024-09-04' }, district],
    });
    expect(change?.set).not.toHaveProperty('state');
    expect(change).toMatchObject({
      action: 'correct-decision',
      note: '03/ĐC-SK: Lỗi đánh máy',
      events: [{ type: 'initiative.amended.v1', data: { title: 'Tên Đúng', state: 'district-recognized' } }],
    });
  });

  it('of the signature block changes nothing in the record but is told in its history', () => {
    const { number, signedOn } = unit;
    const told = { ...fact, certificates: [], correctionId: 'c', paper, number, signedOn };
    const { recognitions, ...rest } = correctDecision(row, told, occasion)?.set ?? {};
    expect(recognitions).toEqual([unit, district]);
    expect(rest).toEqual({ updatedAt: occasion.at });
  });
});

describe('a replacement', () => {
  const replaced = { number: '01/QĐ-SK', signedOn: '2024-09-05' };
  const told = { ...fact, certificates: [], decisionId: d3, replacedId: d1, replaced };

  it('lets the recognition rest on the new decision, and count from the day of the first however often', () => {
    const once = replaceDecision(row, { ...told, number: '09/QĐ-SK', signedOn: '2024-09-10' }, occasion)?.set;
    const second = { ...unit, decisionId: d3, number: '09/QĐ-SK', signedOn: '2024-09-10' };
    expect(once?.recognitions).toEqual([{ ...second, recognizedOn: '2024-09-05' }, district]);
    const again = { ...told, decisionId: d4, replacedId: d3, number: '11/QĐ-SK', signedOn: '2025-01-05' };
    const twice = replaceDecision({ ...row, recognitions: once?.recognitions ?? [] }, again, occasion);
    expect(twice?.set.recognitions?.[0]).toMatchObject({ decisionId: d4, recognizedOn: '2024-09-05' });
    expect(twice?.action).toBe('replace-decision');
  });
});

describe('a reissue', () => {
  it('is told in the history alone', () => {
    const replacement = { certificateId: 'n', number: '05/GCN-SK', personId: lead?.personId ?? '' };
    const told = { ...fact, certificateId: 'o', number: '01/GCN-SK', cause: 'lost' as const, replacement };
    expect(reissueCertificate(row, told, occasion)).toMatchObject({
      action: 'reissue-certificate',
      set: { updatedAt: occasion.at },
      note: '01/GCN-SK → 05/GCN-SK: Lỗi đánh máy',
    });
  });
});
