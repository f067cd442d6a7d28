import type { InitiativeFacts, InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { authorFaults, dossierFaults, filingFaults, shareFaults } from '#lib/regulation/eligibility.js';
import type { Reason } from '#lib/regulation/reason.js';
import type { Level, Regulation } from '#lib/regulation/regulation.js';
import { audienceOf, isRegistrationOpen, roundState } from '#lib/regulation/windows.js';
import { duplicateFaults } from '../duplicate/duplicates.js';
import type { Extension, Initiative } from './initiative.entity.js';

/** What surrounds a decision: the time, the regulations in force, and what a fact from outside brings along. */
export interface Circumstances {
  at: Date;
  /** The regulation that the initiative keeps. */
  rules: Regulation;
  /** The regulation of the round's year, when a round is in question. */
  roundRules?: Regulation;
  decision?: { number: string; issuingUnitId?: string };
  basis?: string;
  /** The step that an appeal reopens. */
  reopened?: InitiativeState;
  note?: string;
}

const isGiven = (text: string | null | undefined): boolean => Boolean(text?.trim());
const holds = (initiative: Initiative, level: Level) => initiative.recognitions.some((r) => r.level === level);

function registrationFacts(i: Initiative, { rules, at }: Circumstances) {
  return {
    registered: i.registeredAt !== null,
    registrationRequired: i.registrationRequired,
    campaignLaunched: i.campaignId !== null || !i.registrationRequired,
    registrationOpen: isRegistrationOpen(rules, i.unitKind, at) || i.lateAdmission !== null,
    answersShortcoming: !rules.registration.shortcomingRequired || isGiven(i.shortcoming),
    fitsFieldOfWork: !rules.registration.fittingRequired || i.fitsFieldOfWork,
    categoryGiven: rules.contentCategories.length === 0 || i.category !== null,
  };
}

const authorshipFaults = (i: Initiative, rules: Regulation): Reason[] => {
  // Who leads drafted it and so agrees; the others say so themselves.
  const authors = i.authors.map((author, n) => ({ ...author, consented: n === 0 || author.consentedAt !== undefined }));
  return [...authorFaults(rules, authors), ...shareFaults(rules, authors)];
};

const timeFaults = (i: Initiative, { rules, at }: Circumstances): Reason[] => {
  const { firstAppliedOn, registeredAt, unitKind, lateFiling } = i;
  const given = { firstAppliedOn: firstAppliedOn ?? undefined, registeredAt: registeredAt ?? undefined, unitKind, at };
  return filingFaults(rules, given).filter(({ key }) => key !== 'filing-window-closed' || lateFiling === null);
};

/** A request for more time that is not answered yet. */
export const isPending = ({ answer }: Extension): boolean => answer === undefined;

/** Thành phần hồ sơ of a level: what is missing or too long; the pages of a component's files count together. */
export const componentFaults = (
  { attachments }: Initiative,
  rules: Regulation,
  level: 'unit' | 'district',
): Reason[] => {
  const ofLevel = rules.dossier[level].map(({ key }) => key);
  const given = ofLevel.flatMap((key) => {
    const files = attachments.filter(({ component }) => component === key);
    const pages = files.reduce((sum, file) => sum + (file.pages ?? 0), 0);
    return files.length > 0 ? [{ key, pages }] : [];
  });
  return dossierFaults(rules, level, given);
};

/** Everything that the regulation finds at fault, named down to the author or the file: what the facts are made of. */
export const faultsOf = (i: Initiative, circumstances: Circumstances, level: 'unit' | 'district'): Reason[] => [
  ...authorshipFaults(i, circumstances.rules),
  ...timeFaults(i, circumstances),
  ...componentFaults(i, circumstances.rules, level),
  ...duplicateFaults(i, circumstances.rules),
];

function authorshipFacts(i: Initiative, { rules }: Circumstances) {
  const faults = new Set(authorshipFaults(i, rules).map((fault) => fault.key));
  return {
    authorsGiven: !faults.has('authors-missing'),
    withinMaxAuthors: !faults.has('too-many-authors'),
    authorsInOneUnit: !faults.has('authors-not-in-same-unit'),
    coauthorsConsent: !faults.has('coauthor-consent-missing'),
    sharesAddUp: !faults.has('shares-not-100'),
    sharesAboveMinimum: !faults.has('share-below-minimum'),
    sharesBelowMaximum: !faults.has('share-above-maximum'),
  };
}

function applicationFacts(i: Initiative, circumstances: Circumstances) {
  const { application, firstAppliedOn, pilot } = i;
  const { rules } = circumstances;
  const asked = application ? rules.applicationKinds[application].pilotApproval : 'not-asked';
  const faults = new Set(timeFaults(i, circumstances).map((fault) => fault.key));
  return {
    applicationGiven: application !== null && firstAppliedOn !== null,
    firstAppliedInPast: !faults.has('first-applied-in-future'),
    pilotJustified: asked === 'not-asked' || isGiven(pilot?.approvalNumber) || isGiven(pilot?.justification),
    withinFilingPeriod: !faults.has('filing-period-over'),
    withinFilingWindow: !faults.has('filing-window-closed'),
  };
}

function dossierFacts(i: Initiative, { rules }: Circumstances) {
  const { statusQuo, novelty, steps, conditions, scope, benefit } = i.report;
  const wanted = i.application ? rules.applicationKinds[i.application].benefit : undefined;
  const lacks = (level: 'unit' | 'district', key: string) =>
    componentFaults(i, rules, level).some((f) => f.key === key);
  return {
    conditionsAffirmed: rules.conditions.every(({ key }) => i.conditions.includes(key)),
    declarationsMade: rules.declarations.every(({ key }) => i.declarations.includes(key)),
    reportComplete: [statusQuo, novelty, steps, conditions, scope].every(isGiven),
    benefitProven: Boolean(benefit) && (wanted === 'expected' || benefit?.kind === 'measured'),
    unitDossierComplete: !lacks('unit', 'component-missing'),
    districtDossierComplete: !lacks('district', 'component-missing'),
    unitPagesFit: !lacks('unit', 'too-many-pages'),
    districtPagesFit: !lacks('district', 'too-many-pages'),
  };
}

/** State funds were used and an author heads the unit (NĐ 13/2012 Điều 7 khoản 2, R-15). */
const fundsTheHead = ({ stateFunded, headIsAuthor }: Initiative): boolean => stateFunded && headIsAuthor;

/** Hội đồng cơ sở đã xét, or the regulation asks for none; it must be heard where state funds serve the head. */
export const unitCouncilHeard = (i: Initiative, { councils, stateFunded }: Regulation): boolean =>
  i.unitCouncil !== null || !(councils.unit.required || (stateFunded.councilRequired && fundsTheHead(i)));

function confirmationFacts(i: Initiative, { rules }: Circumstances) {
  return {
    unitCouncilHeard: unitCouncilHeard(i, rules),
    effectConfirmed: !rules.confirmation.effect || isGiven(i.confirmation?.effect),
    scopeConfirmed: !rules.confirmation.scope || isGiven(i.confirmation?.scope),
    commitmentMade: !rules.confirmation.commitment || isGiven(i.confirmation?.commitment),
  };
}

function decisionFacts(i: Initiative, { decision, rules }: Circumstances) {
  return {
    managingConsentGiven: !(rules.stateFunded.consentRequired && fundsTheHead(i)) || i.managingConsent !== null,
    decidedByRecognizingUnit: decision?.issuingUnitId === undefined || decision.issuingUnitId === i.recognizingUnitId,
    decisionNumbered: isGiven(decision?.number),
    unitRecognitionHeld: holds(i, 'unit'),
    districtRecognitionHeld: holds(i, 'district'),
  };
}

/** Open to the unit's audience, or late where the regulation takes late dossiers with a reason. */
const isRoundOpen = ({ round, unitKind }: Initiative, { at, roundRules, note }: Circumstances): boolean => {
  if (!round || !roundRules) return false;
  const audience = roundRules.rounds.find(({ number }) => number === round.number)?.audience;
  if (audience && audience !== audienceOf(roundRules, unitKind)) return false;
  const state = roundState(roundRules, round.number, at, round.year);
  return state === 'open' || (state === 'late-accepted' && isGiven(note));
};

/** Everything the lifecycle's guards read, computed from the row and the regulation in force. */
export function factsOf(i: Initiative, circumstances: Circumstances): InitiativeFacts {
  const { at, basis, note, reopened, rules } = circumstances;
  return {
    ...registrationFacts(i, circumstances),
    ...authorshipFacts(i, circumstances),
    ...applicationFacts(i, circumstances),
    ...dossierFacts(i, circumstances),
    ...confirmationFacts(i, circumstances),
    ...decisionFacts(i, circumstances),
    roundOpen: isRoundOpen(i, circumstances),
    letterGiven: !rules.submission.letterRequired || isGiven(i.letter?.number),
    notDuplicate: duplicateFaults(i, rules).length === 0,
    defectsListed: i.defects.length > 0,
    withinSupplementPeriod: i.dueAt === null || at < i.dueAt,
    reasonGiven: isGiven(note),
    basisGiven: isGiven(basis),
    overdue: i.dueAt !== null && at >= i.dueAt,
    declinedThere: reopened !== undefined && i.declinedFrom === reopened,
  };
}
