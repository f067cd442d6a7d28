import { effectConfirmed, effectDeclined } from '#lib/contracts/certification.events.js';
import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { FactRefused } from '#lib/contracts/initiative.events.js';
import type { ActedBy, Evidence } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { scopeFaults, scopeShare, type SimilarUnit } from '#lib/regulation/scope-test.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import { mayFollow } from '../dossier/dossier.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Confirmation } from './confirmation.entity.js';

/** What the head states. */
export interface Statement {
  effect: string;
  scope: string;
  commitment: string;
  proof?: string;
  evidence?: readonly Evidence[];
  similarUnits?: readonly SimilarUnit[];
}

/** What the regulation asks of a confirmation. */
export type ConfirmationRules = Pick<Regulation, 'confirmation' | 'scopeTest'>;

const system: ActedBy = { role: 'clock' };

/** Đơn đã nộp: the unit's head is to confirm or decline. */
export const open = (dossier: Dossier, at: Date): Change<Confirmation> => ({
  action: 'open',
  by: system,
  set: {
    state: 'open',
    initiativeId: dossier.initiativeId,
    localityId: dossier.localityId,
    unitId: dossier.unitId,
    openedAt: at,
    refusedReasons: [],
    evidence: [],
  },
  events: [],
});

/** What stands in the way of confirming now: it is confirmed after application, and after the unit's council. */
export function blockers(dossier: Dossier, at: Date): Reason[] {
  const { state, unitCouncilHeard, application, firstAppliedOn } = dossier;
  const stands: Record<string, boolean> = {
    'not-filed': !mayFollow(state, 'confirm'),
    'unit-council-pending': unitCouncilHeard === false, // TT 18/2013 Điều 8
    'application-missing': application === null || firstAppliedOn === null,
    'first-applied-in-future': firstAppliedOn !== null && firstAppliedOn > localDate(at),
  };
  return Object.entries(stands)
    .filter(([, blocks]) => blocks)
    .map(([key]) => ({ key }));
}

/** The proof may be told or shown; it is asked for where the regulation asks for the commitment (T7). */
const isProven = ({ proof = '', evidence = [] }: Statement): boolean => tidy(proof) !== '' || evidence.length > 0;

/** The share of units that could use it counts only for what is to go to a level above. */
const scopeFaultsOf = (
  { similarUnits = [] }: Statement,
  { targetLevel }: Dossier,
  rules: ConfirmationRules,
): Reason[] => (targetLevel === 'unit' ? [] : scopeFaults(rules, scopeShare(similarUnits)));

const statementFaults = (statement: Statement, dossier: Dossier, rules: ConfirmationRules): Reason[] => {
  const { effect, scope, commitment } = statement;
  const missing = Object.entries({ effect, scope, commitment })
    .filter(([, text]) => tidy(text) === '')
    .map(([field]) => ({ key: `${field}-missing`, field }));
  const isOwed = rules.confirmation.commitment && dossier.shortcoming !== null;
  const unproven = isOwed && !isProven(statement) ? [{ key: 'proof-missing', field: 'proof' }] : [];
  return [...missing, ...unproven, ...scopeFaultsOf(statement, dossier, rules)];
};

const sharedBy = (similarUnits: readonly SimilarUnit[] | null) =>
  similarUnits ? { scopeShare: scopeShare(similarUnits) } : {};

const refuseUnlessOpen = (row: Confirmation, action: string): void => {
  if (row.state !== 'open') throw conflict({ key: 'state', params: { action, state: row.state } });
};

/**
 * Thủ trưởng xác nhận hiệu quả, phạm vi và cam kết; where the initiative answers a shortcoming, with the proof that it
 * is fixed. Throws `conflict` with every blocker, `invalid` for what is not stated.
 */
export function confirm(
  row: Confirmation,
  dossier: Dossier,
  statement: Statement,
  { by, at, rules }: { by: ActedBy; at: Date; rules: ConfirmationRules },
): Change<Confirmation> {
  refuseUnlessOpen(row, 'confirm');
  const inTheWay = blockers(dossier, at);
  if (inTheWay.length > 0) throw conflict(...inTheWay);
  const faults = statementFaults(statement, dossier, rules);
  if (faults.length > 0) throw invalid(...faults);
  const { id: confirmationId, initiativeId, unitId } = row;
  const { similarUnits = null, proof = null, evidence = [], ...said } = statement;
  const { shortcomingId, shortcoming } = dossier;
  const answered = { ...(shortcomingId ? { shortcomingId } : {}), ...(shortcoming ? { shortcoming } : {}) };
  const proven = { ...(proof ? { proof } : {}), ...(evidence.length > 0 ? { evidence: [...evidence] } : {}) };
  const told = { initiativeId, confirmationId, unitId, ...said, ...proven, ...answered, ...sharedBy(similarUnits), by };
  const fact = effectConfirmed.make(initiativeId, told, at);
  const decided = { decidedBy: by, decidedAt: at, factId: fact.id, refusedReasons: [] };
  return {
    action: 'confirm',
    by,
    set: {
      ...{ state: 'confirmed', ...said, proof, evidence, similarUnits, shortcomingId, shortcoming, reason: null },
      ...decided,
    },
    events: [fact],
  };
}

/** Thủ trưởng không xác nhận. Throws `conflict` where it is not the head's turn, `invalid` without a reason. */
export function decline(
  row: Confirmation,
  dossier: Dossier,
  reason: string,
  by: ActedBy,
  at: Date,
): Change<Confirmation> {
  refuseUnlessOpen(row, 'decline');
  if (dossier.state !== 'filed') throw conflict('not-filed');
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  const { id: confirmationId, initiativeId, unitId } = row;
  const fact = effectDeclined.make(initiativeId, { initiativeId, confirmationId, unitId, reason, by }, at);
  return {
    action: 'decline',
    by,
    set: { state: 'declined', reason, decidedBy: by, decidedAt: at, factId: fact.id, refusedReasons: [] },
    events: [fact],
  };
}

/** What a newer state of the initiative means for its confirmation; undefined where it means nothing. */
export function follow(row: Confirmation, dossier: Dossier): Change<Confirmation> | undefined {
  const filed = dossier.state === 'filed';
  if (row.state === 'open' && !filed) return { action: 'close', by: system, set: { state: 'closed' }, events: [] };
  if (row.state === 'closed' && filed) return { action: 'reopen', by: system, set: { state: 'open' }, events: [] };
  return undefined;
}

/** Khiếu nại được chấp nhận: what the head declined is with the head again. */
export const reopenOnAppeal = (row: Confirmation): Change<Confirmation> | undefined =>
  row.state === 'declined'
    ? {
        action: 'reopen',
        by: system,
        set: { state: 'open', decidedBy: null, decidedAt: null, factId: null },
        events: [],
      }
    : undefined;

/** Registration refused what the head said: it is open again, showing why, or closed where the initiative moved on. */
export function reopen(row: Confirmation, refused: FactRefused, dossier: Dossier): Change<Confirmation> | undefined {
  if (row.factId !== refused.factId) return undefined;
  const undecided = { decidedBy: null, decidedAt: null, factId: null };
  return {
    action: 'refused',
    by: { role: 'registration' },
    set: {
      state: dossier.state === 'filed' ? 'open' : 'closed',
      ...undecided,
      refusedReasons: [...refused.reasons],
    },
    events: [],
    note: refused.reasons.join(', '),
  };
}
