import { addPeriod, type LocalDate } from './calendar.js';
import type { Regulation } from './regulation.js';

/** Gửi tài liệu họp: whether what is sent on a day is out enough working days before the meeting. */
export const arePapersInTime = (
  { councils, calendar }: Regulation,
  level: 'unit' | 'district',
  { sentOn, meetsOn }: { sentOn: LocalDate; meetsOn: LocalDate },
): boolean => {
  const amount = councils[level].papersWorkingDaysAhead;
  return meetsOn >= addPeriod(sentOn, { amount, unit: 'working-days', rolling: false }, calendar);
};
