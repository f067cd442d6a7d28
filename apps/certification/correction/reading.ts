import type { Reason } from '#lib/contracts/errors.js';
import type { AuthorShare } from '#lib/contracts/shared.js';
import { tidy } from '#lib/service-kit/text.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import type { Decision } from '../decision/decision.entity.js';

/** What of the head and the signature block of a decision can be corrected. */
export const headFields = ['number', 'signedOn', 'bodyName', 'signerName', 'signerPosition'] as const;
export type HeadField = (typeof headFields)[number];

/** Of the head, what certificates print too. */
const printedOnCertificates: readonly string[] = ['number', 'signedOn', 'bodyName'];

/** Một chỗ đính chính: which, how it read, how it reads now. */
export interface Corrected {
  /** Chỗ ghi sai. */
  field: HeadField | 'title' | 'fullName';
  /** Whose line; none of the head. */
  initiativeId?: string;
  /** Which author. */
  personId?: string;
  /** Đã ghi là. */
  from: string;
  /** Nay đọc là. */
  to: string;
}

/** How one line reads. */
export interface LineReading {
  title: string;
  authors: readonly AuthorShare[];
}

/** How a signed decision reads: as it was signed, with every correction since. */
export interface Reading {
  head: Readonly<Record<HeadField, string>>;
  lines: ReadonlyMap<string, LineReading>;
}

/** How one line is to read. */
export interface WantedLine {
  initiativeId: string;
  title?: string;
  authors?: readonly { personId: string; fullName: string }[];
}

/** How a decision is to read; what is left out stays. */
export type Wanted = Partial<Record<HeadField, string>> & { items?: readonly WantedLine[] };

const asSigned = ({ number, signedOn, bodyName, signer }: Decision): Reading['head'] => ({
  number: number ?? '',
  signedOn: signedOn ?? '',
  bodyName,
  signerName: signer?.name ?? '',
  signerPosition: signer?.position ?? '',
});

/** The line with what was corrected of it. */
const readLine = (line: LineReading, corrected: readonly Corrected[]): LineReading =>
  corrected.reduce<LineReading>(
    ({ title, authors }, { field, personId, to }) =>
      field === 'title'
        ? { title: to, authors }
        : { title, authors: authors.map((one) => (one.personId === personId ? { ...one, fullName: to } : one)) },
    line,
  );

/** The same with what a paper says otherwise. */
export function amendedReading({ head, lines }: Reading, corrected: readonly Corrected[]): Reading {
  const ofHead = corrected.filter(({ initiativeId }) => initiativeId === undefined);
  const amended = [...lines].map(([id, line]): [string, LineReading] => [
    id,
    readLine(
      line,
      corrected.filter(({ initiativeId }) => initiativeId === id),
    ),
  ]);
  return {
    head: { ...head, ...Object.fromEntries(ofHead.map(({ field, to }) => [field, to])) },
    lines: new Map(amended),
  };
}

/** With the corrections in the order in which they were signed. */
export function readingOf(
  decision: Decision,
  items: readonly DecisionItem[],
  corrections: readonly { corrected: readonly Corrected[] }[],
): Reading {
  const lines = items.map(({ initiativeId, title, authors }): [string, LineReading] => [
    initiativeId,
    { title, authors },
  ]);
  return corrections.reduce<Reading>((reading, { corrected }) => amendedReading(reading, corrected), {
    head: asSigned(decision),
    lines: new Map(lines),
  });
}

const isChanged = ({ from, to }: Corrected): boolean => from !== to;

/** What of the head is to read otherwise. */
export const headCorrections = ({ head }: Reading, wanted: Wanted): Corrected[] =>
  headFields
    .flatMap((field) => {
      const to = wanted[field];
      return to === undefined ? [] : [{ field, from: head[field], to: tidy(to) }];
    })
    .filter(isChanged);

/** What of the lines is to read otherwise; what stands in no line is passed over. */
export const lineCorrections = ({ lines }: Reading, items: readonly WantedLine[]): Corrected[] =>
  items
    .flatMap(({ initiativeId, title, authors = [] }): Corrected[] => {
      const line = lines.get(initiativeId);
      if (!line) return [];
      const named = authors.flatMap(({ personId, fullName }): Corrected[] => {
        const author = line.authors.find((one) => one.personId === personId);
        return author ? [{ field: 'fullName', initiativeId, personId, from: author.fullName, to: tidy(fullName) }] : [];
      });
      const titled: Corrected[] =
        title === undefined ? [] : [{ field: 'title', initiativeId, from: line.title, to: tidy(title) }];
      return [...titled, ...named];
    })
    .filter(isChanged);

/** Lines and authors that the decision does not have, or that stand no more. */
export const lineFaults = ({ lines }: Reading, items: readonly WantedLine[]): Reason[] =>
  items.flatMap(({ initiativeId, authors = [] }, i): Reason[] => {
    const line = lines.get(initiativeId);
    const at = `items.${String(i)}`;
    if (!line) return [{ key: 'line-not-standing', field: at }];
    return authors.flatMap(({ personId }, j) =>
      line.authors.some((one) => one.personId === personId)
        ? []
        : [{ key: 'author-not-listed', field: `${at}.authors.${String(j)}` }],
    );
  });

/** Whether the head's corrections change what is printed on certificates. */
export const reprintsAll = (corrected: readonly Corrected[]): boolean =>
  corrected.some(({ initiativeId, field }) => initiativeId === undefined && printedOnCertificates.includes(field));

/** The lines that a paper touches: all of them where it touches the head. */
export const touchedBy = (corrected: readonly Corrected[], all: readonly string[]): string[] =>
  corrected.some(({ initiativeId }) => initiativeId === undefined)
    ? [...all]
    : all.filter((id) => corrected.some(({ initiativeId }) => initiativeId === id));
