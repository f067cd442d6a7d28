import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { standingDuplicates } from '../duplicate/duplicates.js';
import type { Initiative } from './initiative.entity.js';
import { isPending, unitCouncilHeard } from './initiative.facts.js';

const given = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** What other services may know of the row: never the confidential part. */
export const snapshotOf = (i: Initiative, rules: Regulation, by: ActedBy, note?: string): InitiativeSnapshot => ({
  initiativeId: i.id,
  version: i.version,
  state: i.state,
  localityId: i.localityId,
  regulationYear: i.regulationYear,
  regulationVersion: i.regulationVersion,
  title: i.title,
  unitId: i.unitId,
  recognizingUnitId: i.recognizingUnitId,
  sector: i.sector,
  category: given(i.category),
  authors: i.authors.map(({ personId, fullName, unitId, sharePercent }) => ({
    personId,
    fullName,
    unitId,
    sharePercent,
  })),
  targetLevel: i.targetLevel,
  campaignId: given(i.campaignId),
  shortcomingId: given(i.shortcomingId),
  shortcoming: given(i.shortcoming),
  application: given(i.application),
  firstAppliedOn: given(i.firstAppliedOn),
  registeredAt: i.registeredAt?.toISOString(),
  filedAt: i.filedAt?.toISOString(),
  round: given(i.round),
  letterNumber: i.letter?.number,
  declinedFrom: given(i.declinedFrom),
  dueAt: i.dueAt?.toISOString(),
  unitCouncil: given(i.unitCouncil),
  unitCouncilHeard: unitCouncilHeard(i, rules),
  scopeShare: i.confirmation?.scopeShare,
  sponsor: given(i.sponsor),
  stateFunded: i.stateFunded,
  headIsAuthor: i.headIsAuthor,
  managingConsent: i.managingConsent
    ? { number: i.managingConsent.number, signedOn: i.managingConsent.signedOn }
    : undefined,
  extensionAsked: i.extensions.some(isPending),
  extensionAnswerBy: i.extensions.find(isPending)?.answerBy,
  duplicateOf: standingDuplicates(i, rules).map(({ otherId }) => otherId),
  recognitions: [...i.recognitions],
  report: i.report,
  defects: [...i.defects],
  note,
  by,
});
