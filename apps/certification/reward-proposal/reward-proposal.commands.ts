import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import { type RewardOutcome, rewardProposed, rewardSettled } from '#lib/contracts/reward.events.js';
import { type ActedBy, type Level, levels } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { RewardForm } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { RewardFormRef, RewardProposal } from './reward-proposal.entity.js';

const registration: ActedBy = { role: 'registration' };

/** Whom to reward for what, in which form and why. */
export interface Proposed {
  personId: string;
  level: Level;
  form: string;
  reason: string;
}

/** What stands at the moment that a proposal is made. */
export interface Ground {
  dossier: Dossier;
  /** A proposal of the same author, initiative and level. */
  isProposed: boolean;
  /** The recognition, or one below it, was revoked, and registration has not said so yet. */
  isRevoked: boolean;
  forms: readonly RewardForm[];
}

const formFaults = (key: string, level: Level, forms: readonly RewardForm[], field: string): Reason[] => {
  const form = forms.find((one) => one.key === key);
  if (!form) return [{ key: 'reward-form-unknown', field }];
  const isReached = levels.indexOf(level) >= levels.indexOf(form.level);
  return isReached ? [] : [{ key: 'reward-level-too-low', field, params: { level: form.level } }];
};

const wordFaults = (
  { form, reason }: Pick<Proposed, 'form' | 'reason'>,
  level: Level,
  forms: readonly RewardForm[],
) => [
  ...(tidy(reason) === '' ? [{ key: 'reason-missing', field: 'reason' }] : []),
  ...formFaults(form, level, forms, 'form'),
];

const refOf = (key: string, forms: readonly RewardForm[]): RewardFormRef => {
  const form = forms.find((one) => one.key === key);
  if (!form) throw new RangeError(`no form ${key}`);
  return { key, label: form.label };
};

const refuseUnlessSelected = (row: RewardProposal, action: string): void => {
  if (row.state !== 'selected') throw conflict({ key: 'state', params: { action, state: row.state } });
};

const unsent = { letterId: null, letterNumber: null, proposedOn: null };
const unanswered = { answerNumber: null, answeredOn: null, answerReason: null, answeredBy: null, grantedForm: null };

/**
 * Chọn một tác giả của sáng kiến đã được công nhận để đề nghị khen thưởng. Throws `conflict` where the recognition is
 * not held or the author was proposed before, `invalid` for a form that the regulation does not know or gives to none so
 * low, and without a reason.
 */
export function select(proposed: Proposed, ground: Ground, by: ActedBy, at: Date): Change<RewardProposal> {
  const { dossier, isProposed, isRevoked, forms } = ground;
  const { personId, level, form, reason } = proposed;
  const recognition = dossier.recognitions.find((one) => one.level === level);
  const author = dossier.authors.find((one) => one.personId === personId);
  if (!recognition || !author) throw conflict('recognition-not-held');
  if (isRevoked) throw conflict('recognition-flagged');
  if (isProposed) throw conflict('already-proposed');
  const faults = wordFaults(proposed, level, forms);
  if (faults.length > 0) throw invalid(...faults);
  const { initiativeId, localityId, unitId, sector, title } = dossier;
  const about = { initiativeId, level, personId, fullName: author.fullName, localityId, unitId, sector, title };
  const recognized = { decisionNumber: recognition.number, decidedOn: recognition.signedOn };
  const said = { form: refOf(form, forms), reason, selectedBy: by, createdAt: at };
  return {
    action: 'select',
    by,
    set: { state: 'selected', ...about, ...recognized, ...said, ...unsent, ...unanswered, flagged: false },
    events: [],
    note: reason,
  };
}

/** Sửa hình thức, lý do. Throws `conflict` once it went with a letter. */
export function revise(
  row: RewardProposal,
  said: Pick<Proposed, 'form' | 'reason'>,
  forms: readonly RewardForm[],
  by: ActedBy,
): Change<RewardProposal> {
  refuseUnlessSelected(row, 'revise');
  const faults = wordFaults(said, row.level, forms);
  if (faults.length > 0) throw invalid(...faults);
  return { action: 'revise', by, set: { form: refOf(said.form, forms), reason: said.reason }, events: [] };
}

/** Bỏ lựa chọn. Throws `conflict` once it went with a letter. */
export function drop(row: RewardProposal, by: ActedBy): Change<RewardProposal> {
  refuseUnlessSelected(row, 'drop');
  return { action: 'drop', by, set: { state: 'withdrawn' }, events: [] };
}

const aboutOf = ({ id, initiativeId, localityId, title, level, personId }: RewardProposal, by: ActedBy) => ({
  ...{ rewardProposalId: id, initiativeId, localityId, title, level, personId, by },
});

/** The letter that a proposal goes with, and the unit that it goes through where the directory has it. */
export interface Sending {
  id: string;
  number: string;
  signedOn: string;
  bodyName: string;
  officeUnitId: string | null;
}

/** Gửi kèm tờ trình: from now on its author knows of it. */
export function send(
  row: RewardProposal,
  { id: letterId, number, signedOn, bodyName, officeUnitId }: Sending,
  by: ActedBy,
  at: Date,
): Change<RewardProposal> {
  const office = officeUnitId === null ? {} : { officeUnitId };
  const sent = { unitId: row.unitId, form: row.form.label, letterId, letter: { number, signedOn }, bodyName };
  return {
    action: 'send',
    by,
    set: { state: 'proposed', letterId, letterNumber: number, proposedOn: signedOn },
    events: [rewardProposed.make(row.initiativeId, { ...aboutOf(row, by), ...sent, ...office }, at)],
    note: number,
  };
}

/** Tells what came of a proposal that its author knows of. */
const settled = (row: RewardProposal, outcome: RewardOutcome, said: object, by: ActedBy, at: Date) =>
  rewardSettled.make(row.initiativeId, { ...aboutOf(row, by), outcome, ...said }, at);

/** Kết quả: granted, in which form and by which decision, or not and why. */
export interface Answer {
  granted: boolean;
  /** Of the decision; needed where it is granted. */
  number?: string;
  /** Local date of the decision, or of the answer. */
  answeredOn: string;
  /** Key of the form; as proposed where it is left out. */
  form?: string;
  /** Needed where it is not granted. */
  reason?: string;
}

const missing = (isNeeded: boolean, text = ''): boolean => isNeeded && tidy(text) === '';

/** The form that is granted: the proposed one, also where the regulation has dropped it since, or another of today's. */
const otherForm = (row: RewardProposal, { granted, form }: Answer): string | undefined =>
  granted && form !== row.form.key ? form : undefined;

const answerFaults = (row: RewardProposal, given: Answer, forms: readonly RewardForm[], today: string): Reason[] => {
  const { granted, number, answeredOn, reason } = given;
  const form = otherForm(row, given);
  const stands: [boolean, Reason][] = [
    [missing(granted, number), { key: 'decision-number-missing', field: 'number' }],
    [missing(!granted, reason), { key: 'reason-missing', field: 'reason' }],
    [answeredOn > today, { key: 'answered-in-future', field: 'answeredOn' }],
    [row.proposedOn !== null && answeredOn < row.proposedOn, { key: 'answered-before-letter', field: 'answeredOn' }],
  ];
  const faults = stands.filter(([isFault]) => isFault).map(([, fault]) => fault);
  return form === undefined ? faults : [...faults, ...formFaults(form, row.level, forms, 'form')];
};

/** Ghi nhận kết quả. Throws `conflict` where none is awaited, `invalid` with everything that is missing. */
export function answer(
  row: RewardProposal,
  given: Answer,
  forms: readonly RewardForm[],
  by: ActedBy,
  at: Date,
): Change<RewardProposal> {
  if (row.state !== 'proposed') throw conflict({ key: 'state', params: { action: 'answer', state: row.state } });
  const faults = answerFaults(row, given, forms, localDate(at));
  if (faults.length > 0) throw invalid(...faults);
  const { granted, number: answerNumber = null, answeredOn, reason: answerReason = null } = given;
  const form = otherForm(row, given);
  const grantedForm = form === undefined ? row.form : refOf(form, forms);
  const said = { answerNumber, answeredOn, answerReason, answeredBy: by };
  const told = { answeredOn, number: given.number, reason: given.reason };
  const tell = (outcome: RewardOutcome, of: object) => [settled(row, outcome, { ...told, ...of }, by, at)];
  return granted
    ? {
        action: 'grant',
        by,
        set: { state: 'granted', ...said, grantedForm },
        events: tell('granted', { form: grantedForm.label }),
      }
    : { action: 'not-grant', by, set: { state: 'not-granted', ...said }, events: tell('not-granted', {}) };
}

/** What a newer state of the initiative means: without its recognition nothing is proposed, and a reward is looked at. */
export function follow(row: RewardProposal, { recognitions }: Dossier, at: Date): Change<RewardProposal> | undefined {
  if (recognitions.some(({ level }) => level === row.level)) return undefined;
  const { state } = row;
  if (state === 'selected' || state === 'proposed') {
    const events = state === 'proposed' ? [settled(row, 'withdrawn', {}, registration, at)] : [];
    return { action: 'withdraw', by: registration, set: { state: 'withdrawn', flagged: true }, events };
  }
  return flag(row, true, registration);
}

/** The recognition or one below it was revoked, or its revocation was undone: the flag follows. */
export const flag = (row: RewardProposal, flagged: boolean, by: ActedBy): Change<RewardProposal> | undefined =>
  row.state === 'withdrawn' || row.flagged === flagged
    ? undefined
    : { action: flagged ? 'flag' : 'unflag', by, set: { flagged }, events: [] };
