import type {
  CertificateReissued,
  DecisionCorrected,
  DecisionReplaced,
  LineAmended,
} from '#lib/contracts/amendment.events.js';
import type { AppealSettled } from '#lib/contracts/appeal.events.js';
import type {
  DecisionIssued,
  EffectConfirmed,
  EffectDeclined,
  NominationAnswered,
  NominationMade,
  RecognitionRevoked,
} from '#lib/contracts/certification.events.js';
import type {
  AssessmentConcluded,
  AssessmentOpened,
  IntakeAccepted,
  IntakeRefused,
  IntakeReturned,
} from '#lib/contracts/evaluation.events.js';
import type { RecognitionRef } from '#lib/contracts/shared.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { titled } from './initiative.commands.js';
import type { Initiative } from './initiative.entity.js';
import { amended, move, type Occasioned } from './initiative.move.js';

/** What became of an initiative through a fact that another service owns; undefined: the fact changes nothing here. */
export type Outcome<F> = (initiative: Initiative, fact: F, occasion: Occasioned) => Change<Initiative> | undefined;

const recognitionsWith = (initiative: Initiative, recognition: RecognitionRef): readonly RecognitionRef[] => [
  ...initiative.recognitions.filter((r) => r.level !== recognition.level),
  recognition,
];

export const confirmEffect: Outcome<EffectConfirmed> = (i, { effect, scope, commitment, scopeShare }, o) =>
  move(i, 'confirm', o, { confirmation: { effect, scope, commitment, ...(scopeShare ? { scopeShare } : {}) } });

export const declineEffect: Outcome<EffectDeclined> = (i, { reason }, o) => move(i, 'decline', o, {}, reason);

export const acceptDossier: Outcome<IntakeAccepted> = (i, { decideBy }, o) =>
  move(i, 'accept', o, { dueAt: new Date(decideBy), defects: [] });

export const returnDossier: Outcome<IntakeReturned> = (i, { defects, dueAt }, o) =>
  move(i, 'return', o, { defects, dueAt: new Date(dueAt) });

export const refuseDossier: Outcome<IntakeRefused> = (i, { reason }, o) => move(i, 'refuse', o, {}, reason);

/** Opening the unit's council changes nothing in the record; the council of the level above begins to evaluate. */
export const openAssessment: Outcome<AssessmentOpened> = (i, { level }, o) =>
  level === 'unit' ? undefined : move(i, 'evaluate', o, {});

/** The unit's council advises the head; the council of the level above moves the initiative. */
export const concludeAssessment: Outcome<AssessmentConcluded> = (i, { level, outcome, reason, defects, dueAt }, o) => {
  if (level === 'unit') return amended(i, 'conclude-unit-council', o, { unitCouncil: outcome }, reason);
  if (outcome === 'improve')
    return move(i, 'improve', o, { defects: defects ?? [], dueAt: dueAt ? new Date(dueAt) : null }, reason);
  return move(i, outcome, o, {}, reason);
};

export const decide: Outcome<DecisionIssued> = (
  i,
  { level, verdict, decisionId, number, signedOn, issuingUnitId, reason },
  o,
) => {
  if (verdict === 'declined') return move(i, 'decline', o, {}, reason);
  const recognitions = recognitionsWith(i, { level, decisionId, number, signedOn });
  const on = level === 'unit' ? 'recognize-unit' : 'recognize-district';
  return move(i, on, { ...o, decision: { number, issuingUnitId } }, { recognitions });
};

/** Without the unit's recognition all is revoked; a revoked one above leaves what is below it. */
export const revoke: Outcome<RecognitionRevoked> = (i, { level, reason, basis }, o) =>
  level === 'unit'
    ? move(i, 'revoke', { ...o, basis }, { recognitions: [] }, reason)
    : move(
        i,
        'revoke-district',
        { ...o, basis },
        { recognitions: i.recognitions.filter((r) => r.level === 'unit') },
        reason,
      );

/** Khiếu nại được chấp nhận: it is decided anew where it was declined; a dismissed appeal changes nothing here. */
export const settleAppeal: Outcome<AppealSettled> = (i, { outcome, against, reason = '' }, o) => {
  if (outcome !== 'upheld') return undefined;
  const occasion = { ...o, reopened: against };
  const { periods, calendar } = o.rules;
  // The council has as long as after an acceptance (TT 18/2013 Điều 7).
  const clock = against === 'evaluating' ? { dueAt: periodEnd(localDate(o.at), periods.decision, calendar) } : {};
  return move(i, `reopen-${against}`, occasion, clock, reason);
};

/** The title and the names as the paper says they read. */
const named = (i: Initiative, { title, authors = [] }: Pick<LineAmended, 'title' | 'authors'>) => {
  const nameOf = new Map(authors.map(({ personId, fullName }) => [personId, fullName]));
  const renamed = i.authors.map((one) => ({ ...one, fullName: nameOf.get(one.personId) ?? one.fullName }));
  return { ...(title === undefined ? {} : titled(title)), ...(authors.length > 0 ? { authors: renamed } : {}) };
};

/** The recognition by one decision, as it is now. */
const recognitionsAs = (i: Initiative, decisionId: string, now: (before: RecognitionRef) => RecognitionRef) =>
  i.recognitions.map((one) => (one.decisionId === decisionId ? now(one) : one));

/** Đính chính: the record reads as the decision does now; where the initiative stands does not change. */
export const correctDecision: Outcome<DecisionCorrected> = (i, fact, o) => {
  const { decisionId, number, signedOn, paper, reason } = fact;
  const recognitions = recognitionsAs(i, decisionId, (before) => ({ ...before, number, signedOn }));
  return amended(i, 'correct-decision', o, { ...named(i, fact), recognitions }, `${paper.number}: ${reason}`);
};

/** Thay thế: the recognition rests on the new decision and counts from the day of the first. */
export const replaceDecision: Outcome<DecisionReplaced> = (i, fact, o) => {
  const { decisionId, number, signedOn, replacedId, replaced, reason } = fact;
  const recognitions = recognitionsAs(i, replacedId, ({ level, recognizedOn = replaced.signedOn }) => ({
    level,
    decisionId,
    number,
    signedOn,
    recognizedOn,
  }));
  const note = `${replaced.number} → ${number}: ${reason}`;
  return amended(i, 'replace-decision', o, { ...named(i, fact), recognitions }, note);
};

/** Cấp lại giấy chứng nhận: told in the history, nothing else changes. */
export const reissueCertificate: Outcome<CertificateReissued> = (i, { number, replacement, reason }, o) =>
  amended(i, 'reissue-certificate', o, {}, `${number} → ${replacement.number}: ${reason}`);

export const nominate: Outcome<NominationMade> = (i, { reason }, o) => move(i, 'nominate', o, {}, reason);

export const answerNomination: Outcome<NominationAnswered> = (
  i,
  { recognized, number, answeredOn, nominationId, reason },
  o,
) => {
  if (!recognized) return move(i, 'decline', o, {}, reason);
  const recognition = {
    level: 'province' as const,
    decisionId: nominationId,
    number: number ?? '',
    signedOn: answeredOn,
  };
  return move(
    i,
    'recognize-province',
    { ...o, decision: { number: number ?? '' } },
    { recognitions: recognitionsWith(i, recognition) },
  );
};
