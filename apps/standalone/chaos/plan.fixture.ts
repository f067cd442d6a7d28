import type { Stage } from './ledger.fixture.js';
import type { Random } from './random.fixture.js';

/** How far an initiative that no council hears is to come. */
export const officeFates = [
  'applied',
  'filed',
  'confirmed',
  'unit-recognized',
  'submitted',
  'returned',
  'declined',
  'completed',
  'accepted',
] as const;

/**
 * How far one that the district's council hears is to come. `mended` and `reopened` are heard twice: after an
 * improvement that the council asked for, and after an appeal; `revoked` loses the unit's recognition when it is
 * nominated, `district-revoked` the district's.
 */
export const councilFates = [
  'evaluating',
  'council-declined',
  'improved',
  'mended',
  'reopened',
  'recommended',
  'district-declined',
  'district-recognized',
  'district-revoked',
  'nominated',
  'revoked',
  'province-declined',
  'province-recognized',
] as const;

export type Fate = (typeof officeFates)[number] | (typeof councilFates)[number];

export const isForCouncil = ({ fate }: Plan): boolean => (councilFates as readonly Fate[]).includes(fate);

/** What has just been acknowledged when the author begins to withdraw. */
export const withdrawalSteps = ['register', 'apply', 'file', 'confirm', 'sign', 'submit', 'receive', 'accept'] as const;
export type WithdrawalStep = (typeof withdrawalSteps)[number];

/** An initiative that the run will write. */
export interface Plan {
  title: string;
  /** From 1. */
  number: number;
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

/** The first of each fate is sure to be there, however short the run. */
const first: readonly Fate[] = [...officeFates, ...councilFates];

/** Of those that would come to the council, how many are withdrawn on the way. */
const withdrawnShare = 0.25;
const groupSize = 5;

/** What the run will write, the same for the same seed; numbered on from `from`. */
export function groupsOf(count: number, councilShare: number, random: Random, from = 1): GroupPlan[] {
  const byUnit = new Map<string, Plan[]>();
  for (let number = from; number < from + count; number += 1) {
    const { authors, recognizingCode } = random.pick(desks);
    const sure = first[number - 1];
    const fate = sure ?? random.pick(random.next() < councilShare ? councilFates : officeFates);
    const plan: Plan = { title: `Sáng kiến thử tải số ${number}`, number, authors, fate };
    const isWithdrawn = !sure && (fate === 'accepted' || isForCouncil(plan)) && random.next() < withdrawnShare;
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

const commandsOfFate: Readonly<Record<(typeof officeFates)[number], number>> = {
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
/** Declarations and sheets of the members, and what the council does with each; meetings and papers are for many. */
const commandsOfHearing = 24;

/** About how many commands each part of the way will take. */
export function commandsOf(groups: readonly GroupPlan[]): Record<Stage, number> {
  const plans = groups.flatMap((group) => group.plans);
  const heard = plans.filter((plan) => isForCouncil(plan) && !plan.withdrawal).length;
  const ofPlan = ({ fate, authors }: Plan) =>
    (commandsOfFate as Partial<Record<Fate, number>>)[fate] ?? commandsOfFate.accepted + authors.length - 1;
  const office = plans.reduce((sum, plan) => sum + ofPlan(plan), groups.length * 2);
  return { office, council: heard * commandsOfHearing };
}
