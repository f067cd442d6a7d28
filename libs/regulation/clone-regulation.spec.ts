import { cloneRegulation } from './clone-regulation.js';
import { diffRegulations } from './diff-regulations.js';
import { parseRegulation } from './parse-regulation.js';
import { aRegulation, inVietnam, localityText, nationalRules } from './regulation.fixture.js';
import { publishBy, registrationWindow, roundWindow } from './windows.js';

const read = (text: string) => parseRegulation(text, { defaults: nationalRules });
const localities = ['thanh-tri-2024', 'nghia-hanh-2023', 'duong-phong-2023', 'phuc-tho-2024', 'tra-bong-2025'];

describe.each(localities)('%s, renewed for the next year', (name) => {
  const text = localityText(name);
  const before = read(text);
  const { yaml, notes } = cloneRegulation(text, before.year + 1);

  it('is sound, and differs only in what belongs to a year', () => {
    const after = read(yaml);
    expect(after.year).toBe(before.year + 1);
    for (const { path } of diffRegulations(before, after))
      expect(path).toMatch(/^year$|^name$|closesOn|\.on$|exceptions/);
  });

  it('keeps every comment that says where a rule comes from', () => {
    const bare = yaml
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#') && !/ # [TNDPB]\d/.test(line));
    expect(bare).toEqual([]);
  });

  it('says at its lines what needs a look', () => {
    const lines = yaml.split('\n');
    for (const { line, vi } of notes) {
      expect(lines[line - 1]).toMatch(/\S/);
      expect(vi).not.toMatch(/[{}]|undefined/);
    }
    expect(notes.map((n) => n.note)).toContain('sources-to-check');
  });
});

describe('a renewed regulation', () => {
  it('moves deadlines with a year, and drops what was said for a past year alone', () => {
    const { yaml, notes } = cloneRegulation(localityText('thanh-tri-2024'), 2025);
    const rules = read(yaml);
    expect(rules.name).toBe('Quy chế sáng kiến huyện Thanh Trì năm 2025');
    expect(publishBy(rules)).toEqual(inVietnam('2025-09-20T00:00'));
    expect(registrationWindow(rules, 'commune')?.closesAt).toEqual(inVietnam('2025-03-31T00:00'));
    expect(rules.registration.windows[0]?.exceptions).toBeUndefined();
    const told = notes.map(({ note, vi }) => `${note}: ${vi}`);
    expect(told).toContain('exception-dropped: Đã bỏ quy định riêng của năm 2024.');
    expect(told).toContain('day-moved: Đã dời 2024-09-20 sang 2025-09-20; kiểm tra theo văn bản mới.');
    expect(told).toContain('day-off: Ngày 2025-09-20 là ngày nghỉ; cân nhắc chọn ngày khác.');
  });

  it('names terms that are over', () => {
    const { yaml, notes } = cloneRegulation(localityText('phuc-tho-2024'), 2026);
    expect(roundWindow(read(yaml), 1)?.closesAt).toEqual(inVietnam('2026-04-10T00:00'));
    expect(notes.filter((n) => n.note === 'term-over').map((n) => n.path)).toEqual(['levels.district.0']);
  });

  it('drops days off of past years and keeps exceptions of years to come', () => {
    const { yaml, notes } = cloneRegulation(
      `id: somewhere
year: 2024
name: Quy chế năm học 2024-2025
province: Tỉnh
calendar: { holidays: [2024-03-20, 2025-03-20] }
registration:
  windows:
    - { audience: everyone, closesOn: 03-31, exceptions: { 2024: { closesOn: 04-01 }, 2026: { closesOn: 05-01 } } }
report: { dueBefore: { on: 2024-02-29 } }
`,
      2025,
    );
    const rules = read(yaml);
    expect(rules.name).toBe('Quy chế năm học 2025-2026');
    expect(rules.calendar.holidays).toEqual(['2025-03-20']);
    expect(rules.registration.windows[0]?.exceptions).toEqual({ 2026: { closesOn: '05-01' } });
    expect(rules.report.dueBefore.on).toBe('2025-02-28');
    expect(notes.map((n) => n.note)).toContain('day-dropped');
    expect(notes.map((n) => n.note)).not.toContain('sources-to-check');
  });
});

describe('the difference of two regulations', () => {
  it('names each place with what was there and what is', () => {
    const before = aRegulation();
    const after = aRegulation(`authors: { maxAuthors: 3 }
assessment:
  criteria:
    - { key: effect, label: Hiệu quả áp dụng, max: 50 }
    - { key: novelty, label: Tính mới, max: 30 }
    - { key: use, label: Sử dụng, max: 20 }
legalBases: [QĐ 1]`);
    expect(diffRegulations(before, after)).toEqual(
      [
        { path: 'legalBases', before: before.legalBases, after: ['QĐ 1'] },
        { path: 'authors.maxAuthors', after: 3 },
        { path: 'assessment.criteria.effect.max', before: 40, after: 50 },
        { path: 'assessment.criteria.scope', before: before.assessment.criteria[2] },
        { path: 'assessment.criteria.use', after: { key: 'use', label: 'Sử dụng', max: 20 } },
      ].sort((a, b) => order(after, a.path) - order(after, b.path)),
    );
    expect(diffRegulations(before, before)).toEqual([]);
  });
});

/** Differences come in the order of the document. */
const order = (document: object, path: string): number => Object.keys(document).indexOf(path.split('.')[0] ?? '');
