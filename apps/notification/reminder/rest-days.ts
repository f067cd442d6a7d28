import { addDays, isWorkingDay, localDate, startOfLocalDay, type LocalDate } from '#lib/regulation/calendar.js';

const nextWorkingDay = (date: LocalDate): LocalDate => {
  const next = addDays(date, 1);
  return isWorkingDay(next) ? next : nextWorkingDay(next);
};

/**
 * Until when reminders are brought forward: before Tết, a holiday or a weekend to the end of it, so that nobody is
 * first reminded of a deadline while the offices are closed. By the national calendar; it never goes back.
 */
export function reachedBy(at: Date): Date {
  const today = localDate(at);
  const opensOn = nextWorkingDay(today);
  const isBetweenWorkingDays = isWorkingDay(today) && opensOn === addDays(today, 1);
  return isBetweenWorkingDays ? at : new Date(startOfLocalDay(opensOn).getTime() - 1);
}
