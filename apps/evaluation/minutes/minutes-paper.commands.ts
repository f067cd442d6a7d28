import { conflict, forbidden } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Council } from '../council/council.entity.js';
import { hashOf, minutesHash } from './minutes.js';
import type { MinutesCorrection, MinutesPaper, Signature } from './minutes-paper.entity.js';
import type { Minutes } from './minutes.shape.js';

/** Who signs. */
export type Signer = ActedBy & { personId: string };

/** Who signs minutes: the secretaries who were there, and who presided; the council's own where neither is told. */
export interface Signatories {
  secretaryIds: string[];
  chairId: string | undefined;
}

export function signatoriesOf({ chairedBy, secretaries = [] }: Minutes, { members }: Council): Signatories {
  const inRole = (role: string) => members.filter((m) => m.role === role).map(({ personId }) => personId);
  const there = secretaries.map(({ personId }) => personId);
  return {
    secretaryIds: there.length > 0 ? there : inRole('secretary'),
    chairId: chairedBy?.personId ?? inRole('chair')[0],
  };
}

const signatureOf = (role: Signature['role'], by: Signer, sha256: string, at: Date): Signature => ({
  ...{ personId: by.personId, name: by.name ?? '', role },
  ...{ at: at.toISOString(), sha256 },
});

const nothingFinal = { chairSignature: null, number: null, numberYear: null, numberSequence: null, signedOn: null };

/** Thư ký ký trước: from then on the paper waits only for who presided. */
export function sign(minutesSha256: string, bodyUnitId: string, by: Signer, at: Date): Change<MinutesPaper> {
  const secretarySignature = signatureOf('secretary', by, minutesSha256, at);
  const set = { state: 'signed' as const, bodyUnitId, secretarySignature, ...nothingFinal, sealHash: null };
  return { action: 'sign', by, set, events: [], note: minutesSha256 };
}

type Sealed = Pick<MinutesPaper, 'number' | 'secretarySignature' | 'chairSignature'>;
const sealOf = ({ number, secretarySignature, chairSignature }: Sealed): string =>
  hashOf({ number, secretarySignature, chairSignature });

/** Số, given at the last signature (NĐ 30/2020: from 01 each year, per body). */
export interface GivenNumber {
  number: string;
  year: number;
  sequence: number;
}

/** Throws `already-signed`, and `signs-twice` for the secretary who also presided. */
export function requireUnsealed({ state, secretarySignature }: MinutesPaper, by: Signer): void {
  if (state === 'final') throw conflict('already-signed');
  if (secretarySignature.personId === by.personId) throw forbidden('signs-twice');
}

/** Chủ tọa ký, biên bản có số; it is final. */
export function seal(
  paper: MinutesPaper,
  minutesSha256: string,
  { number, year, sequence }: GivenNumber,
  by: Signer,
  at: Date,
): Change<MinutesPaper> {
  requireUnsealed(paper, by);
  const chairSignature = signatureOf('chair', by, minutesSha256, at);
  const sealHash = sealOf({ number, secretarySignature: paper.secretarySignature, chairSignature });
  const numbered = { number, numberYear: year, numberSequence: sequence, signedOn: localDate(at) };
  return {
    action: 'seal',
    by,
    set: { state: 'final', chairSignature, ...numbered, sealHash },
    events: [],
    note: number,
  };
}

/** Whether text, signatures and seal still belong together. */
export const isGenuine = (minutes: Minutes, sha256: string, paper: MinutesPaper | null): boolean => {
  const signatures = paper ? [paper.secretarySignature, paper.chairSignature].filter((s) => s !== null) : [];
  const sealed = !paper || paper.state === 'signed' || sealOf(paper) === paper.sealHash;
  return minutesHash(minutes) === sha256 && signatures.every((s) => s.sha256 === sha256) && sealed;
};

/** What is wrong in final minutes, and about which item. */
export type Errata = Pick<MinutesCorrection, 'assessmentId' | 'text'>;

/** Đính chính. Throws `minutes-not-final`. */
export function correct(
  paper: MinutesPaper | null,
  ordinal: number,
  { assessmentId, text }: Errata,
  by: Signer,
  at: Date,
): Change<MinutesCorrection> {
  if (paper?.state !== 'final') throw conflict('minutes-not-final');
  const what = { meetingId: paper.id, ordinal, assessmentId, text, signerId: by.personId, signerName: by.name ?? '' };
  const hash = hashOf({ ...what, seal: paper.sealHash, signedAt: at.toISOString() });
  return { action: 'correct', by, set: { ...what, signedAt: at, hash }, events: [] };
}
