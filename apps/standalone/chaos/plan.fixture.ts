import type { Random } from './random.fixture.js';

/** How far an initiative is to come. */
export type Fate =
  | 'applied'
  | 'filed'
  | 'confirmed'
  | 'unit-recognized'
  | 'submitted'
  | 'returned'
  | 'declined'
  | 'completed'
  | 'accepted';

/** What has just been acknowledged when the author begins to withdraw. */
export const withdrawalSteps = ['register', 'apply', 'file', 'confirm', 'sign', 'submit', 'receive'] as const;
export type WithdrawalStep = (typeof withdrawalSteps)[number];

/** An initiative that the run will write. */
export interface Plan {
  title: string;
  /** Accounts, lead author first. */
  authors: readonly string[];
  fate: Fate;
  /** Withdrawn while the next step is under way. */
  withdrawal?: WithdrawalStep;
}

/** Initiatives that one unit recognizes together. */
export interface GroupPlan {
  recognizingCode: string;
  plans: Plan[];
}

interface Desk {
  authors: readonly string[];
  recognizingCode: string;
}

/** The demo's authors of Nghĩa Hành by the unit that recognizes what they write; tacgia10's desk may not do so itself. */
const desks: readonly Desk[] = [
  { authors: ['tacgia1', 'tacgia9'], recognizingCode: 'phong-kinh-te' },
  { authors: ['tacgia1'], recognizingCode: 'phong-kinh-te' },
  { authors: ['tacgia2'], recognizingCode: 'phong-noi-vu' },
  { authors: ['tacgia3'], recognizingCode: 'xa-hanh-minh' },
  { authors: ['tacgia10'], recognizingCode: 'xa-hanh-minh' },
  { authors: ['tacgia4'], recognizingCode: 'xa-hanh-duc' },
  { authors: ['tacgia5'], recognizingCode: 'mam-non' },
  { authors: ['tacgia6'], recognizingCode: 'tieu-hoc' },
  { authors: ['tacgia7', 'tacgia8'], recognizingCode: 'thcs' },
  { authors: ['tacgia8'], recognizingCode: 'thcs' },
  { authors: ['tacgia11'], recognizingCode: 'van-phong' },
  { authors: ['tacgia12'], recognizingCode: 'phong-gddt' },
];

/** How many of twenty come how far. */
const fates: readonly Fate[] = [
  'applied',
  'filed',
  'confirmed',
  'unit-recognized',
  'submitted',
  'returned',
  'declined',
  'completed',
  'completed',
  ...Array.from({ length: 11 }, () => 'accepted' as const),
];

/** Of those that would come to the end, how many are withdrawn on the way. */
const withdrawnShare = 0.25;
const groupSize = 5;

/** What the run will write, the same for the same seed; numbered on from `first`. */
export function groupsOf(count: number, random: Random, first = 1): GroupPlan[] {
  const byUnit = new Map<string, Plan[]>();
  for (let i = 0; i < count; i += 1) {
    const { authors, recognizingCode } = random.pick(desks);
    // The first of each fate is sure to be there, however short the run.
    const fate = fates[i] ?? random.pick(fates);
    const isWithdrawn = fate === 'accepted' && random.next() < withdrawnShare;
    const plan = { title: `Sáng kiến thử tải số ${first + i}`, authors, fate };
    const plans = byUnit.get(recognizingCode) ?? [];
    plans.push(isWithdrawn ? { ...plan, withdrawal: random.pick(withdrawalSteps) } : plan);
    byUnit.set(recognizingCode, plans);
  }
  const groups = [...byUnit].flatMap(([recognizingCode, plans]) =>
    Array.from({ length: Math.ceil(plans.length / groupSize) }, (_, i) => ({
      recognizingCode,
      plans: plans.slice(i * groupSize, (i + 1) * groupSize),
    })),
  );
  return random.shuffled(groups);
}

const commandsOfFate: Readonly<Record<Fate, number>> = {
  applied: 3,
  filed: 4,
  confirmed: 5,
  'unit-recognized': 5,
  submitted: 6,
  returned: 8,
  declined: 8,
  completed: 10,
  accepted: 8,
};

/** About how many commands it will take. */
export const commandsOf = (groups: readonly GroupPlan[]): number =>
  groups.reduce(
    (sum, { plans }) =>
      plans.reduce((of, { fate, authors }) => of + commandsOfFate[fate] + authors.length - 1, sum + 2),
    0,
  );
