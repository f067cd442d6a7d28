import { decisionReplaced } from '#lib/contracts/amendment.events.js';
import type { CertificateRef } from '#lib/contracts/certification.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import { toldOf } from '../correction/correction.commands.js';
import { type Corrected, lineCorrections, lineFaults, type Reading, type WantedLine } from '../correction/reading.js';
import type { Issued } from '../decision/decision-item.commands.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { signedBy } from '../decision/decision.commands.js';
import type { Decision, Ruling, Signer } from '../decision/decision.entity.js';

/**
 * What the replacing decision says otherwise of the lines that stand; it may say all of it again. Throws `conflict` with
 * every line or author that the decision does not have, `invalid` without a reason; before any number is taken.
 */
export function replacementsOf(reading: Reading, items: readonly WantedLine[], reason: string): Corrected[] {
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const faults = lineFaults(reading, items);
  if (faults.length > 0) throw conflict(...faults);
  return lineCorrections(reading, items);
}

const rulingOf = ({ initiativeId, verdict, reason }: DecisionItem): Ruling => ({
  initiativeId,
  verdict,
  ...(reason ? { reason } : {}),
});

/** Nội dung quyết định thay thế: all that its head says but number and date; the lines that stand, in their order. */
export function contentOf(
  { decision, items }: { decision: Issued; items: readonly DecisionItem[] },
  { reason, bodyName }: { reason: string; bodyName: string },
  signer: Signer,
) {
  const { id: replacesId, level, kind, localityId, bodyUnitId } = decision;
  const initiativeIds = items.map(({ initiativeId }) => initiativeId);
  const of = { level, kind, localityId, bodyUnitId, bodyName, rulings: items.map(rulingOf), initiativeIds };
  return { ...of, signer, replacesId, replacementReason: reason };
}

/** A line as the replacing decision says it again. */
export const lineOf = (initiativeIds: readonly string[], old: DecisionItem, { lines }: Reading) => {
  const { initiativeId, verdict, reason } = old;
  const { title, authors } = lines.get(initiativeId) ?? old;
  return { initiativeId, place: initiativeIds.indexOf(initiativeId) + 1, verdict, reason, title, authors };
};

/** Ký quyết định thay thế: the lines that stand in the old one, in their order, under a number of the same series. */
export function replace(
  on: { decision: Issued; items: readonly DecisionItem[] },
  said: { reason: string; bodyName: string },
  given: GivenNumber,
  signer: Signer,
  at: Date,
): Change<Decision> {
  const signedOn = localDate(at);
  const by = signedBy(signer);
  return {
    action: 'replace',
    by,
    set: {
      ...{ state: 'issued', ...contentOf(on, said, signer), draftedBy: by, createdAt: at },
      ...{ ...given, year: Number(signedOn.slice(0, 4)), signedOn, signedAt: at },
    },
    events: [],
    note: given.number,
  };
}

/** The old line said again by the replacing decision, in force from its signature; `head` is how the old one reads. */
export function continueLine(
  decision: Decision & { number: string; signedOn: string; signer: Signer; signedAt: Date },
  old: DecisionItem,
  { reading, corrected }: { reading: Reading; corrected: readonly Corrected[] },
  certificates: readonly CertificateRef[],
): Change<DecisionItem> {
  const { id: decisionId, number, signedOn, signer, signedAt, level } = decision;
  const { initiativeId, verdict } = old;
  const by = signedBy(signer);
  const { head } = reading;
  const replaced = { number: head.number, signedOn: head.signedOn };
  const reason = decision.replacementReason ?? '';
  const told = { ...toldOf(corrected, initiativeId), certificates: [...certificates] };
  const now = { decisionId, level, number, signedOn, reason, replacedId: old.decisionId, replaced };
  const fact = decisionReplaced.make(initiativeId, { initiativeId, by, ...now, ...told }, signedAt);
  return {
    action: verdict === 'recognized' ? 'recognize' : 'decline',
    by,
    set: {
      ...{ state: 'in-force', decisionId, ...lineOf(decision.initiativeIds, old, reading) },
      ...{ initiativeVersion: old.initiativeVersion, level, number },
      ...{ factId: fact.id, refusedReasons: [], flagged: old.flagged },
      ...{ revocation: null, revocationFactId: null, refusedRevocations: [] },
    },
    events: [fact],
    note: number,
  };
}
