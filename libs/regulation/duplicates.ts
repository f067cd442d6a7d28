import type { Regulation } from './regulation.js';

/** What a share of copied text, in percent, calls for: a person decides, never the number. */
export const overlapLevel = ({ duplicates }: Regulation, percent: number): 'clear' | 'warn' | 'alarm' => {
  if (percent >= duplicates.alarmAt) return 'alarm';
  return percent >= duplicates.warnAt ? 'warn' : 'clear';
};
