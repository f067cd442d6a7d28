import { defineLifecycle } from './machine.js';

/** Who may fire a trigger. A role is held for a unit; `clock` is the system when a deadline has passed. */
export type LifecycleRole =
  | 'author'
  | 'unit-secretary'
  | 'unit-head'
  | 'deputy-head' // ký thay (KT.), NĐ 30/2020 Điều 13
  | 'intake-officer'
  | 'council-secretary'
  | 'council-chair'
  | 'council-vice-chair'
  | 'district-chair'
  | 'standing-officer'
  | 'province-officer'
  | 'clock';

/** What the guards read: computed from the row and the regulation in force, never queried by a guard. */
export interface InitiativeFacts {
  registered: boolean;
  registrationRequired: boolean;
  /** Phát động: the year's campaign has been launched, where registration needs one. */
  campaignLaunched: boolean;
  /** The window of the unit's audience is open, or someone named admitted this one late with a reason. */
  registrationOpen: boolean;
  answersShortcoming: boolean;
  fitsFieldOfWork: boolean;
  categoryGiven: boolean;
  authorsGiven: boolean;
  withinMaxAuthors: boolean;
  authorsInOneUnit: boolean;
  sharesAddUp: boolean;
  sharesAboveMinimum: boolean;
  sharesBelowMaximum: boolean;
  coauthorsConsent: boolean;
  conditionsAffirmed: boolean;
  declarationsMade: boolean;
  applicationGiven: boolean;
  firstAppliedInPast: boolean;
  /** Điều kiện thí điểm: approved by the district chairman, or clearly effective and lawful. */
  pilotJustified: boolean;
  withinFilingPeriod: boolean;
  /** Between the dates that the unit's audience files in, where the regulation sets them. */
  withinFilingWindow: boolean;
  /** No component is longer than the regulation lets it be. */
  unitPagesFit: boolean;
  districtPagesFit: boolean;
  /** Ý kiến đồng ý of the managing body, where state funds were used and an author heads the unit. */
  managingConsentGiven: boolean;
  reportComplete: boolean;
  benefitProven: boolean;
  unitDossierComplete: boolean;
  districtDossierComplete: boolean;
  /** The unit's council has concluded, or the regulation asks for none. */
  unitCouncilHeard: boolean;
  effectConfirmed: boolean;
  scopeConfirmed: boolean;
  commitmentMade: boolean;
  decidedByRecognizingUnit: boolean;
  decisionNumbered: boolean;
  unitRecognitionHeld: boolean;
  districtRecognitionHeld: boolean;
  roundOpen: boolean;
  letterGiven: boolean;
  /** Nobody found it to duplicate one that was filed before. */
  notDuplicate: boolean;
  defectsListed: boolean;
  withinSupplementPeriod: boolean;
  reasonGiven: boolean;
  basisGiven: boolean;
  overdue: boolean;
  /** Khiếu nại được chấp nhận: it was declined at the very step that the appeal is about. */
  declinedThere: boolean;
}

const authorship = {
  'authors-missing': (f: InitiativeFacts) => f.authorsGiven, // TT 18/2013 Điều 5
  'too-many-authors': (f: InitiativeFacts) => f.withinMaxAuthors, // regulation: authors
  'authors-not-in-same-unit': (f: InitiativeFacts) => f.authorsInOneUnit, // regulation: authors
  'shares-not-100': (f: InitiativeFacts) => f.sharesAddUp, // TT 18/2013 Điều 5, Phụ lục I
  'share-below-minimum': (f: InitiativeFacts) => f.sharesAboveMinimum, // regulation: authors
  'share-above-maximum': (f: InitiativeFacts) => f.sharesBelowMaximum, // regulation: authors
  'coauthor-consent-missing': (f: InitiativeFacts) => f.coauthorsConsent, // regulation: authors
};

const reason = { 'reason-missing': (f: InitiativeFacts) => f.reasonGiven };

/** Giải quyết khiếu nại, kiến nghị: decided anew where it was declined, with the reason (regulation: periods.appeal). */
const reopening = { 'not-declined-there': (f: InitiativeFacts) => f.declinedThere, ...reason };

const recognition = {
  'decision-number-missing': (f: InitiativeFacts) => f.decisionNumbered, // NĐ 30/2020
};

/**
 * Vòng đời của một sáng kiến: the only place that says what may follow what.
 * Each state's contract — who moves it on, what ends it — is in `initiative.states.ts`.
 */
export const initiativeLifecycle = defineLifecycle({
  initial: 'draft',
  final: ['withdrawn', 'revoked'],
  rows: [
    {
      on: 'register', // regulation: registration
      from: ['draft'],
      to: 'registered',
      by: ['author'],
      needs: {
        'campaign-missing': (f: InitiativeFacts) => f.campaignLaunched,
        'registration-closed': (f: InitiativeFacts) => f.registrationOpen,
        'shortcoming-missing': (f: InitiativeFacts) => f.answersShortcoming,
        'field-not-fitting': (f: InitiativeFacts) => f.fitsFieldOfWork,
        'category-missing': (f: InitiativeFacts) => f.categoryGiven,
        ...authorship,
      },
    },
    {
      on: 'apply', // NĐ 13/2012 Điều 3
      from: ['draft', 'registered'],
      to: 'applied',
      by: ['author'],
      needs: {
        'not-registered': (f: InitiativeFacts) => f.registered || !f.registrationRequired,
        'application-missing': (f: InitiativeFacts) => f.applicationGiven,
        'first-applied-in-future': (f: InitiativeFacts) => f.firstAppliedInPast,
      },
    },
    {
      on: 'file', // NĐ 13/2012 Điều 5
      from: ['applied'],
      to: 'filed',
      by: ['author'],
      needs: {
        'filing-period-over': (f: InitiativeFacts) => f.withinFilingPeriod,
        'filing-window-closed': (f: InitiativeFacts) => f.withinFilingWindow, // regulation: filingWindows
        'report-incomplete': (f: InitiativeFacts) => f.reportComplete,
        'benefit-missing': (f: InitiativeFacts) => f.benefitProven,
        'pilot-unjustified': (f: InitiativeFacts) => f.pilotJustified,
        'conditions-unaffirmed': (f: InitiativeFacts) => f.conditionsAffirmed, // NĐ 13/2012 Điều 3 khoản 1
        'declarations-missing': (f: InitiativeFacts) => f.declarationsMade, // NĐ 13/2012 Điều 3 khoản 2
        'unit-dossier-incomplete': (f: InitiativeFacts) => f.unitDossierComplete,
        'too-many-pages': (f: InitiativeFacts) => f.unitPagesFit, // regulation: dossier
        ...authorship,
      },
    },
    {
      on: 'confirm', // thủ trưởng xác nhận hiệu quả, phạm vi và cam kết
      from: ['filed'],
      to: 'confirmed',
      by: ['unit-head', 'deputy-head'],
      needs: {
        'unit-council-pending': (f: InitiativeFacts) => f.unitCouncilHeard, // TT 18/2013 Điều 8
        'effect-missing': (f: InitiativeFacts) => f.effectConfirmed,
        'scope-missing': (f: InitiativeFacts) => f.scopeConfirmed,
        'commitment-missing': (f: InitiativeFacts) => f.commitmentMade,
      },
    },
    {
      on: 'recognize-unit', // NĐ 13/2012 Điều 7
      from: ['confirmed'],
      to: 'unit-recognized',
      by: ['unit-head', 'deputy-head'],
      needs: {
        'unit-cannot-recognize': (f: InitiativeFacts) => f.decidedByRecognizingUnit, // NĐ 13/2012 Điều 7
        'managing-consent-missing': (f: InitiativeFacts) => f.managingConsentGiven, // NĐ 13/2012 Điều 7 khoản 2
        ...recognition,
      },
    },
    {
      on: 'decline',
      from: ['filed', 'confirmed'],
      to: 'declined',
      by: ['unit-head', 'deputy-head'],
      needs: reason,
    },
    {
      on: 'submit', // tờ trình, theo đợt
      from: ['unit-recognized', 'declined', 'lapsed'],
      to: 'submitted',
      by: ['unit-secretary', 'unit-head'],
      needs: {
        'unit-recognition-missing': (f: InitiativeFacts) => f.unitRecognitionHeld,
        'already-recognized': (f: InitiativeFacts) => !f.districtRecognitionHeld,
        'round-closed': (f: InitiativeFacts) => f.roundOpen, // regulation: rounds
        'letter-missing': (f: InitiativeFacts) => f.letterGiven,
        'district-dossier-incomplete': (f: InitiativeFacts) => f.districtDossierComplete,
        'too-many-pages': (f: InitiativeFacts) => f.districtPagesFit, // regulation: dossier
      },
    },
    {
      on: 'accept', // TT 18/2013 Điều 6
      from: ['submitted'],
      to: 'accepted',
      by: ['intake-officer'],
      needs: { 'duplicate-found': (f: InitiativeFacts) => f.notDuplicate }, // NĐ 13/2012 Điều 4: the first filed wins
    },
    {
      on: 'return', // TT 18/2013 Điều 6
      from: ['submitted'],
      to: 'returned',
      by: ['intake-officer'],
      needs: { 'defects-missing': (f: InitiativeFacts) => f.defectsListed },
    },
    { on: 'refuse', from: ['submitted'], to: 'declined', by: ['intake-officer'], needs: reason }, // TT 18/2013 Điều 6
    {
      on: 'complete', // TT 18/2013 Điều 6: một tháng để bổ sung
      from: ['returned'],
      to: 'submitted',
      by: ['author', 'unit-secretary'],
      needs: {
        'supplement-overdue': (f: InitiativeFacts) => f.withinSupplementPeriod,
        ...authorship,
        'district-dossier-incomplete': (f: InitiativeFacts) => f.districtDossierComplete,
        'too-many-pages': (f: InitiativeFacts) => f.districtPagesFit, // regulation: dossier
      },
    },
    { on: 'evaluate', from: ['accepted'], to: 'evaluating', by: ['council-secretary'] },
    { on: 'recommend', from: ['evaluating'], to: 'recommended', by: ['council-chair', 'council-vice-chair'] }, // TT 18/2013 Điều 8
    {
      on: 'improve', // regulation: passRule, three-way outcome
      from: ['evaluating'],
      to: 'returned',
      by: ['council-chair', 'council-vice-chair'],
      needs: { 'defects-missing': (f: InitiativeFacts) => f.defectsListed },
    },
    { on: 'decline', from: ['evaluating'], to: 'declined', by: ['council-chair', 'council-vice-chair'], needs: reason },
    { on: 'decline', from: ['recommended'], to: 'declined', by: ['district-chair'], needs: reason },
    {
      on: 'recognize-district',
      from: ['recommended'],
      to: 'district-recognized',
      by: ['district-chair'],
      needs: { 'unit-recognition-missing': (f: InitiativeFacts) => f.unitRecognitionHeld, ...recognition },
    },
    { on: 'nominate', from: ['district-recognized'], to: 'nominated', by: ['standing-officer'], needs: reason },
    {
      on: 'recognize-province',
      from: ['nominated'],
      to: 'province-recognized',
      by: ['province-officer'],
      needs: recognition,
    },
    { on: 'decline', from: ['nominated'], to: 'declined', by: ['province-officer'], needs: reason },
    {
      on: 'lapse',
      from: ['draft', 'registered', 'returned'],
      to: 'lapsed',
      by: ['clock'],
      needs: { 'not-overdue': (f: InitiativeFacts) => f.overdue },
    },
    {
      on: 'withdraw',
      from: ['draft', 'registered', 'applied', 'filed', 'confirmed'],
      to: 'withdrawn',
      by: ['author'],
      needs: reason,
    },
    {
      on: 'withdraw', // the dossier is withdrawn from the round; the unit's recognition stays
      from: ['submitted', 'returned', 'accepted'],
      to: 'unit-recognized',
      by: ['author', 'unit-secretary', 'unit-head'],
      needs: reason,
    },
    {
      on: 'revoke', // without the unit's recognition nothing above it stands
      from: [
        'unit-recognized',
        'submitted',
        'returned',
        'accepted',
        'evaluating',
        'recommended',
        'district-recognized',
        'nominated',
        'province-recognized',
        'declined',
        'lapsed',
      ],
      to: 'revoked',
      by: ['unit-head', 'district-chair'],
      needs: { ...reason, 'basis-missing': (f: InitiativeFacts) => f.basisGiven },
    },
    {
      on: 'revoke-district', // the unit's recognition stays
      from: ['district-recognized', 'nominated', 'province-recognized'],
      to: 'unit-recognized',
      by: ['district-chair'],
      needs: { ...reason, 'basis-missing': (f: InitiativeFacts) => f.basisGiven },
    },
    { on: 'reopen-filed', from: ['declined'], to: 'filed', by: ['unit-head'], needs: reopening },
    { on: 'reopen-confirmed', from: ['declined'], to: 'confirmed', by: ['unit-head'], needs: reopening },
    { on: 'reopen-submitted', from: ['declined'], to: 'submitted', by: ['intake-officer'], needs: reopening },
    { on: 'reopen-evaluating', from: ['declined'], to: 'accepted', by: ['district-chair'], needs: reopening }, // a new assessment
    { on: 'reopen-recommended', from: ['declined'], to: 'recommended', by: ['district-chair'], needs: reopening },
  ],
  ignore: [
    // Withdrawn or revoked while the unit head, the intake office or the council was acting on what they saw.
    { on: 'confirm', in: ['withdrawn'] },
    { on: 'decline', in: ['withdrawn', 'revoked'] },
    { on: 'recognize-unit', in: ['withdrawn'] },
    { on: 'accept', in: ['unit-recognized', 'revoked'] },
    { on: 'return', in: ['unit-recognized', 'revoked'] },
    { on: 'refuse', in: ['unit-recognized', 'revoked'] },
    { on: 'evaluate', in: ['unit-recognized', 'revoked'] },
    { on: 'recommend', in: ['revoked'] },
    { on: 'improve', in: ['revoked'] },
    { on: 'nominate', in: ['revoked'] },
  ],
});

export type InitiativeState = (typeof initiativeLifecycle.rules)['initial'];
export type InitiativeTrigger = (typeof initiativeLifecycle.rules.rows)[number]['on'];
