import { localDate, periodEnd } from './calendar.js';
import type { Reason } from './reason.js';
import type { ExtensionRule, PeriodKind, Regulation } from './regulation.js';

const ruleOf = (extensions: NonNullable<Regulation['extensions']>, kind: PeriodKind): ExtensionRule | undefined =>
  kind === 'supplement' ? extensions.supplement : undefined;

/** Gia hạn: why a period may not be made longer once more by so many days; `before` counts the times so far. */
export const extensionFaults = (
  { extensions = {} }: Regulation,
  kind: PeriodKind,
  { before, days }: { before: number; days: number },
): Reason[] => {
  const rule = ruleOf(extensions, kind);
  if (!rule) return [{ key: 'extension-not-allowed' }];
  if (before >= rule.times) return [{ key: 'extension-too-often', params: { times: rule.times } }];
  return days > rule.days ? [{ key: 'extension-too-long', params: { days: rule.days, given: days } }] : [];
};

/** Until when one that was asked for at an instant is to be answered: the first instant that is too late. */
export const extensionAnswerBy = (
  { extensions = {}, periods, calendar }: Regulation,
  kind: PeriodKind,
  at: Date,
): Date => periodEnd(localDate(at), ruleOf(extensions, kind)?.answer ?? periods.answer, calendar);
