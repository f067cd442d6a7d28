import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { formOf } from './form.js';
import { printed, type PaperSheet } from './print.js';

const rules = aRegulation(`assessment:
  criteria:
    - key: novelty
      label: Tính mới <của> "sáng kiến"
      max: 40
      children:
        - { key: here, label: Mới ở đơn vị, max: 15, step: 0.5, remarkBelow: 5 }
        - { key: there, label: Mới ở xã, max: 25 }
    - { key: effect, label: Lợi ích, max: 30, weight: 2 }
  aggregation: { kind: count-eligible }`);
const blank: PaperSheet = {
  ...{ assessmentId: 'a1', authority: 'Ủy ban nhân dân xã Một', council: 'Hội đồng sáng kiến' },
  ...{ title: '<script>alert(1)</script> & "mới"', member: 'Lê Thị Cúc' },
  authors: { names: ["O'Nguyễn An"], unit: 'Trường <Một>' },
  form: formOf(rules, anAssessment('scoring')),
};
const filled: PaperSheet['filled'] = {
  ...{ scores: { here: '7.5', there: 20, effect: 30 }, remarks: { here: '=1+1 <b>' }, eligible: true },
  ...{ comment: 'Nên nhân rộng', version: 3, sentAt: new Date('2024-02-04T18:00:00Z') },
};
const cells = (page: string) => [...page.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text);

it('escapes everything that people wrote', () => {
  const page = printed({ ...blank, filled });
  expect(page).not.toMatch(/<script>|<của>|<Một>|<b>[^<]*=1/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;mới&quot;');
  expect(page).toContain('O&#39;Nguyễn An');
});

it('blank holds the form and not one score', () => {
  const page = printed(blank);
  expect(cells(page)).toEqual(expect.arrayContaining(['1.1', '40', '15', '0,5', '1.2', '25', '2', '30', '100']));
  expect(page).not.toMatch(/<td[^>]*>0<\/td>|☒/);
  expect(page).toContain('dưới 5 phải nhận xét');
  expect(page).toContain('Một, ngày …… tháng …… năm 20……');
});

it('names the bands of a criterion', () => {
  const banded = aRegulation(`assessment:
  criteria:
    - key: effect
      label: Hiệu quả
      max: 100
      bands: [{ label: Khá, from: 0, to: 79.5 }, { label: Tốt, from: 80, to: 100 }]`);
  expect(printed({ ...blank, form: formOf(banded, anAssessment('scoring')) })).toContain('Khá: 0–79,5; Tốt: 80–100');
});

it('filled holds the scores, their sums, and the day in Vietnam', () => {
  const page = printed({ ...blank, filled });
  expect(cells(page)).toEqual(expect.arrayContaining(['7,5', '20', '27,5', '87,5', '=1+1 &lt;b&gt;']));
  expect(page).toContain('☒ Đạt');
  expect(page).toContain('☐ Không đạt');
  expect(page).toContain('Một, ngày 05 tháng 02 năm 2024');
  expect(page).toContain('bản 3');
});

it('names no author where they are hidden', () => {
  const { authors: _, ...hidden } = blank;
  expect(printed(hidden)).not.toMatch(/Tác giả|Nguyễn An|Trường/);
});

it.each([
  ['Ủy ban nhân dân thị xã Sơn Tây', 'Sơn Tây'],
  ['Ủy ban nhân dân phường Bến Xanh, thành phố Hà Nội', 'Bến Xanh'],
  ['UBND TP Hà Nội', '………………'],
])('of %s is dated at %s', (authority, place) => {
  expect(printed({ ...blank, authority })).toContain(`${place}, ngày …… tháng ……`);
});
