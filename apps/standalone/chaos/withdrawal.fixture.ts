import type { Answer } from './person.fixture.js';
import type { WithdrawalStep } from './plan.fixture.js';
import { lead, type Subject } from './subject.fixture.js';

/** If this is the moment, the author begins to withdraw while the others go on. */
export function maybeWithdraw(subject: Subject, step: WithdrawalStep): void {
  if (subject.plan.withdrawal !== step || subject.withdrawing) return;
  const command = {
    service: 'registration',
    path: `initiatives/${subject.id}/withdrawal`,
    action: 'withdraw',
    aggregateId: subject.id,
    body: { reason: 'Tác giả cần thêm thời gian.' },
  };
  subject.withdrawing = lead(subject)
    .give(command)
    .then(({ ok }) => (subject.withdrawn = ok));
  subject.withdrawing.catch(() => undefined); // whoever awaits it later gets the error
}

/** Notes an acknowledged step. A refusal is right only where the initiative was withdrawn meanwhile. */
export async function noted(
  subject: Subject,
  step: string,
  answer: Pick<Answer<unknown>, 'ok' | 'reasons'>,
): Promise<boolean> {
  if (answer.ok) {
    subject.steps.push(step);
    return true;
  }
  if (subject.withdrawing && (await subject.withdrawing)) return false;
  throw new Error(`«${subject.plan.title}» (${subject.id}): ${step} was refused: ${answer.reasons.join(', ')}`);
}

/** Those that are not withdrawn, once every withdrawal under way was answered. */
export async function remaining(subjects: readonly Subject[]): Promise<Subject[]> {
  for (const { withdrawing } of subjects) await withdrawing;
  return subjects.filter(({ withdrawn }) => !withdrawn);
}
