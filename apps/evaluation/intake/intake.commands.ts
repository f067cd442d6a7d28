import { conflict, invalid } from '#lib/contracts/errors.js';
import { intakeAccepted, intakeReceived, intakeRefused, intakeReturned } from '#lib/contracts/evaluation.events.js';
import type { Cause, Envelope } from '#lib/contracts/event.js';
import type { ActedBy, Defect } from '#lib/contracts/shared.js';
import { handingInFaults, type HandedIn } from '#lib/regulation/intake.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Refusal } from '../fact.js';
import { requireState } from '../require-state.js';
import type { Intake } from './intake.entity.js';

/** Where a submitted dossier goes. */
export interface Office {
  unitId: string;
  path: string[];
  label: string;
  /** The standing office, where this one only collects. */
  reportsTo: string | null;
}

/** What a submission says: the version that was submitted, by whom, when, and until when it is to be checked. */
export interface Submission {
  version: number;
  by: ActedBy;
  at: Date;
  checkBy: Date;
}

const nothingDecided = {
  decideBy: null,
  defects: [],
  dueAt: null,
  reason: null,
  factId: null,
  factFrom: null,
  refusal: null,
};

/** Hồ sơ trình đến nơi tiếp nhận của ngành. Throws `round-unknown` where the dossier names no round. */
export function open(dossier: Dossier, office: Office, submission: Submission): Change<Intake> {
  const { initiativeId, localityId, roundYear, roundNumber, sector, authorIds } = dossier;
  if (roundYear === null || roundNumber === null) throw conflict('round-unknown');
  const { version, by, at, checkBy } = submission;
  const place = { initiativeId, localityId, roundYear, roundNumber, sector, authorIds };
  const receipt = { receiptYear: null, receiptSequence: null, receiptNumber: null, receivedAt: null, answerBy: null };
  return {
    action: 'open',
    by,
    set: {
      state: 'waiting',
      ...place,
      officeUnitId: office.unitId,
      officePath: office.path,
      officeLabel: office.label,
      reportsTo: office.reportsTo,
      ...{ channel: null, paperCopies: null, fee: null },
      submittedAt: at,
      submittedVersion: version,
      checkBy,
      ...receipt,
      ...nothingDecided,
    },
    events: [],
  };
}

/** Nộp lại sau khi bổ sung: the same intake goes on, with the receipt it has; an older submission changes nothing. */
export function resubmit(intake: Intake, dossier: Dossier, submission: Submission): Change<Intake> | undefined {
  const { version, by, at, checkBy } = submission;
  if (version <= intake.submittedVersion) return undefined;
  const state = intake.receiptNumber === null ? 'waiting' : 'received';
  const set = { authorIds: dossier.authorIds, submittedAt: at, submittedVersion: version, checkBy };
  return { action: 'resubmit', by, set: { state, ...set, ...nothingDecided, defects: intake.defects }, events: [] };
}

/** Giấy biên nhận: its number, place in the series, and answer date. */
export interface Receipt {
  number: string;
  sequence: number;
  year: number;
  answerBy: Date;
}

/** Cấp giấy biên nhận (TT 18/2013 Điều 6). Throws what the regulation's intake rules find wrong. */
export function receive(
  intake: Intake,
  receipt: Receipt,
  handed: HandedIn,
  rules: Regulation,
  by: ActedBy,
  at: Date,
): Change<Intake> {
  requireState(intake.state, ['waiting'], 'receive');
  const faults = handingInFaults(rules, handed);
  if (faults.length > 0) throw invalid(...faults);
  const { initiativeId, officeUnitId } = intake;
  const { number, sequence, year, answerBy } = receipt;
  const data = { initiativeId, by, receiptNumber: number, officeUnitId, answerBy: answerBy.toISOString() };
  return {
    action: 'receive',
    by,
    set: {
      state: 'received',
      receiptYear: year,
      receiptSequence: sequence,
      receiptNumber: number,
      receivedAt: at,
      answerBy,
      ...handed,
    },
    events: [intakeReceived.make(initiativeId, data, at)],
  };
}

/** Gia hạn bổ sung, as registration granted it; told late or twice it changes nothing. */
export const extend = (intake: Intake, dueAt: Date, by: ActedBy): Change<Intake> | undefined =>
  intake.state !== 'returned' || intake.dueAt?.getTime() === dueAt.getTime()
    ? undefined
    : { action: 'extend', by, set: { dueAt }, events: [] };

/** Registration may refuse the fact: the intake then goes back to `factFrom`. */
const telling = (intake: Intake, event: Envelope) => ({ factId: event.id, factFrom: intake.state, refusal: null });

/** Hồ sơ hợp lệ. Throws `duplicate-found` where a person found it to duplicate one filed before (NĐ 13/2012 Điều 4). */
export function accept(
  intake: Intake,
  { duplicateOf }: Pick<Dossier, 'duplicateOf'>,
  decideBy: Date,
  by: ActedBy,
  at: Date,
): Change<Intake> {
  requireState(intake.state, ['received'], 'accept');
  if (duplicateOf.length > 0) throw conflict('duplicate-found');
  const { initiativeId } = intake;
  const data = { initiativeId, by, receiptNumber: intake.receiptNumber ?? '', decideBy: decideBy.toISOString() };
  const event = intakeAccepted.make(initiativeId, data, at);
  return { action: 'accept', by, set: { state: 'accepted', decideBy, ...telling(intake, event) }, events: [event] };
}

/** What a formal defect may concern, and until when it is to be mended. */
export interface Supplement {
  fields: readonly string[];
  dueAt: Date;
}

/** Trả lại để bổ sung (TT 18/2013 Điều 6). Throws `defects-missing`, `defect-unknown`. */
export function sendBack(
  intake: Intake,
  defects: readonly Defect[],
  { fields, dueAt }: Supplement,
  by: ActedBy,
  at: Date,
): Change<Intake> {
  requireState(intake.state, ['received'], 'return');
  if (defects.length === 0) throw invalid({ key: 'defects-missing', field: 'defects' });
  const unknown = defects.flatMap(({ field }, i) => (fields.includes(field) ? [] : [`defects.${String(i)}.field`]));
  if (unknown.length > 0) throw invalid(...unknown.map((field) => ({ key: 'defect-unknown', field })));
  const { initiativeId } = intake;
  const data = { initiativeId, by, defects: [...defects], dueAt: dueAt.toISOString() };
  const event = intakeReturned.make(initiativeId, data, at);
  return {
    action: 'return',
    by,
    set: { state: 'returned', defects, dueAt, ...telling(intake, event) },
    events: [event],
  };
}

/** Từ chối tiếp nhận, nêu lý do. */
export function refuse(intake: Intake, reason: string, by: ActedBy, at: Date): Change<Intake> {
  requireState(intake.state, ['received'], 'refuse');
  const { initiativeId } = intake;
  const event = intakeRefused.make(initiativeId, { initiativeId, by, reason }, at);
  return { action: 'refuse', by, set: { state: 'refused', reason, ...telling(intake, event) }, events: [event] };
}

/** The initiative left the round: withdrawn, lapsed or revoked. */
export const cancel = (intake: Intake, by: ActedBy): Change<Intake> | undefined =>
  ['refused', 'cancelled'].includes(intake.state)
    ? undefined
    : { action: 'cancel', by, set: { state: 'cancelled' }, events: [] };

/** Registration refused the fact: the intake is what it was before, and shows why. */
export const undo = (intake: Intake, factId: Cause['id'], refusal: Refusal, by: ActedBy): Change<Intake> | undefined =>
  intake.factId !== factId || intake.factFrom === null
    ? undefined
    : {
        action: 'undo',
        by,
        set: { ...nothingDecided, state: intake.factFrom, defects: intake.defects, refusal },
        events: [],
        note: refusal.reasons.join(', '),
      };
