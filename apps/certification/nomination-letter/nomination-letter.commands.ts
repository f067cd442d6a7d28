import { conflict, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Signer } from '../decision/decision.entity.js';
import { mayFollow } from '../dossier/dossier.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Nomination } from '../nomination/nomination.entity.js';
import type { NominationLetter } from './nomination-letter.entity.js';

/** A nomination that is to go with a letter, and what it is about. */
export interface Candidate {
  row: Nomination;
  dossier: Dossier;
}

/** Whose letter it is, about which year, to whom. */
export type Addressed = Pick<
  NominationLetter,
  'localityId' | 'year' | 'bodyUnitId' | 'bodyName' | 'addressee' | 'through' | 'selectedBy'
>;

const noRank = Number.MAX_SAFE_INTEGER;

/** Best rank first; equals in the order in which they were selected. */
export const inRank = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort(
    (a, b) =>
      (a.row.rank ?? noRank) - (b.row.rank ?? noRank) ||
      a.row.createdAt.getTime() - b.row.createdAt.getTime() ||
      (a.row.id < b.row.id ? -1 : 1),
  );

/** Why one cannot go with the letter; a shared rank is one unless the ties are said to be meant. */
export function faultsOf(
  { row, dossier }: Candidate,
  to: Addressed,
  all: readonly Candidate[],
  tiesIntended: boolean,
): string[] {
  const tied = row.rank !== null && all.filter((other) => other.row.rank === row.rank).length > 1;
  const stands: Record<string, boolean> = {
    'not-selected': row.state !== 'selected' || row.letterId !== null,
    'outside-jurisdiction': !dossier.unitPath.includes(to.bodyUnitId) || row.localityId !== to.localityId,
    'other-year': row.year !== to.year,
    'not-district-recognized': !mayFollow(dossier.state, 'nominate'),
    'recognition-flagged': row.flagged,
    'rank-missing': row.rank === null,
    'rank-tied': tied && !tiesIntended,
  };
  return Object.keys(stands).filter((key) => stands[key]);
}

/** Every reason why the letter cannot be signed, each by its place in the list, best rank first. */
export const letterFaults = (ranked: readonly Candidate[], to: Addressed, tiesIntended: boolean): Reason[] =>
  ranked.flatMap((candidate, i) =>
    faultsOf(candidate, to, ranked, tiesIntended).map((key) => ({
      key,
      field: `nominationIds.${String(i)}`,
      params: { nominationId: candidate.row.id },
    })),
  );

/** Ký tờ trình: number, date and signer together, once nothing stands in the way. */
export function sign(
  to: Addressed,
  ranked: readonly Candidate[],
  given: GivenNumber,
  signer: Signer,
  at: Date,
): Change<NominationLetter> {
  const signedOn = localDate(at);
  return {
    action: 'sign',
    by: { personId: signer.personId, name: signer.name, role: signer.role },
    set: {
      ...to,
      ...given,
      state: 'signed',
      nominationIds: ranked.map(({ row }) => row.id),
      numberYear: Number(signedOn.slice(0, 4)),
      signedOn,
      signedAt: at,
      signer,
      publishedAt: null,
      publishedBy: null,
    },
    events: [],
    note: given.number,
  };
}

/** Công bố. Throws `conflict` where that was done. */
export function publish(row: NominationLetter, by: ActedBy, at: Date): Change<NominationLetter> {
  if (row.state !== 'signed') throw conflict({ key: 'state', params: { action: 'publish', state: row.state } });
  return { action: 'publish', by, set: { state: 'published', publishedAt: at, publishedBy: by }, events: [] };
}
