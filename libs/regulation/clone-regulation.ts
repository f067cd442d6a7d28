import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { addMonths, isWorkingDay, type LocalDate } from './calendar.js';
import { fill } from './faults.js';
import { edited, removals, type TextEdit } from './yaml-edit.js';
import { readYaml, type Path } from './yaml-lines.js';

const sentences = {
  'day-moved': { vi: 'Đã dời {from} sang {to}; kiểm tra theo văn bản mới.', en: 'Moved from {from} to {to}; check.' },
  'day-off': { vi: 'Ngày {to} là ngày nghỉ; cân nhắc chọn ngày khác.', en: '{to} is a day off; consider another.' },
  'exception-dropped': {
    vi: 'Đã bỏ quy định riêng của năm {year}.',
    en: 'What was said for {year} alone was dropped.',
  },
  'day-dropped': { vi: 'Đã bỏ ngày {from} của năm trước.', en: '{from}, of a past year, was dropped.' },
  'term-over': {
    vi: 'Tên gọi «{label}» chỉ có hiệu lực đến {to}; kiểm tra tên gọi và thẩm quyền hiện nay.',
    en: "The term '{label}' holds only until {to}; check how the level is called now.",
  },
  'text-renewed': { vi: 'Đã đổi năm trong «{from}» thành «{to}».', en: "The year in '{from}' became '{to}'." },
  'bases-to-check': {
    vi: 'Các căn cứ giữ nguyên của năm trước; kiểm tra văn bản còn hiệu lực và bổ sung văn bản mới.',
    en: 'The legal bases are those of last year; check that they are in force.',
  },
  'sources-to-check': {
    vi: 'Ghi chú nguồn (#) vẫn dẫn văn bản của năm trước.',
    en: 'The comments (#) still cite the papers of last year.',
  },
} as const;

/** What the clerk has to look at before a renewed regulation is published. */
export interface CloneNote {
  /** In the renewed text. */
  line: number;
  /** Such as `rounds.1.closesOn`. */
  path: string;
  note: keyof typeof sentences;
  vi: string;
  en: string;
}

export interface RegulationClone {
  yaml: string;
  notes: CloneNote[];
}

type Tell = (path: Path, note: keyof typeof sentences, params?: Record<string, string | number>) => void;

const isWholeDate = (value: unknown): value is LocalDate =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const childrenOf = (node: unknown): (readonly [string | number, unknown])[] => {
  if (isMap(node)) return node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value] as const);
  return isSeq(node) ? node.items.map((item, i) => [i, item] as const) : [];
};

/** One renewal: the text and its tree, the edits so far, and what is told of them. */
interface Renewal {
  source: string;
  document: Document;
  year: number;
  /** How many years it moves. */
  years: number;
  edits: TextEdit[];
  tell: Tell;
}

/** History and names of papers keep their dates, days off and exceptions belong to their years. */
const keepsDates = (path: Path) =>
  ['levels', 'legalBases', 'calendar'].includes(String(path[0])) || path.at(-1) === 'exceptions';

const replace = (renewal: Renewal, node: unknown, change: (text: string) => string): void => {
  if (!isScalar(node) || !node.range) return;
  const [from, to] = node.range;
  renewal.edits.push({ from, to, text: change(renewal.source.slice(from, to)) });
};

const moveDates = (renewal: Renewal, node: unknown, path: Path = []): void => {
  if (keepsDates(path)) return;
  if (isScalar(node) && isWholeDate(node.value)) {
    const [from, to] = [node.value, addMonths(node.value, renewal.years * 12)];
    replace(renewal, node, (text) => text.replace(from, to));
    renewal.tell(path, 'day-moved', { from, to });
    if (!isWorkingDay(to)) renewal.tell(path, 'day-off', { to });
  }
  for (const [name, child] of childrenOf(node)) moveDates(renewal, child, [...path, name]);
};

const dropExceptions = (renewal: Renewal, node: unknown, path: Path = []): void => {
  const { source, year, edits, tell } = renewal;
  const exceptions = isMap(node) ? node.get('exceptions') : undefined;
  if (isMap(node) && isMap(exceptions)) {
    const past = childrenOf(exceptions).filter(([name]) => Number(name) < year);
    for (const [name] of past) tell(path, 'exception-dropped', { year: Number(name) });
    const all = past.length === exceptions.items.length;
    if (all) edits.push(...removals(source, node, (name) => name === 'exceptions'));
    else if (past.length > 0) edits.push(...removals(source, exceptions, (name) => Number(name) < year));
  }
  for (const [name, child] of childrenOf(node)) dropExceptions(renewal, child, [...path, name]);
};

const dropPastDays = ({ source, document, year, edits, tell }: Renewal): void => {
  for (const name of ['holidays', 'workingDays']) {
    const days = document.getIn(['calendar', name]);
    const past = childrenOf(days)
      .map(([, day]) => (isScalar(day) ? String(day.value) : ''))
      .filter((day) => day < String(year));
    if (!isSeq(days) || past.length === 0) continue;
    for (const from of past) tell(['calendar', name], 'day-dropped', { from });
    edits.push(...removals(source, days, (day) => past.includes(day)));
  }
};

const tellTerms = ({ document, year, tell }: Renewal): void => {
  for (const level of ['unit', 'district', 'province']) {
    for (const [i, term] of childrenOf(document.getIn(['levels', level]))) {
      const to = isMap(term) ? term.get('validTo') : undefined;
      if (!isMap(term) || !isWholeDate(to) || to >= `${String(year)}-12-31`) continue;
      tell(['levels', level, i], 'term-over', { label: String(term.get('label')), to });
    }
  }
};

const renewName = (renewal: Renewal): void => {
  const later = (text: string) => text.replaceAll(/\b20\d\d\b/g, (year) => String(Number(year) + renewal.years));
  const from = String(renewal.document.get('name'));
  if (later(from) === from) return;
  replace(renewal, renewal.document.get('name', true), later);
  renewal.tell(['name'], 'text-renewed', { from, to: later(from) });
};

/**
 * Last year's text for a new year: days with a year move, what was said for past years alone goes, everything else stays
 * letter by letter with its comments; the notes say what a person has to look at. The text must be readable YAML.
 */
export const cloneRegulation = (yamlText: string, toYear: number): RegulationClone => {
  const document = parseDocument(yamlText);
  const told: { path: Path; note: keyof typeof sentences; params: Record<string, string | number> }[] = [];
  const tell: Tell = (path, note, params = {}) => told.push({ path, note, params });
  const years = toYear - Number(document.get('year'));
  const renewal: Renewal = { source: yamlText, document, year: toYear, years, edits: [], tell };
  replace(renewal, document.get('year', true), () => String(toYear));
  renewName(renewal);
  dropExceptions(renewal, document.contents);
  dropPastDays(renewal);
  moveDates(renewal, document.contents);
  tellTerms(renewal);
  if (document.has('legalBases')) tell(['legalBases'], 'bases-to-check');
  if (yamlText.includes('#')) tell([], 'sources-to-check');
  const yaml = edited(yamlText, renewal.edits);
  const { lineOf } = readYaml(yaml);
  const notes = told.map(({ path, note, params }): CloneNote => {
    const { vi, en } = sentences[note];
    return { line: lineOf(path), path: path.join('.'), note, vi: fill(vi, params), en: fill(en, params) };
  });
  return { yaml, notes: notes.sort((a, b) => a.line - b.line) };
};
