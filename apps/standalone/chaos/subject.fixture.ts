import type { Person } from './person.fixture.js';
import type { Plan } from './plan.fixture.js';

/** An initiative under way, as the driver's book has it. */
export interface Subject {
  plan: Plan;
  id: string;
  authors: Person[];
  /** Code of the lead author's unit. */
  unitCode: string;
  recognizingCode: string;
  /** Commands that were acknowledged, by the names that registration's history gives to what they lead to. */
  steps: string[];
  /** The unit's decision that recognized it. */
  unitDecisionId?: string;
  /** What the district's decision says of it, and which it is. */
  district?: { decisionId: string; verdict: 'recognized' | 'declined' };
  /** What must have become of its nomination. */
  nomination?: { id: string; state: 'made' | 'recognized' | 'declined' | 'closed' };
  /** The withdrawal under way; true once it was acknowledged. */
  withdrawing?: Promise<boolean>;
  withdrawn: boolean;
}

export const lead = ({ authors }: Subject): Person => authors[0]!;

/** Beginning with this step a withdrawal leaves the round only; the unit's recognition stays. */
const isInRound = ({ steps }: Subject): boolean => steps.includes('submit');

const stateAfter: Readonly<Record<string, string>> = {
  draft: 'draft',
  register: 'registered',
  apply: 'applied',
  file: 'filed',
  confirm: 'confirmed',
  'recognize-unit': 'unit-recognized',
  submit: 'submitted',
  accept: 'accepted',
  return: 'returned',
  refuse: 'declined',
  complete: 'submitted',
  evaluate: 'evaluating',
  recommend: 'recommended',
  improve: 'returned',
  decline: 'declined',
  'reopen-evaluating': 'accepted',
  'recognize-district': 'district-recognized',
  nominate: 'nominated',
  'recognize-province': 'province-recognized',
  revoke: 'revoked',
  'revoke-district': 'unit-recognized',
};

/** The state that registration must come to, by what was acknowledged. `lapsed`: the clock has passed supplements by. */
export function expectedState(subject: Subject, lapsed = false): string {
  if (subject.withdrawn) return isInRound(subject) ? 'unit-recognized' : 'withdrawn';
  const state = stateAfter[subject.steps.findLast((step) => step in stateAfter) ?? ''] ?? 'unknown';
  return state === 'returned' && lapsed ? 'lapsed' : state;
}

/** A recognition that the subject must have. */
export interface Recognition {
  level: 'unit' | 'district';
  isRevoked: boolean;
  /** One below it was revoked. */
  isFlagged: boolean;
}

/** Recognitions that must be there, in force or revoked; a withdrawal before the unit's leaves none. */
export function recognitionsOf(subject: Subject): Recognition[] {
  const { steps } = subject;
  if (!steps.includes('recognize-unit') || expectedState(subject) === 'withdrawn') return [];
  const isRevoked = steps.includes('revoke');
  const unit: Recognition = { level: 'unit', isRevoked, isFlagged: false };
  if (!steps.includes('recognize-district')) return [unit];
  return [unit, { level: 'district', isRevoked: steps.includes('revoke-district'), isFlagged: isRevoked }];
}
