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

/** What a certificate prints of its decision and its line; number and date are null of a decision not yet signed. */
export interface Printed extends Pick<Certificate, 'title' | 'fullName' | 'coAuthors' | 'bodyName'> {
  decisionNumber: string | null;
  signedOn: string | null;
}

/** Giấy chứng nhận that a paper would touch. */
export interface TouchedCertificate {
  certificateId: string;
  number: string;
  initiativeId: string;
  personId: string;
  /** As it is. */
  prints: Printed;
  /** What the one in its place would print; null where it stays valid and only says that its decision was corrected. */
  reprint: Printed | null;
}

const printsOf = ({ title, fullName, coAuthors, bodyName, decisionNumber, signedOn }: Certificate): Printed => ({
  ...{ title, fullName, coAuthors, bodyName, decisionNumber, signedOn },
});

/** What would become of a certificate. */
export const touchedOf = (one: Certificate, reprint: Printed | null): TouchedCertificate => ({
  ...{ certificateId: one.id, number: one.number, initiativeId: one.initiativeId, personId: one.personId },
  prints: printsOf(one),
  reprint,
});

/** How an event refers to a certificate. */
export const refOf = ({ id, number, personId }: Certificate): CertificateRef => ({
  certificateId: id,
  number,
  personId,
});
