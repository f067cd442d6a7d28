import { type CertificateRef, decisionIssued, recognitionRevoked } from '#lib/contracts/certification.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import { mayFollow } from '../dossier/dossier.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { DecisionItem } from './decision-item.entity.js';
import { signedBy } from './decision.commands.js';
import type { Decision, Ruling, Signer } from './decision.entity.js';

/** A decision that is signed. */
export interface Issued extends Decision {
  readonly number: string;
  readonly signedOn: string;
  readonly signer: Signer;
  readonly signedAt: Date;
  readonly year: number;
}

/** Một dòng của quyết định vừa ký, told to registration with its certificates. */
export function issue(
  decision: Issued,
  ruling: Ruling,
  dossier: Dossier,
  certificates: readonly CertificateRef[],
): Change<DecisionItem> {
  const { id: decisionId, level, number, signedOn, bodyUnitId: issuingUnitId, signedAt } = decision;
  const { initiativeId, verdict, reason } = ruling;
  const by = signedBy(decision.signer);
  const told = { decisionId, level, verdict, number, signedOn, issuingUnitId, ...(reason ? { reason } : {}) };
  const fact = decisionIssued.make(
    initiativeId,
    { initiativeId, by, ...told, certificates: [...certificates] },
    signedAt,
  );
  return {
    action: verdict === 'recognized' ? 'recognize' : 'decline',
    by,
    set: {
      state: 'issued',
      decisionId,
      place: decision.initiativeIds.indexOf(initiativeId) + 1,
      initiativeId,
      initiativeVersion: dossier.version,
      level,
      verdict,
      reason: reason ?? null,
      title: dossier.title,
      authors: dossier.authors,
      number,
      factId: fact.id,
      refusedReasons: [],
      flagged: false,
      revocation: null,
      revocationFactId: null,
      refusedRevocations: [],
    },
    events: [fact],
    note: number,
  };
}

const registration: ActedBy = { role: 'registration' };
const decidedIn = { unit: 'confirmed', district: 'recommended' } as const;

const takeEffect = (): Change<DecisionItem> => ({
  action: 'take-effect',
  by: registration,
  set: { state: 'in-force' },
  events: [],
});

const fall = (reasons: readonly string[]): Change<DecisionItem> => ({
  action: 'refused',
  by: registration,
  set: { state: 'refused', refusedReasons: [...reasons] },
  events: [],
  note: reasons.join(', '),
});

/**
 * What a newer state of the initiative says of a line that registration has not answered: it took effect, or it came
 * too late because the author had withdrawn. Undefined while that is open.
 */
export function follow(item: DecisionItem, dossier: Dossier): Change<DecisionItem> | undefined {
  if (item.state !== 'issued' || dossier.version <= item.initiativeVersion) return undefined;
  if (dossier.recognitions.some((recognition) => recognition.decisionId === item.decisionId)) return takeEffect();
  if (dossier.state === 'withdrawn') return fall(['initiative-withdrawn']);
  return item.verdict === 'declined' && dossier.state !== decidedIn[item.level] ? takeEffect() : undefined;
}

const undoRevocation = (
  { revocation, refusedRevocations }: DecisionItem,
  reasons: readonly string[],
): Change<DecisionItem> => ({
  action: 'revocation-refused',
  by: registration,
  set: {
    state: 'in-force',
    revocation: null,
    revocationFactId: null,
    refusedRevocations: revocation ? [...refusedRevocations, revocation] : refusedRevocations,
    refusedReasons: [...reasons],
  },
  events: [],
  note: reasons.join(', '),
});

/** Registration refused the line, or its revocation; undefined where the fact was another. */
export function refuse(item: DecisionItem, { factId, reasons }: FactRefused): Change<DecisionItem> | undefined {
  if (item.state === 'revoked' && item.revocationFactId === factId) return undoRevocation(item, reasons);
  return item.state === 'issued' && item.factId === factId ? fall(reasons) : undefined;
}

/** Why, by the official's own words. */
export interface Why {
  reason: string;
  basis: string;
}

/** Throws `conflict` where nothing is to be revoked, `invalid` without reason or basis; before any number is taken. */
export function refuseUnrevocable(item: DecisionItem, dossier: Dossier, { reason, basis }: Why): void {
  if (item.state !== 'in-force' || item.verdict !== 'recognized') throw conflict('not-in-force');
  const action = item.level === 'unit' ? 'revoke' : 'revoke-district';
  if (!mayFollow(dossier.state, action)) throw conflict({ key: 'state', params: { action, state: dossier.state } });
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  if (tidy(basis) === '') throw invalid({ key: 'basis-missing', field: 'basis' });
}

/** Quyết định hủy bỏ công nhận, numbered, with reason and basis; nothing is deleted. Throws as `refuseUnrevocable`. */
export function revoke(
  item: DecisionItem,
  dossier: Dossier,
  why: Why,
  { number, sequence }: GivenNumber,
  signer: Signer,
  at: Date,
): Change<DecisionItem> {
  refuseUnrevocable(item, dossier, why);
  const { reason, basis } = why;
  const by = signedBy(signer);
  const { initiativeId, decisionId, level } = item;
  const revokedOn = localDate(at);
  const paper = { number, signedOn: revokedOn };
  const fact = recognitionRevoked.make(
    initiativeId,
    { initiativeId, decisionId, level, number: item.number, reason, basis, by, paper },
    at,
  );
  const revocation = { reason, basis, by: signer, revokedOn, number, sequence };
  return {
    action: 'revoke',
    by,
    set: { state: 'revoked', revocation, revocationFactId: fact.id, refusedReasons: [] },
    events: [fact],
    note: `${number}: ${reason}`,
  };
}

/** Bị thay thế: the same is said again by the decision of that number. */
export const endReplaced = (number: string, by: ActedBy): Change<DecisionItem> => ({
  action: 'replaced',
  by,
  set: { state: 'replaced' },
  events: [],
  note: number,
});

/** A recognition below was revoked, or its revocation was undone: the flag of this one follows. */
export const flag = (item: DecisionItem, flagged: boolean, by: ActedBy): Change<DecisionItem> | undefined =>
  item.flagged === flagged ? undefined : { action: flagged ? 'flag' : 'unflag', by, set: { flagged }, events: [] };
