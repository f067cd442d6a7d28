import { invalid } from '#lib/contracts/errors.js';
import { Decimal } from 'decimal.js';
import { isDeepStrictEqual } from 'node:util';
import type { ScoreSheetDto } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';

/** What a member enters. */
export type Entry = Pick<ScoreSheet, 'scores' | 'remarks' | 'eligible' | 'comment'>;

type Scores = Record<string, number | string>;

/** As every way of entering it gives the same: composed, with single line ends, trimmed. */
const words = (text: string) => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();

/** What a form holds, without the fields that are still blank. Throws for remarks that are no text. */
export const entryOf = ({ scores, remarks = {}, eligible, comment }: ScoreSheetDto): Entry => {
  const wrong = Object.entries(remarks).find(([, remark]) => typeof remark !== 'string' || remark.length > 5000);
  if (wrong) throw invalid({ key: 'is-string', field: `remarks.${wrong[0]}` });
  const given = Object.entries(scores).filter(([, score]) => score !== null && score !== '');
  const said = Object.entries(remarks).map(([key, remark]) => [key, words(remark)] as const);
  return {
    scores: Object.fromEntries(given) as Scores,
    remarks: Object.fromEntries(said.filter(([, remark]) => remark !== '')),
    eligible: eligible ?? null,
    comment: words(comment ?? '') || null,
  };
};

const plain = (score: number | string) =>
  /^\d+(\.\d+)?$/.test(String(score)) ? new Decimal(score).toString() : String(score);

const comparable = ({ scores, remarks, eligible, comment }: Entry) => ({
  scores: Object.fromEntries(Object.entries(scores).map(([key, score]) => [key, plain(score)])),
  ...{ remarks: { ...remarks }, eligible, comment },
});

/** Whether two sheets say the same, `7.50` and 7.5 alike. */
export const saysTheSame = (a: Entry, b: Entry): boolean => isDeepStrictEqual(comparable(a), comparable(b));
