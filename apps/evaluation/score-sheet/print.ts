import { localDate } from '#lib/regulation/calendar.js';
import type { Criterion } from '#lib/regulation/assessment.js';
import { scoreOf, totalOf } from '#lib/regulation/criteria.js';
import type { Entry } from './entry.js';
import type { SheetForm } from './form.js';
import { html, type Markup } from './html.js';
import { paperStyle } from './print.style.js';

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
      ...(remarkBelow === undefined ? [] : [`dưới ${vietnamese(remarkBelow)} phải nhận xét`]),
      ...bands.map((band) => `${band.label}: ${vietnamese(band.from)}–${vietnamese(band.to)}`),
    ];
    const row = html`<tr class="${children ? 'group' : 'leaf'}">
      <td>${number}</td>
      <td class="label">${label}${notes.length > 0 ? html` <small>(${notes.join('; ')})</small>` : ''}</td>
      <td>${vietnamese(max)}</td>
      <td>${step === undefined ? '' : vietnamese(step)}</td>
      <td>${scoreCell(criterion, filled)}</td>
      <td class="remark">${filled?.remarks[key] ?? ''}</td>
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

const ofPlace = /(?:huyện|quận|thị xã|thành phố|đặc khu|tỉnh|xã|phường|thị trấn)\s+([^,–-]+)/iu;

/** Địa danh, as the name of the body tells it; to be written by hand where it tells none. */
const placeOf = (authority: string): string => ofPlace.exec(authority)?.[1]?.trim() ?? '………………';

/** Địa danh và thời gian: the day in words, or the room for it. */
const dateLine = ({ authority, filled }: PaperSheet): string => {
  const place = placeOf(authority);
  if (!filled?.sentAt) return `${place}, ngày …… tháng …… năm 20……`;
  const [year = '', month = '', day = ''] = localDate(filled.sentAt).split('-');
  return `${place}, ngày ${day} tháng ${Number(month) > 2 ? String(Number(month)) : month} năm ${year}`;
};

const head = (paper: PaperSheet): Markup =>
  html`<header>
      <div>
        <p class="upper">${paper.authority}</p>
        <p class="upper ruled"><b>${paper.council}</b></p>
      </div>
      <div>
        <p class="upper"><b>Cộng hòa xã hội chủ nghĩa Việt Nam</b></p>
        <p class="ruled motto"><b>Độc lập - Tự do - Hạnh phúc</b></p>
        <p class="day">${dateLine(paper)}</p>
      </div>
    </header>
    <h1>Phiếu chấm sáng kiến</h1>
    <p>Tên sáng kiến: <b>${paper.title}</b></p>
    ${authorsOf(paper)}
    <p>Người chấm: ${paper.member}</p>`;

const foot = ({ assessmentId, form, filled, member }: PaperSheet): Markup =>
  html`<div class="sign">
      <p><b>NGƯỜI CHẤM</b></p>
      <p><i>(Ký, ghi rõ họ tên)</i></p>
      <p class="signed">${member}</p>
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
      <colgroup>
        <col style="width: 7%" />
        <col style="width: 34%" />
        <col style="width: 10%" />
        <col style="width: 8%" />
        <col style="width: 11%" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>STT</th>
          <th>Tiêu chí</th>
          <th>Điểm tối đa</th>
          <th>Bước điểm</th>
          <th>Điểm chấm</th>
          <th>Nhận xét</th>
        </tr>
      </thead>
      <tbody>
        ${rowsOf(form.criteria, filled)}
        <tr class="sum">
          <td></td>
          <td class="label">Tổng cộng</td>
          <td>${vietnamese(form.total)}</td>
          <td></td>
          <td>${isScored ? vietnamese(totalOf(form.criteria, filled.scores)) : ''}</td>
          <td></td>
        </tr>
      </tbody>
    </table>
    ${eligibility(paper)}
    <p><b>Ý kiến khác:</b></p>
    ${comment(filled?.comment)}${foot(paper)}
  </section>`;
};

/** Phiếu chấm to print, each on pages of its own, laid out as NĐ 30/2020 asks. */
export const printed = (...papers: PaperSheet[]): string =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Phiếu chấm: ${papers[0]?.title ?? ''}</title>
        ${paperStyle}
      </head>
      <body>
        ${papers.map(sheet)}
      </body>
    </html>`.text;
