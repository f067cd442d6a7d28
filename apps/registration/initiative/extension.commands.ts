import { conflict, invalid } from '#lib/contracts/errors.js';
import { addDays, addPeriod, localDate, startOfLocalDay } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Extension, Initiative } from './initiative.entity.js';
import { amended, type Occasioned } from './initiative.move.js';

const dayBefore = (instant: Date) => localDate(new Date(instant.getTime() - 1));

/** The deadline that `until` makes. Throws where it is no later than the present one, or later than is allowed. */
function extendedTo(dueAt: Date, until: string, { supplementExtension, calendar }: Regulation): Date {
  const latest = supplementExtension
    ? addPeriod(dayBefore(dueAt), supplementExtension.atMost, calendar)
    : dayBefore(dueAt);
  if (until > latest) throw invalid({ key: 'extension-too-long', field: 'until', params: { latest } });
  const extended = startOfLocalDay(addDays(until, 1));
  if (extended <= dueAt) throw invalid({ key: 'extension-too-short', field: 'until' });
  return extended;
}

const isOpen = ({ answer }: Extension) => answer === undefined;

/** Đề nghị gia hạn bổ sung, before the deadline. From then on the dossier does not lapse until it is answered. */
export function askExtension(i: Initiative, asked: Extension, occasion: Occasioned): Change<Initiative> {
  const { rules, at } = occasion;
  const { dueAt } = i;
  if (!dueAt || at >= dueAt) throw conflict('supplement-overdue');
  if (i.extensions.some(isOpen)) throw conflict('extension-pending');
  const times = rules.supplementExtension?.times ?? 0;
  if (i.extensions.filter(({ answer }) => answer?.granted).length >= times)
    throw conflict({ key: 'extension-limit-reached', params: { times } });
  extendedTo(dueAt, asked.until, rules);
  return amended(i, 'ask-extension', occasion, { extensions: [...i.extensions, asked] }, asked.reason);
}

/** What the intake officer answers; `until` where another day than the one asked for is granted. */
export type Answer = Pick<NonNullable<Extension['answer']>, 'granted' | 'personId' | 'name' | 'reason'> & {
  until?: string;
};

/** Trả lời đề nghị gia hạn: granted, the clock moves; denied, it stays. Throws `extension-not-asked`. */
export function answerExtension(i: Initiative, { until, ...answer }: Answer, occasion: Occasioned): Change<Initiative> {
  const asked = i.extensions.find(isOpen);
  if (!asked || !i.dueAt) throw conflict('extension-not-asked');
  if (!answer.reason.trim()) throw invalid({ key: 'reason-missing', field: 'reason' });
  const dueAt = answer.granted ? extendedTo(i.dueAt, until ?? asked.until, occasion.rules) : i.dueAt;
  const answered = { ...answer, at: occasion.at.toISOString(), dueAt: dueAt.toISOString() };
  const extensions = i.extensions.map((each) => (each.id === asked.id ? { ...each, answer: answered } : each));
  const action = answer.granted ? 'grant-extension' : 'deny-extension';
  return amended(i, action, occasion, { extensions, dueAt }, answer.reason);
}
