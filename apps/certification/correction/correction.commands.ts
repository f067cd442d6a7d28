import { decisionCorrected } from '#lib/contracts/amendment.events.js';
import type { CertificateRef } from '#lib/contracts/certification.events.js';
import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Issued } from '../decision/decision-item.commands.js';
import { signedBy } from '../decision/decision.commands.js';
import type { Signer } from '../decision/decision.entity.js';
import type { Correction } from './correction.entity.js';
import {
  type Corrected,
  headCorrections,
  lineCorrections,
  lineFaults,
  type Reading,
  touchedBy,
  type Wanted,
} from './reading.js';

const numerals = (number: string): string => (number.match(/\d+/g) ?? []).join(' ');

/** The number runs in its series and its year: what a correction may mend is how it is written. */
const headFaults = ({ head }: Reading, { number, signedOn }: Wanted, at: Date): Reason[] => [
  ...(number !== undefined && numerals(number) !== numerals(head.number)
    ? [{ key: 'number-renumbered', field: 'number', params: { number: head.number } }]
    : []),
  ...(signedOn !== undefined && (signedOn.slice(0, 4) !== head.signedOn.slice(0, 4) || signedOn > localDate(at))
    ? [{ key: 'signed-on-out-of-year', field: 'signedOn', params: { year: head.signedOn.slice(0, 4) } }]
    : []),
];

/**
 * What is to read otherwise, old and new. Throws `conflict` with everything that cannot be corrected, and where it
 * already reads like that; `invalid` without a reason. Before any number is taken.
 */
export function correctionsOf(reading: Reading, wanted: Wanted, reason: string, at: Date): Corrected[] {
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const faults = [...headFaults(reading, wanted, at), ...lineFaults(reading, wanted.items ?? [])];
  if (faults.length > 0) throw conflict(...faults);
  const corrected = [...headCorrections(reading, wanted), ...lineCorrections(reading, wanted.items ?? [])];
  if (corrected.length === 0) throw conflict('nothing-corrected');
  return corrected;
}

/** The title and the names of one line that read otherwise, as an event tells them. */
export const toldOf = (corrected: readonly Corrected[], initiativeId: string) => {
  const own = corrected.filter((one) => one.initiativeId === initiativeId);
  const title = own.find(({ field }) => field === 'title')?.to;
  const authors = own.flatMap(({ personId, to }) => (personId === undefined ? [] : [{ personId, fullName: to }]));
  return { ...(title === undefined ? {} : { title }), ...(authors.length > 0 ? { authors } : {}) };
};

/** Nội dung văn bản đính chính: all that it says but its own number and date. */
export function contentOf(
  { decision, reading: { head, lines } }: { decision: Issued; reading: Reading },
  { corrected, reason }: { corrected: readonly Corrected[]; reason: string },
  signer: Signer,
) {
  const { id: decisionId, level, bodyUnitId } = decision;
  const initiativeIds = touchedBy(corrected, [...lines.keys()]);
  const of = { decisionId, decisionNumber: head.number, level, bodyUnitId, bodyName: head.bodyName };
  return { ...of, corrected, initiativeIds, reason, signer };
}

/** Ký văn bản đính chính: number, date and signer together, told once for each initiative that it touches. */
export function correct(
  id: string,
  on: { decision: Issued; reading: Reading },
  said: { corrected: readonly Corrected[]; reason: string },
  given: GivenNumber,
  { signer, at }: { signer: Signer; at: Date },
  certificates: ReadonlyMap<string, readonly CertificateRef[]>,
): Change<Correction> {
  const signedOn = localDate(at);
  const content = contentOf(on, said, signer);
  const { decisionId, level, corrected, initiativeIds, reason } = content;
  const { head } = on.reading;
  const ofHead = (field: 'number' | 'signedOn') =>
    corrected.find((one) => one.initiativeId === undefined && one.field === field)?.to ?? head[field];
  const now = { decisionId, level, number: ofHead('number'), signedOn: ofHead('signedOn'), reason };
  const paper = { number: given.number, signedOn };
  const by = signedBy(signer);
  const events = initiativeIds.map((initiativeId) => {
    const told = { ...toldOf(corrected, initiativeId), certificates: [...(certificates.get(initiativeId) ?? [])] };
    return decisionCorrected.make(initiativeId, { initiativeId, by, correctionId: id, paper, ...now, ...told }, at);
  });
  return {
    action: 'correct',
    by,
    set: { ...content, ...given, year: Number(signedOn.slice(0, 4)), signedOn, signedAt: at },
    events,
    note: given.number,
  };
}
