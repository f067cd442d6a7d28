import type { Reason } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Signer } from '../decision/decision.entity.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { RewardProposal } from '../reward-proposal/reward-proposal.entity.js';
import type { RewardLetter } from './reward-letter.entity.js';

/** A proposal that is to go with a letter, and what it is about. */
export interface Enclosed {
  row: RewardProposal;
  dossier: Dossier;
}

/** Whose letter it is, to whom, through whom. */
export type Addressed = Pick<
  RewardLetter,
  'localityId' | 'bodyUnitId' | 'bodyName' | 'addressee' | 'through' | 'officeUnitId'
>;

/** Why one cannot go with the letter. */
export function faultsOf({ row, dossier }: Enclosed, { bodyUnitId, localityId }: Addressed): string[] {
  const stands: Record<string, boolean> = {
    'not-selected': row.state !== 'selected',
    'outside-jurisdiction': !dossier.unitPath.includes(bodyUnitId) || row.localityId !== localityId,
    'recognition-flagged': row.flagged,
  };
  return Object.keys(stands).filter((key) => stands[key]);
}

/** Every reason why the letter cannot be signed, each by its place in the list. */
export const letterFaults = (enclosed: readonly Enclosed[], to: Addressed): Reason[] =>
  enclosed.flatMap((one, i) =>
    faultsOf(one, to).map((key) => ({
      key,
      field: `proposalIds.${String(i)}`,
      params: { proposalId: one.row.id },
    })),
  );

/** Ký tờ trình: number, date and signer together, once nothing stands in the way. */
export function sign(
  to: Addressed,
  enclosed: readonly Enclosed[],
  given: GivenNumber,
  signer: Signer,
  at: Date,
): Change<RewardLetter> {
  const signedOn = localDate(at);
  return {
    action: 'sign',
    by: { personId: signer.personId, name: signer.name, role: signer.role },
    set: {
      ...to,
      ...given,
      proposalIds: enclosed.map(({ row }) => row.id),
      numberYear: Number(signedOn.slice(0, 4)),
      signedOn,
      signedAt: at,
      signer,
    },
    events: [],
    note: given.number,
  };
}
