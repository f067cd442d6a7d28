import type { CertificateRef } from '#lib/contracts/certification.events.js';
import type { AuthorShare } from '#lib/contracts/shared.js';
import { randomUUID } from 'node:crypto';
import type { Certificate } from './certificate.entity.js';

/** What the certificates of one line of a decision have in common. */
export type Certified = Omit<
  Certificate,
  'id' | 'state' | 'sequence' | 'number' | 'personId' | 'fullName' | 'coAuthors'
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
    return { ...what, ...given, id: randomUUID(), state: 'valid', personId, fullName, coAuthors };
  });

/** How an event refers to a certificate. */
export const refOf = ({ id, number, personId }: Certificate): CertificateRef => ({
  certificateId: id,
  number,
  personId,
});
