import type { Reason } from './reason.js';
import type { PeriodKind, Regulation } from './regulation.js';

/** Gia hạn: why a period may not be made longer once more by so many days; `before` counts the times so far. */
export const extensionFaults = (
  { extensions = {} }: Regulation,
  kind: PeriodKind,
  { before, days }: { before: number; days: number },
): Reason[] => {
  const rule = extensions[kind];
  if (!rule) return [{ key: 'extension-not-allowed' }];
  if (before >= rule.times) return [{ key: 'extension-too-often', params: { times: rule.times } }];
  return days > rule.days ? [{ key: 'extension-too-long', params: { days: rule.days, given: days } }] : [];
};
