import { fixedHolidays, holidayYears } from './holidays.js';

/** `YYYY-MM-DD` in Vietnam. */
export type LocalDate = string;
/** `MM-DD`, coming back every year, or a full local date. */
export type Day = string;

/** Thời hạn: the first day is not counted. */
export interface Period {
  /** How many of the unit. */
  amount: number;
  unit: 'days' | 'working-days' | 'months' | 'years';
  /** Ends on the next working day when the last day is not one. */
  rolling: boolean;
}

/** Days on which a locality's calendar differs from the national one. */
export interface WorkCalendar {
  holidays: LocalDate[];
  workingDays: LocalDate[];
}

/** The finer points of a last day. */
export interface Closing {
  /** "Trước ngày": the day itself is too late. */
  exclusive?: boolean;
  /** `HH:MM`: the deadline is within the day. */
  timeOfDay?: string;
  graceMinutes?: number;
}

/** Hạn: a day, and whether that day itself is too late. */
export interface DeadlineRule extends Closing {
  on: Day;
}

const hour = 3_600_000;
const day = 24 * hour;
/** Vietnam keeps UTC+7 all year round. */
const offset = 7 * hour;
const national: WorkCalendar = { holidays: [], workingDays: [] };

const utc = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (time: number): LocalDate => new Date(time).toISOString().slice(0, 10);

/** The day it is in Vietnam at `instant`. */
export const localDate = (instant: Date): LocalDate => fromUtc(instant.getTime() + offset);

/** The first instant of a day in Vietnam. */
export const startOfLocalDay = (date: LocalDate): Date => new Date(utc(date) - offset);

/** Calendar days later, or earlier where negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(utc(date) + days * day);

/** The corresponding date so many months later, or that month's last day (Bộ luật Dân sự 2015 Điều 148). */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)));
};

const isWeekend = (date: LocalDate) => [0, 6].includes(new Date(utc(date)).getUTCDay());

/** Whether offices work on that day; outside 2023–2027 only weekends and holidays of fixed date are known. */
export const isWorkingDay = (date: LocalDate, local: WorkCalendar = national): boolean => {
  if (local.workingDays.includes(date)) return true;
  if (local.holidays.includes(date)) return false;
  const inYear = date.slice(5);
  const announced = holidayYears[date.slice(0, 4)];
  if (announced?.worked?.includes(inYear)) return true;
  return !isWeekend(date) && !fixedHolidays.includes(inYear) && !announced?.off.includes(inYear);
};

const rollForward = (date: LocalDate, local: WorkCalendar): LocalDate =>
  isWorkingDay(date, local) ? date : rollForward(addDays(date, 1), local);

const addWorkingDays = (date: LocalDate, amount: number, local: WorkCalendar): LocalDate => {
  let last = date;
  for (let left = amount; left > 0; left -= 1) last = rollForward(addDays(last, 1), local);
  return last;
};

const unrolled = (date: LocalDate, { amount, unit }: Period, local: WorkCalendar): LocalDate => {
  if (unit === 'days') return addDays(date, amount);
  if (unit === 'working-days') return addWorkingDays(date, amount, local);
  return addMonths(date, unit === 'years' ? amount * 12 : amount);
};

/** The last day of a period that starts on `date`; the first day is not counted. */
export const addPeriod = (date: LocalDate, period: Period, local: WorkCalendar = national): LocalDate => {
  const last = unrolled(date, period, local);
  return period.rolling ? rollForward(last, local) : last;
};

/** The first instant after a period that starts on `date`. */
export const periodEnd = (date: LocalDate, period: Period, local: WorkCalendar = national): Date =>
  startOfLocalDay(addDays(addPeriod(date, period, local), 1));

/**
 * The first instant that is too late. Without a time of day that is the start of the day (`exclusive`, the default:
 * "trước ngày") or of the next one ("đến hết ngày"); with one, the whole minute named is in time unless `exclusive`.
 */
export const deadlineInstant = (deadline: DeadlineRule & { on: LocalDate }): Date => {
  const { on, exclusive = true, timeOfDay, graceMinutes = 0 } = deadline;
  const [hours = 0, minutes = 0] = (timeOfDay ?? '00:00').split(':').map(Number);
  const included = timeOfDay === undefined ? day : 60_000;
  const time = startOfLocalDay(on).getTime() + hours * hour + (minutes + graceMinutes) * 60_000;
  return new Date(time + (exclusive ? 0 : included));
};
