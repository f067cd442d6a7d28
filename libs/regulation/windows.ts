import {
  addMonths,
  deadlineInstant,
  localDate,
  startOfLocalDay,
  type Closing,
  type Day,
  type LocalDate,
} from './calendar.js';
import type { Audience, LatePolicy, Regulation, RoundRule, WindowRule } from './regulation.js';

/** Thời gian đăng ký or nộp đơn of an audience in a year: from `opensAt` up to, not including, `closesAt`. */
export interface RegistrationWindow {
  audience: string;
  /** How the audience is called. */
  audienceLabel: string;
  year: number;
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
}

/** Đợt in a year: from `opensAt` up to, not including, `closesAt`. */
export interface RoundWindow {
  year: number;
  number: number;
  name: string;
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  late: LatePolicy;
  meetsIn?: number;
}

/**
 * `late-accepted`: too late, taken with a reason; `next-round`: too late, taken for the next round; `unknown`: the
 * regulation has no such round in that year.
 */
export type RoundState = 'not-yet' | 'open' | 'late-accepted' | 'next-round' | 'closed' | 'unknown';

const isWholeDate = (day: Day) => day.length === 10;

/** The date a recurring day has in the year that starts on `yearStartsOn`; 29/2 is 28/2 where there is none. */
export const dateInYear = (day: Day, year: number, yearStartsOn: Day): LocalDate => {
  if (isWholeDate(day)) return day;
  const calendarYear = day < yearStartsOn ? year + 1 : year;
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(calendarYear, month, 0)).getUTCDate();
  return `${String(calendarYear)}-${day.slice(0, 2)}-${String(Math.min(dayOfMonth, lastDay)).padStart(2, '0')}`;
};

/** The key of the audience that names the unit's kind, otherwise of the one for every other kind. */
export const audienceOf = (regulation: Regulation, unitKind: string): string | undefined => {
  const audiences = Object.entries(regulation.audiences);
  const naming = (kind: string) => audiences.find(([, { kinds }]) => kinds.includes(kind))?.[0];
  return naming(unitKind) ?? naming('*');
};

const startsOn = (regulation: Regulation, audience: Audience | undefined) =>
  audience?.yearStartsOn ?? regulation.yearStartsOn;

/** The first instant too late for a dated rule of the regulation, its defaults filled in. */
export const closingInstant = (
  regulation: Regulation,
  { exclusive, timeOfDay, graceMinutes }: Closing,
  on: LocalDate,
): Date =>
  deadlineInstant({
    on,
    exclusive: exclusive ?? regulation.deadlines.exclusive,
    graceMinutes: graceMinutes ?? regulation.deadlines.graceMinutes,
    ...(timeOfDay === undefined ? {} : { timeOfDay }),
  });

/** The window of a rule as dated in a year, its exception for that year applied. */
export const windowOf = (regulation: Regulation, window: WindowRule, year: number): RegistrationWindow => {
  const rule = { ...window, ...window.exceptions?.[String(year)] };
  const audience = regulation.audiences[rule.audience];
  const yearStartsOn = startsOn(regulation, audience);
  const opens = dateInYear(rule.opensOn ?? yearStartsOn, year, yearStartsOn);
  const closes = dateInYear(rule.closesOn, year, yearStartsOn);
  return {
    audience: rule.audience,
    audienceLabel: audience?.label ?? rule.audience,
    year,
    opensAt: startOfLocalDay(opens),
    closesAt: closingInstant(regulation, rule, closes),
  };
};

/** Thời gian đăng ký of a kind of unit; undefined where the regulation gives it none. */
export const registrationWindow = (
  regulation: Regulation,
  unitKind: string,
  year: number = regulation.year,
): RegistrationWindow | undefined => {
  const audience = audienceOf(regulation, unitKind);
  const window = regulation.registration.windows.find((w) => w.audience === audience);
  return window && windowOf(regulation, window, year);
};

/** When authors of a kind of unit file with their unit; undefined where they may at any time. */
export const filingWindow = (
  regulation: Regulation,
  unitKind: string,
  year: number = regulation.year,
): RegistrationWindow | undefined => {
  const audience = audienceOf(regulation, unitKind);
  const window = regulation.filingWindows.find((w) => w.audience === audience);
  return window && windowOf(regulation, window, year);
};

/** Whether a unit of that kind may register at `at`, for the year of the regulation. */
export const isRegistrationOpen = (regulation: Regulation, unitKind: string, at: Date, year?: number): boolean => {
  const window = registrationWindow(regulation, unitKind, year);
  return window !== undefined && window.opensAt <= at && at < window.closesAt;
};

/** When registered titles and authors stop being amendable: as the regulation says, or with the window. */
export const amendableUntil = (regulation: Regulation, unitKind: string, year = regulation.year): Date | undefined => {
  const rule = regulation.registration.amendableUntil;
  if (!rule) return registrationWindow(regulation, unitKind, year)?.closesAt;
  return closingInstant(regulation, rule, dateInYear(rule.on, year, regulation.yearStartsOn));
};

/** The instant before which the registered list must be public; undefined where no day is set. */
export const publishBy = (regulation: Regulation, year = regulation.year): Date | undefined => {
  const rule = regulation.registration.publishBy;
  return rule && closingInstant(regulation, rule, dateInYear(rule.on, year, regulation.yearStartsOn));
};

/** The instant before which the report to the province is due. */
export const reportDueBefore = (regulation: Regulation, year = regulation.year): Date => {
  const rule = regulation.report.dueBefore;
  return closingInstant(regulation, rule, dateInYear(rule.on, year, regulation.yearStartsOn));
};

const recurs = (regulation: Regulation, round: RoundRule, year: number) =>
  year === regulation.year || (year > regulation.year && !isWholeDate(round.closesOn ?? ''));

const roundCloses = (regulation: Regulation, round: RoundRule, year: number): Date => {
  const { yearStartsOn } = regulation;
  if (round.closesOn) return closingInstant(regulation, round, dateInYear(round.closesOn, year, yearStartsOn));
  const month = String(round.meetsIn ?? 12).padStart(2, '0');
  return startOfLocalDay(addMonths(dateInYear(`${month}-01`, year, yearStartsOn), 1));
};

const before = (regulation: Regulation, round: RoundRule): RoundRule | undefined =>
  regulation.rounds.findLast((r) => r.number < round.number && (!r.audience || r.audience === round.audience));

const roundOpens = (regulation: Regulation, round: RoundRule, year: number): Date => {
  const { yearStartsOn, rounds } = regulation;
  if (round.opensOn) return startOfLocalDay(dateInYear(round.opensOn, year, yearStartsOn));
  const previous = before(regulation, round);
  if (previous) return roundCloses(regulation, previous, year);
  const last = rounds.findLast((r) => r.audience === round.audience);
  if (last && !isWholeDate(last.closesOn ?? '')) return roundCloses(regulation, last, year - 1);
  return startOfLocalDay(dateInYear(yearStartsOn, year, yearStartsOn));
};

/** A round as dated in a year; rounds with recurring days come back until another regulation takes over. */
export const roundWindow = (
  regulation: Regulation,
  number: number,
  year: number = regulation.year,
): RoundWindow | undefined => {
  const round = regulation.rounds.find((r) => r.number === number);
  if (!round || !recurs(regulation, round, year)) return undefined;
  const { name, late, meetsIn } = round;
  const opensAt = roundOpens(regulation, round, year);
  const closesAt = roundCloses(regulation, round, year);
  return { year, number, name, opensAt, closesAt, late, ...(meetsIn === undefined ? {} : { meetsIn }) };
};

const whenLate = (regulation: Regulation, { number, year, late }: RoundWindow, at: Date): RoundState => {
  if (late === 'next-round') return 'next-round';
  if (late === 'refuse') return 'closed';
  const until = regulation.rounds.find((r) => r.number === number)?.lateUntil;
  const last = until && dateInYear(until, year, regulation.yearStartsOn);
  return last === undefined || localDate(at) <= last ? 'late-accepted' : 'closed';
};

/** How a round stands at `at`. */
export const roundState = (
  regulation: Regulation,
  roundNumber: number,
  at: Date,
  year: number = regulation.year,
): RoundState => {
  const window = roundWindow(regulation, roundNumber, year);
  if (!window) return 'unknown';
  if (at < window.opensAt) return 'not-yet';
  return at < window.closesAt ? 'open' : whenLate(regulation, window, at);
};

/** The round that takes a dossier of such a unit at `at`: the open one that closes first, otherwise the next to open. */
export const roundFor = (regulation: Regulation, unitKind: string, at: Date): RoundWindow | undefined => {
  const audience = audienceOf(regulation, unitKind);
  const thisYear = Number(localDate(at).slice(0, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1, regulation.year].filter((y) => y >= regulation.year);
  const concerned = regulation.rounds.filter((r) => !r.audience || r.audience === audience);
  return [...new Set(years)]
    .flatMap((year) => concerned.map((r) => roundWindow(regulation, r.number, year)))
    .filter((window) => window !== undefined)
    .filter(({ closesAt }) => at < closesAt)
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
    .at(0);
};
