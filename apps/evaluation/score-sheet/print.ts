import { localDate } from '#lib/regulation/calendar.js';
import type { Criterion } from '#lib/regulation/assessment.js';
import { scoreOf, totalOf } from '#lib/regulation/criteria.js';
import type { Entry } from './entry.js';
import type { SheetForm } from './form.js';
import { html, type Markup } from './html.js';

/** What a printed sheet is made of. */
export interface PaperSheet {
  assessmentId: string;
  /** Cơ quan ban hành; hội đồng. */
  authority: string;
  council: string;
  title: string;
  /** Tác giả and their unit; left out where they are hidden from those who score. */
  authors?: { names: string[]; unit: string };
  member: string;
  form: SheetForm;
  /** What was entered, and its version; a blank form to be filled in by hand without it. */
  filled?: Entry & { version: number; sentAt: Date | null };
}

const vietnamese = (value: { toString(): string }) => value.toString().replace('.', ',');

/** Blank while nothing below was scored, so that no 0 is printed that nobody gave. */
const scoreCell = (criterion: Criterion, filled: PaperSheet['filled']): string => {
  const isScored = (c: Criterion): boolean =>
    c.children ? c.children.some(isScored) : c.key in (filled?.scores ?? {});
  return filled && isScored(criterion) ? vietnamese(scoreOf(criterion, filled.scores)) : '';
};

const rowsOf = (criteria: readonly Criterion[], filled: PaperSheet['filled'], above = ''): Markup[] =>
  criteria.flatMap((criterion, i) => {
    const { key, label, max, weight, step, remarkBelow, bands = [], children } = criterion;
    const number = `${above}${String(i + 1)}`;
    const notes = [
      ...(weight === undefined ? [] : [`hệ số ${vietnamese(weight)}`]),
      ...(step === undefined ? [] : [`bước ${vietnamese(step)}`]),
      ...(remarkBelow === undefined ? [] : [`dưới ${vietnamese(remarkBelow)} phải nhận xét`]),
      ...bands.map((band) => `${band.label}: ${vietnamese(band.from)}–${vietnamese(band.to)}`),
    ];
    const row = html`<tr class="${children ? 'group' : 'leaf'}">
      <td>${number}</td>
      <td>${label}${notes.length > 0 ? html` <small>(${notes.join('; ')})</small>` : ''}</td>
      <td>${vietnamese(max)}</td>
      <td>${scoreCell(criterion, filled)}</td>
      <td>${filled?.remarks[key] ?? ''}</td>
    </tr>`;
    return [row, ...rowsOf(children ?? [], filled, `${number}.`)];
  });

const box = (label: string, isTicked: boolean): Markup =>
  html`<span class="box">${isTicked ? '☒' : '☐'} ${label}</span>`;

const eligibility = ({ form, filled }: PaperSheet): Markup =>
  form.eligibilityAsked
    ? html`<p>
        <b>Đánh giá chung:</b> ${box('Đạt', filled?.eligible === true)} ${box('Không đạt', filled?.eligible === false)}
      </p>`
    : html``;

const authorsOf = ({ authors }: PaperSheet): Markup =>
  authors ? html`<p>Tác giả: ${authors.names.join(', ')}. Đơn vị: ${authors.unit}</p>` : html``;

const comment = (text: string | null | undefined): Markup =>
  text
    ? html`<p class="words">${text}</p>`
    : html`<p class="line"></p>
        <p class="line"></p>
        <p class="line"></p>`;

/** The day in words, or the place for it. */
const dateLine = (sentAt: Date | null | undefined): string => {
  if (!sentAt) return 'Ngày …… tháng …… năm 20……';
  const [year = '', month = '', day = ''] = localDate(sentAt).split('-');
  return `Ngày ${day} tháng ${Number(month) > 2 ? String(Number(month)) : month} năm ${year}`;
};

const style = html`<style>
  @page {
    size: A4;
    margin: 20mm 15mm 20mm 30mm;
  }
  body {
    font:
      13pt/1.35 'Times New Roman',
      'Liberation Serif',
      Tinos,
      serif;
    margin: 0;
  }
  header {
    display: flex;
    justify-content: space-between;
    text-align: center;
    gap: 8mm;
  }
  header p,
  .sign p {
    margin: 0;
  }
  .upper {
    text-transform: uppercase;
    font-size: 12pt;
  }
  .rule {
    border-bottom: 1px solid;
    padding-bottom: 1mm;
    display: inline-block;
  }
  h1 {
    font-size: 14pt;
    text-align: center;
    text-transform: uppercase;
    margin: 8mm 0 4mm;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    margin: 3mm 0;
  }
  th,
  td {
    border: 1px solid;
    padding: 1.5mm 2mm;
    vertical-align: top;
    height: 6mm;
  }
  td:nth-child(1),
  td:nth-child(3),
  td:nth-child(4) {
    text-align: center;
  }
  td:nth-child(2) {
    width: 45%;
  }
  td:nth-child(5) {
    width: 28%;
    white-space: pre-wrap;
  }
  tr {
    break-inside: avoid;
  }
  tr.group td,
  tfoot td {
    font-weight: bold;
  }
  .line {
    border-bottom: 1px dotted;
    height: 7mm;
    margin: 0;
  }
  .words {
    white-space: pre-wrap;
  }
  .box {
    margin-left: 8mm;
  }
  .sign {
    float: right;
    width: 75mm;
    text-align: center;
    margin-top: 4mm;
    break-inside: avoid;
  }
  section + section {
    break-before: page;
  }
  footer {
    clear: both;
    padding-top: 4mm;
    font-size: 9pt;
  }
</style>`;

const head = (paper: PaperSheet): Markup =>
  html`<header>
      <div>
        <p class="upper">${paper.authority}</p>
        <p class="upper rule"><b>${paper.council}</b></p>
      </div>
      <div>
        <p class="upper"><b>Cộng hòa xã hội chủ nghĩa Việt Nam</b></p>
        <p class="rule"><b>Độc lập - Tự do - Hạnh phúc</b></p>
      </div>
    </header>
    <h1>Phiếu chấm sáng kiến</h1>
    <p>Tên sáng kiến: <b>${paper.title}</b></p>
    ${authorsOf(paper)}
    <p>Người chấm: ${paper.member}</p>`;

const foot = ({ assessmentId, form, filled, member }: PaperSheet): Markup =>
  html`<div class="sign">
      <p><i>${dateLine(filled?.sentAt)}</i></p>
      <p><b>NGƯỜI CHẤM</b></p>
      <p><i>(Ký, ghi rõ họ tên)</i></p>
      <p class="signed"><br /><br /><br /><b>${member}</b></p>
    </div>
    <footer>
      Mã phiếu ${assessmentId}${filled ? ` · bản ${String(filled.version)}` : ''} · quy chế
      ${form.regulation.localityId} năm ${form.regulation.year}, bản ${form.regulation.version}
    </footer>`;

const sheet = (paper: PaperSheet): Markup => {
  const { form, filled } = paper;
  const isScored = filled && Object.keys(filled.scores).length > 0;
  return html`<section>
    ${head(paper)}
    <table>
      <thead>
        <tr>
          <th>STT</th>
          <th>Tiêu chí</th>
          <th>Điểm tối đa</th>
          <th>Điểm chấm</th>
          <th>Nhận xét</th>
        </tr>
      </thead>
      <tbody>
        ${rowsOf(form.criteria, filled)}
      </tbody>
      <tfoot>
        <tr>
          <td></td>
          <td>Tổng cộng</td>
          <td>${vietnamese(form.total)}</td>
          <td>${isScored ? vietnamese(totalOf(form.criteria, filled.scores)) : ''}</td>
          <td></td>
        </tr>
      </tfoot>
    </table>
    ${eligibility(paper)}
    <p><b>Ý kiến khác:</b></p>
    ${comment(filled?.comment)} ${foot(paper)}
  </section>`;
};

/** Phiếu chấm to print, each on a page of its own, laid out as NĐ 30/2020 asks: A4, its margins, Times New Roman 13. */
export const printed = (...papers: PaperSheet[]): string =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Phiếu chấm: ${papers[0]?.title ?? ''}</title>
        ${style}
      </head>
      <body>
        ${papers.map(sheet)}
      </body>
    </html>`.text;
