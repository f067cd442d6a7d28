import type { TouchedCertificate } from '../certificate/certificate.commands.js';
import type { Correction } from './correction.entity.js';

/** A correction as one reader may see it: of the lines, those on initiatives that they may see. */
export type CorrectionView = Omit<Correction, 'initiativeIds'>;

/** What a correction would say if it were signed now: all but its number and its date. */
export interface CorrectionPreview extends Pick<
  CorrectionView,
  'decisionId' | 'decisionNumber' | 'level' | 'bodyUnitId' | 'bodyName' | 'corrected' | 'reason' | 'signer'
> {
  /** Giấy chứng nhận that would be printed anew, or say that their decision was corrected. */
  certificates: TouchedCertificate[];
}

/** Without lines that the reader does not see; what is of no line is the head's. */
export const seenOnly = <T extends { initiativeId?: string }>(all: readonly T[], seen: ReadonlySet<string>): T[] =>
  all.filter(({ initiativeId }) => initiativeId === undefined || seen.has(initiativeId));

/** What it says of lines that the reader does not see is left out. */
export const viewOf = (
  { initiativeIds: _, corrected, ...rest }: Correction,
  seen: ReadonlySet<string>,
): CorrectionView => ({ ...rest, corrected: seenOnly(corrected, seen) });
