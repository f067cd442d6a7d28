/** What an initiative of the journey is there to show. */
export type Fate =
  | 'province-recognized'
  | 'nominated'
  | 'supplemented'
  | 'council-declined'
  | 'out-of-round'
  | 'filed-late'
  | 'registered-late'
  | 'withdrawn';

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

export type StepName =
  | 'launch'
  | 'nameShortcomings'
  | 'draft'
  | 'remind'
  | 'registerAgencies'
  | 'registerSchools'
  | 'registerLate'
  | 'publishList'
  | 'apply'
  | 'file'
  | 'hearInUnits'
  | 'meetInUnits'
  | 'confirm'
  | 'recognizeInUnits'
  | 'submit'
  | 'submitOutOfRound'
  | 'takeIn'
  | 'complete'
  | 'hear'
  | 'meet'
  | 'decide'
  | 'nominate'
  | 'answer';

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

const cases = (registrationRequired: boolean): CasePlan[] => [
  { fate: 'province-recognized', authors: [['tacgia1', 60], ['tacgia9', 40]], application: 'full' }, // prettier-ignore
  { fate: 'nominated', authors: [['tacgia10', 100]], application: 'trial', unregistered: !registrationRequired },
  { fate: 'supplemented', authors: [['tacgia7', 66.67], ['tacgia8', 33.33]], application: 'full' }, // prettier-ignore
  { fate: 'council-declined', authors: [['tacgia3', 100]], application: 'full' },
  { fate: 'out-of-round', authors: [['tacgia4', 100]], application: 'full' },
  { fate: 'filed-late', authors: [['tacgia6', 100]], application: 'full' },
  { fate: 'registered-late', authors: [['tacgia11', 100]], application: 'full' },
  { fate: 'withdrawn', authors: [['tacgia5', 100]], application: 'trial' },
];

const afterCouncil = (meet: string, decide: string, nominate: string, answer: string): Stop[] => [
  [meet, 'meet'],
  [decide, 'decide'],
  [nominate, 'nominate'],
  [answer, 'answer'],
];

const register = ['registerAgencies', 'registerSchools'] as const;

/** The five localities as their papers have it; what differs is in their regulations, the days are chosen within them. */
export const localities: readonly LocalityPlan[] = [
  {
    id: 'thanh-tri',
    year: 2024,
    accounts: 'thanhtri',
    provinceAccounts: 'hanoi',
    campaign: 'Sáng kiến, sáng tạo huyện Thanh Trì năm 2024',
    appliedOn: '2024-09-20',
    appliedLongAgo: '2023-09-27',
    round: { year: 2024, number: 2 },
    wrongRound: { refused: { year: 2024, number: 1 }, taken: { year: 2024, number: 2 } },
    cases: cases(true),
    agenda: [
      ['2024-07-29T08:00:00', 'launch', 'nameShortcomings'],
      ['2024-08-05T08:00:00', 'draft'],
      ['2024-08-12T09:00:00', 'remind'],
      ['2024-08-14T23:59:00', 'registerAgencies'],
      ['2024-08-15T00:00:00', 'registerLate'],
      ['2024-09-14T16:30:00', 'registerSchools'],
      ['2024-09-19T08:00:00', 'publishList'],
      ['2024-09-27T08:00:00', 'apply'],
      ['2024-09-30T08:00:00', 'file'],
      ['2024-10-02T08:00:00', 'confirm'],
      ['2024-10-04T08:00:00', 'recognizeInUnits'],
      ['2024-10-08T08:00:00', 'submit', 'submitOutOfRound'],
      ['2024-10-09T08:00:00', 'takeIn'],
      ['2024-10-14T08:00:00', 'complete'],
      ['2024-10-16T08:00:00', 'hear'],
      ...afterCouncil('2024-10-28T08:00:00', '2024-11-05T08:00:00', '2024-11-12T08:00:00', '2024-12-16T08:00:00'),
    ],
  },
  {
    id: 'nghia-hanh',
    year: 2023,
    accounts: 'nghiahanh',
    provinceAccounts: 'quangngai',
    campaign: 'Thi đua đăng ký sáng kiến liên quan đến công tác cải cách hành chính năm 2023',
    appliedOn: '2023-04-10',
    appliedLongAgo: '2022-04-17',
    round: { year: 2023, number: 1 },
    wrongRound: { refused: { year: 2023, number: 1 } },
    cases: cases(false),
    agenda: [
      ['2023-03-01T08:00:00', 'launch', 'nameShortcomings'],
      ['2023-03-06T08:00:00', 'draft'],
      ['2023-03-20T08:00:00', ...register],
      ['2023-04-03T08:00:00', 'publishList'],
      ['2023-04-17T08:00:00', 'apply'],
      ['2023-04-24T08:00:00', 'file'],
      ['2023-05-05T08:00:00', 'confirm'],
      ['2023-05-08T08:00:00', 'recognizeInUnits'],
      ['2023-05-15T08:00:00', 'submit'],
      ['2023-05-16T08:00:00', 'takeIn'],
      ['2023-05-22T08:00:00', 'complete'],
      ['2023-05-24T08:00:00', 'hear'],
      ...afterCouncil('2023-06-05T08:00:00', '2023-06-12T08:00:00', '2023-06-19T08:00:00', '2023-10-02T08:00:00'),
      ['2024-01-01T00:00:00', 'registerLate', 'submitOutOfRound'],
    ],
  },
  {
    id: 'duong-phong',
    year: 2023,
    accounts: 'duongphong',
    provinceAccounts: 'backan',
    campaign: 'Sáng kiến, giải pháp mới gắn với công tác cải cách hành chính năm 2023',
    appliedOn: '2023-08-14',
    appliedLongAgo: '2022-08-20',
    round: { year: 2023, number: 1 },
    wrongRound: { refused: { year: 2023, number: 1 } },
    cases: cases(false),
    agenda: [
      ['2023-07-10T08:00:00', 'launch', 'nameShortcomings'],
      ['2023-07-17T08:00:00', 'draft'],
      ['2023-07-24T08:00:00', ...register],
      ['2023-07-31T08:00:00', 'publishList'],
      ['2023-08-21T08:00:00', 'apply'],
      ['2023-08-28T08:00:00', 'file'],
      ['2023-09-06T08:00:00', 'confirm'],
      ['2023-09-08T08:00:00', 'recognizeInUnits'],
      ['2023-09-11T08:00:00', 'submit'],
      ['2023-09-12T08:00:00', 'takeIn'],
      ['2023-09-18T08:00:00', 'complete'],
      ['2023-09-20T08:00:00', 'hear'],
      ...afterCouncil('2023-10-02T08:00:00', '2023-10-09T08:00:00', '2023-10-16T08:00:00', '2023-12-11T08:00:00'),
      ['2024-01-01T00:00:00', 'registerLate', 'submitOutOfRound'],
    ],
  },
  {
    id: 'phuc-tho',
    year: 2024,
    accounts: 'phuctho',
    provinceAccounts: 'hanoi',
    campaign: 'Viết sáng kiến, sáng tạo, giải pháp cải tiến kỹ thuật năm 2024',
    appliedOn: '2024-02-01',
    appliedLongAgo: '2023-02-19',
    round: { year: 2024, number: 1 },
    wrongRound: { refused: { year: 2024, number: 1 }, taken: { year: 2024, number: 2 } },
    cases: cases(false),
    agenda: [
      ['2024-01-08T08:00:00', 'launch', 'nameShortcomings'],
      ['2024-01-15T08:00:00', 'draft'],
      ['2024-01-22T08:00:00', ...register],
      ['2024-01-29T08:00:00', 'publishList'],
      ['2024-02-20T08:00:00', 'apply'],
      ['2024-02-23T08:00:00', 'file'],
      ['2024-02-26T08:00:00', 'hearInUnits'],
      ['2024-03-05T08:00:00', 'meetInUnits'],
      ['2024-03-06T08:00:00', 'confirm'],
      ['2024-03-08T08:00:00', 'recognizeInUnits'],
      ['2024-04-09T23:59:00', 'submit'],
      ['2024-04-10T00:00:00', 'submitOutOfRound'],
      ['2024-04-11T08:00:00', 'takeIn'],
      ['2024-04-16T08:00:00', 'complete'],
      ['2024-04-22T08:00:00', 'hear'],
      ...afterCouncil('2024-05-06T08:00:00', '2024-05-13T08:00:00', '2024-05-20T08:00:00', '2024-08-01T08:00:00'),
      ['2025-01-01T00:00:00', 'registerLate'],
    ],
  },
  {
    id: 'tra-bong',
    year: 2025,
    accounts: 'trabong',
    provinceAccounts: 'quangngai',
    campaign: 'Đẩy mạnh hoạt động sáng kiến trong các cơ quan hành chính năm 2025',
    appliedOn: '2025-04-28',
    appliedLongAgo: '2024-05-04',
    round: { year: 2025, number: 1 },
    wrongRound: { refused: { year: 2025, number: 1 } },
    cases: cases(false),
    agenda: [
      ['2025-04-21T08:00:00', 'launch', 'nameShortcomings'],
      ['2025-04-22T08:00:00', 'draft'],
      ['2025-04-24T08:00:00', ...register],
      ['2025-04-25T08:00:00', 'publishList'],
      ['2025-05-05T08:00:00', 'apply'],
      ['2025-05-06T08:00:00', 'file'],
      ['2025-05-08T08:00:00', 'confirm'],
      ['2025-05-12T08:00:00', 'recognizeInUnits'],
      ['2025-05-14T08:00:00', 'submit'],
      ['2025-05-15T08:00:00', 'takeIn'],
      ['2025-05-19T08:00:00', 'complete'],
      ['2025-05-20T08:00:00', 'hear'],
      ...afterCouncil('2025-06-02T08:00:00', '2025-06-09T08:00:00', '2025-06-16T08:00:00', '2025-11-20T08:00:00'),
      ['2026-01-01T00:00:00', 'registerLate', 'submitOutOfRound'],
    ],
  },
];

/** A local time of Vietnam as an instant. */
export const instantOf = (local: string): Date => new Date(`${local}+07:00`);

/** When a step of the locality is due. */
export function dueAt({ id, agenda }: LocalityPlan, step: StepName): Date {
  const stop = agenda.find(([, ...steps]) => steps.includes(step));
  if (!stop) throw new Error(`${id} has no step ${step}`);
  return instantOf(stop[0]);
}
