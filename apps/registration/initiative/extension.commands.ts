import { conflict, invalid } from '#lib/contracts/errors.js';
import { addDays, localDate, startOfLocalDay } from '#lib/regulation/calendar.js';
import { extensionAnswerBy, extensionFaults } from '#lib/regulation/extensions.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Extension, Initiative } from './initiative.entity.js';
import { isPending } from './initiative.facts.js';
import { amended, type Occasioned } from './initiative.move.js';

const dayBefore = (instant: Date) => localDate(new Date(instant.getTime() - 1));

/** The deadline that `until` makes. Throws where it is no later than the present one, or the regulation allows it not. */
function extendedTo({ dueAt, extensions }: Initiative & { dueAt: Date }, until: string, rules: Regulation): Date {
  const before = extensions.filter(({ answer }) => answer?.granted).length;
  const days = (Date.parse(until) - Date.parse(dayBefore(dueAt))) / 86_400_000;
  const [fault] = extensionFaults(rules, 'supplement', { before, days });
  if (fault) throw conflict({ ...fault, field: 'until' });
  const extended = startOfLocalDay(addDays(until, 1));
  if (extended <= dueAt) throw invalid({ key: 'extension-too-short', field: 'until' });
  return extended;
}

/** Its clock runs. */
const hasClock = (i: Initiative): i is Initiative & { dueAt: Date } => i.dueAt !== null;

/**
 * Đề nghị gia hạn bổ sung, before the deadline. From then on the dossier does not lapse until it is answered or, where
 * the office stays silent, its time to answer is over (quy chế: extensions.supplement.answer).
 */
export function askExtension(
  i: Initiative,
  asked: Omit<Extension, 'answerBy' | 'answer'>,
  occasion: Occasioned,
): Change<Initiative> {
  const { rules, at } = occasion;
  if (!hasClock(i) || at >= i.dueAt) throw conflict('supplement-overdue');
  if (i.extensions.some(isPending)) throw conflict('extension-pending');
  extendedTo(i, asked.until, rules);
  const answerBy = extensionAnswerBy(rules, 'supplement', at).toISOString();
  return amended(i, 'ask-extension', occasion, { extensions: [...i.extensions, { ...asked, answerBy }] }, asked.reason);
}

/** What the intake officer answers; `until` where another day than the one asked for is granted. */
export type Answer = Pick<NonNullable<Extension['answer']>, 'granted' | 'personId' | 'name' | 'reason'> & {
  until?: string;
};

/** Trả lời đề nghị gia hạn: granted, the clock moves; denied, it stays. Throws `extension-not-asked`. */
export function answerExtension(i: Initiative, { until, ...answer }: Answer, occasion: Occasioned): Change<Initiative> {
  const asked = i.extensions.find(isPending);
  if (!asked || !hasClock(i)) throw conflict('extension-not-asked');
  if (!answer.reason.trim()) throw invalid({ key: 'reason-missing', field: 'reason' });
  const dueAt = answer.granted ? extendedTo(i, until ?? asked.until, occasion.rules) : i.dueAt;
  const answered = { ...answer, at: occasion.at.toISOString(), dueAt: dueAt.toISOString() };
  const extensions = i.extensions.map((each) => (each.id === asked.id ? { ...each, answer: answered } : each));
  const action = answer.granted ? 'grant-extension' : 'deny-extension';
  return amended(i, action, occasion, { extensions, dueAt }, answer.reason);
}
