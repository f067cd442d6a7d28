import { localDate, periodEnd } from './calendar.js';
import type { Reason } from './reason.js';
import type { ExtensionRule, PeriodKind, Regulation } from './regulation.js';

/** How a period may be made longer; undefined where it may not. */
export const extensionRuleOf = ({ extensions = {} }: Regulation, kind: PeriodKind): ExtensionRule | undefined =>
  (extensions as Partial<Record<PeriodKind, ExtensionRule>>)[kind];

/** Gia hạn: why a period may not be made longer once more by so many days; `before` counts the times so far. */
export const extensionFaults = (
  regulation: Regulation,
  kind: PeriodKind,
  { before, days }: { before: number; days: number },
): Reason[] => {
  const rule = extensionRuleOf(regulation, kind);
  if (!rule) return [{ key: 'extension-not-allowed' }];
  if (before >= rule.times) return [{ key: 'extension-too-often', params: { times: rule.times } }];
  return days > rule.days ? [{ key: 'extension-too-long', params: { days: rule.days, given: days } }] : [];
};

/** Until when one that was asked for at an instant is to be answered: the first instant that is too late. */
export const extensionAnswerBy = (regulation: Regulation, kind: PeriodKind, at: Date): Date =>
  periodEnd(localDate(at), extensionRuleOf(regulation, kind)?.answer ?? regulation.periods.answer, regulation.calendar);
