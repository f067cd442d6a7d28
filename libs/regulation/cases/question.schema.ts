import { paperKinds, periodKinds } from '../regulation.js';
import {
  date,
  dictionary,
  flag,
  integer,
  isDate,
  key,
  list,
  mapping,
  maybe,
  number,
  oneOf,
  text,
  when,
  type Check,
} from '../shape.js';
import { instantOf, type GivenSheet, type QuestionKind, type Questions } from './question.js';

const isInstant = (value: string) => isDate(value.slice(0, 10)) && !Number.isNaN(instantOf(value).getTime());

const moment: Check<string> = when(
  (v) =>
    typeof v === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.test(v) &&
    isInstant(v),
  'not-a-moment',
);

const count = integer(0, 10_000);
const year = integer(2000, 2200);
const level = oneOf('unit', 'district', 'province');
const councilLevel = oneOf('unit', 'district');
const share: Check<number | string> = when(
  (v) => typeof v === 'number' || (typeof v === 'string' && /^\d+(\.\d+)?$/.test(v)),
  'not-a-number',
  { min: 0, max: 100 },
);
const dated = mapping<Questions['register']>({ unitKind: key, at: moment, year: maybe(year) });
const scores = dictionary(number(0, 1_000_000));

/** What each question has to say. */
export const questionShapes: { [K in QuestionKind]: Check<Questions[K]> } = {
  register: dated,
  amend: dated,
  file: mapping<Questions['file']>({
    unitKind: maybe(key),
    at: moment,
    firstAppliedOn: maybe(date),
    registeredAt: maybe(moment),
  }),
  submit: mapping<Questions['submit']>({ unitKind: key, at: moment, round: maybe(integer(1, 50)), year: maybe(year) }),
  deadline: mapping<Questions['deadline']>({ of: oneOf('publish', 'report'), at: moment, year: maybe(year) }),
  period: mapping<Questions['period']>({ of: oneOf(...periodKinds, 'appealAnswer'), from: date, at: moment }),
  extension: mapping<Questions['extension']>({ of: oneOf(...periodKinds), before: count, days: count }),
  'extension-answer': mapping<Questions['extension-answer']>({ of: oneOf(...periodKinds), from: date, at: moment }),
  papers: mapping<Questions['papers']>({ level: councilLevel, sentOn: date, meetsOn: date }),
  authors: list(mapping<Questions['authors'][number]>({ unit: maybe(key), share, consented: maybe(flag) })),
  dossier: mapping<Questions['dossier']>({
    level: councilLevel,
    components: list(
      mapping<Questions['dossier']['components'][number]>({ key, pages: maybe(count), fileType: maybe(key) }),
    ),
  }),
  council: mapping<Questions['council']>({
    level: councilLevel,
    members: list(
      mapping<Questions['council']['members'][number]>({
        role: oneOf('chair', 'vice-chair', 'secretary', 'member'),
        isHeadAndAuthor: maybe(flag),
      }),
    ),
  }),
  hearing: mapping<Questions['hearing']>({
    level: councilLevel,
    stateFunded: maybe(flag),
    authorHeadsUnit: maybe(flag),
  }),
  quorum: mapping<Questions['quorum']>({
    level: councilLevel,
    meeting: key,
    members: count,
    present: count,
    recused: maybe(count),
  }),
  sheet: mapping<Questions['sheet']>({ level: maybe(councilLevel), scores, remarks: maybe(dictionary(text)) }),
  judge: mapping<Questions['judge']>({
    level: maybe(councilLevel),
    meeting: maybe(key),
    members: count,
    present: maybe(count),
    recused: maybe(count),
    agree: maybe(count),
    disagree: maybe(count),
    blank: maybe(count),
    chairAgrees: maybe(flag),
    sheets: maybe(list(mapping<GivenSheet>({ scores, eligible: maybe(flag), times: maybe(integer(1, 100)) }))),
  }),
  scope: mapping<Questions['scope']>({ sameConditions: count, using: count }),
  duplicate: mapping<Questions['duplicate']>({ percent: number(0, 100) }),
  title: mapping<Questions['title']>({ title: key, level, year, inYear: year }),
  number: mapping<Questions['number']>({
    paper: oneOf(...paperKinds),
    sequence: count,
    year: maybe(year),
    body: maybe(text),
    unit: maybe(text),
    bodyCode: maybe(key),
  }),
  intake: mapping<Questions['intake']>({ sector: key }),
  panel: mapping<Questions['panel']>({ level: councilLevel, sector: key }),
  term: mapping<Questions['term']>({ level, on: date }),
  cchc: mapping<Questions['cchc']>({ recognized: count }),
};
