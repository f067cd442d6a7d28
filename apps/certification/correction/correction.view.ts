import type { Correction } from './correction.entity.js';

/** A correction as one reader may see it: of the lines, those on initiatives that they may see. */
export type CorrectionView = Omit<Correction, 'initiativeIds'>;

/** What it says of lines that the reader does not see is left out. */
export const viewOf = (
  { initiativeIds: _, corrected, ...rest }: Correction,
  seen: ReadonlySet<string>,
): CorrectionView => ({
  ...rest,
  corrected: corrected.filter(({ initiativeId }) => initiativeId === undefined || seen.has(initiativeId)),
});
