/** What an initiative of the journey is there to show. */
export type Fate =
  | 'province-recognized'
  | 'nominated'
  | 'supplemented'
  | 'council-declined'
  | 'out-of-round'
  | 'filed-late'
  | 'registered-late'
  | 'withdrawn'
  | 'admitted-late'
  | 'appealed'
  | 'supplement-lapsed'
  | 'copied'
  | 'revoked';

/** Đợt, as the regulation numbers it. */
export interface Round {
  year: number;
  number: number;
}

export interface CasePlan {
  fate: Fate;
  /** Accounts with their share in percent, lead author first. */
  authors: readonly (readonly [account: string, sharePercent: number])[];
  application: 'full' | 'trial';
  /** Applied without registration, where the regulation does not ask for one. */
  unregistered?: boolean;
}

/** Every step of the journey, in the order of a dossier's way. */
export const stepNames = [
  'launch',
  'nameShortcomings',
  'draft',
  'remind',
  'registerAgencies',
  'registerSchools',
  'registerLate',
  'admitLate',
  'publishList',
  'apply',
  'check',
  'file',
  'findDuplicate',
  'hearInUnits',
  'meetInUnits',
  'declineInUnit',
  'appealInUnit',
  'deputize',
  'confirm',
  'recognizeInUnits',
  'endDeputy',
  'revoke',
  'select',
  'submit',
  'submitOutOfRound',
  'takeIn',
  'extend',
  'complete',
  'convene',
  'assign',
  'planAssignments',
  'fillVacancy',
  'scoreOnPaper',
  'scoreInWorkbook',
  'reopenSheet',
  'score',
  'hear',
  'meet',
  'signMinutes',
  'fairness',
  'correctMinutes',
  'appealToDistrict',
  'lapseReturned',
  'decide',
  'proposeRewards',
  'answerRewards',
  'useTitle',
  'nominate',
  'replicate',
  'answer',
  'cchc',
  'report',
  'draftRegulation',
  'followUp',
] as const;

export type StepName = (typeof stepNames)[number];

/** What happens when, by the clock of Vietnam. */
export type Stop = readonly [at: string, ...steps: StepName[]];

export interface LocalityPlan {
  id: string;
  year: number;
  /** Beginning of the demo accounts of the locality, and of its province. */
  accounts: string;
  provinceAccounts: string;
  campaign: string;
  /** Of the initiatives that are filed in time, and of the one that is not. */
  appliedOn: string;
  appliedLongAgo: string;
  round: Round;
  /** A round that refuses, and the one that takes the dossier instead, where there is one. */
  wrongRound: { refused: Round; taken?: Round };
  cases: readonly CasePlan[];
  agenda: readonly Stop[];
}

/** A local time of Vietnam as an instant. */
export const instantOf = (local: string): Date => new Date(`${local}+07:00`);

/** When a step of the locality is due. */
export function dueAt({ id, agenda }: LocalityPlan, step: StepName): Date {
  const stop = agenda.find(([, ...steps]) => steps.includes(step));
  if (!stop) throw new Error(`${id} has no step ${step}`);
  return instantOf(stop[0]);
}
