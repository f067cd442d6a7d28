import type { CertificateRef } from '#lib/contracts/certification.events.js';
import type { AuthorShare } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import { randomUUID } from 'node:crypto';
import type { Certificate } from './certificate.entity.js';

/** It takes the place of none, and nothing has become of it. */
const first = { replacesId: null, replacedById: null, amendedBy: null };

/** What the certificates of one line of a decision have in common. */
export type Certified = Omit<
  Certificate,
  'id' | 'state' | 'sequence' | 'number' | 'personId' | 'fullName' | 'coAuthors' | keyof typeof first
>;

/** A number of the series, and how it reads. */
export interface GivenNumber {
  sequence: number;
  number: string;
}

/** Who gets a certificate: every author, or the first alone where the regulation gives one for all. */
export const certifiedAuthors = (authors: readonly AuthorShare[], perAuthor: boolean): readonly AuthorShare[] =>
  perAuthor ? authors : authors.slice(0, 1);

/** Một giấy cho mỗi tác giả, ghi tên các đồng tác giả; `numbers` are in the order of `holders`. */
export const certify = (
  what: Certified,
  holders: readonly AuthorShare[],
  authors: readonly AuthorShare[],
  numbers: readonly GivenNumber[],
): Certificate[] =>
  holders.map(({ personId, fullName }, i) => {
    const given = numbers[i];
    if (!given) throw new RangeError('fewer numbers than certificates');
    const coAuthors = authors.filter((author) => author.personId !== personId).map((author) => author.fullName);
    return { ...what, ...given, ...first, id: randomUUID(), state: 'valid', personId, fullName, coAuthors };
  });

/** What a certificate that takes the place of another says otherwise. */
export type Reprint = Partial<
  Pick<
    Certificate,
    'decisionId' | 'itemId' | 'bodyName' | 'title' | 'fullName' | 'coAuthors' | 'decisionNumber' | 'signedOn'
  >
>;

/** Giấy thay thế: a number of its own, naming the one that it replaces. */
export const inPlaceOf = (old: Certificate, reprint: Reprint, given: GivenNumber, at: Date): Certificate => ({
  ...old,
  ...reprint,
  ...given,
  ...first,
  id: randomUUID(),
  state: 'valid',
  year: Number(localDate(at).slice(0, 4)),
  issuedAt: at,
  replacesId: old.id,
});

/** How an event refers to a certificate. */
export const refOf = ({ id, number, personId }: Certificate): CertificateRef => ({
  certificateId: id,
  number,
  personId,
});
