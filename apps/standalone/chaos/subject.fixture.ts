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
};

/** The state that registration must come to, by what was acknowledged. `lapsed`: the clock has passed supplements by. */
export function expectedState(subject: Subject, lapsed = false): string {
  if (subject.withdrawn) return isInRound(subject) ? 'unit-recognized' : 'withdrawn';
  const state = stateAfter[subject.steps.findLast((step) => step in stateAfter) ?? ''] ?? 'unknown';
  return state === 'returned' && lapsed ? 'lapsed' : state;
}

/** Whether the unit's recognition must be in force. */
export const isRecognized = (subject: Subject): boolean =>
  subject.steps.includes('recognize-unit') && expectedState(subject) !== 'withdrawn';
