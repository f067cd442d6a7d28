import { appealAnswerPeriod } from '../appeal.js';
import { addPeriod, localDate, periodEnd } from '../calendar.js';
import { extensionAnswerBy, extensionFaults } from '../extensions.js';
import { filingDeadline, filingFaults } from '../eligibility.js';
import { levelTerm } from '../levels.js';
import { arePapersInTime } from '../papers.js';
import type { Reason } from '../reason.js';
import type { Regulation, WindowRule } from '../regulation.js';
import {
  amendableUntil,
  audienceOf,
  publishBy,
  registrationWindow,
  reportDueBefore,
  roundFor,
  roundState,
  roundWindow,
  windowOf,
  type RegistrationWindow,
} from '../windows.js';
import type { Path } from '../yaml-lines.js';
import { instantOf, type Questions } from './question.js';
import { plain, unlessRefused, type Ruling } from './ruling.js';

const shown = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);

type Bound = 'opensOn' | 'closesOn';

/** Where a window says when it opens or closes in a year: in the year's exception, or in the window itself. */
const boundPath = (windows: readonly WindowRule[], within: Path, audience: string | undefined, year: number) => {
  const i = windows.findIndex((w) => w.audience === audience);
  const exception = windows[i]?.exceptions?.[String(year)];
  const path: Path = [...within, i];
  return (bound: Bound): Path =>
    exception?.[bound] === undefined ? [...path, bound] : [...path, 'exceptions', String(year), bound];
};

const inWindow = (window: RegistrationWindow, at: Date, path: (bound: Bound) => Path): Ruling => {
  const details = { opensAt: shown(window.opensAt), closesAt: shown(window.closesAt) };
  if (at < window.opensAt) return plain('not-yet', path('opensOn'), details);
  return plain(at < window.closesAt ? 'open' : 'closed', path('closesOn'), details);
};

const registrationPath: Path = ['registration', 'windows'];

/** Đăng ký: whether the window of the unit's audience is open. */
export const register = (regulation: Regulation, given: Questions['register']): Ruling => {
  const { unitKind, at, year = regulation.year } = given;
  const window = registrationWindow(regulation, unitKind, year);
  if (!window) return plain('no-window', registrationPath);
  const path = boundPath(regulation.registration.windows, registrationPath, window.audience, year);
  return inWindow(window, instantOf(at), path);
};

/** Sửa nội dung đã đăng ký. */
export const amend = (regulation: Regulation, given: Questions['amend']): Ruling => {
  const { unitKind, at, year = regulation.year } = given;
  const until = amendableUntil(regulation, unitKind, year);
  const path = regulation.registration.amendableUntil
    ? ['registration', 'amendableUntil']
    : boundPath(regulation.registration.windows, registrationPath, audienceOf(regulation, unitKind), year)('closesOn');
  if (!until) return plain('no-window', registrationPath);
  return plain(instantOf(at) < until ? 'open' : 'closed', path, { closesAt: shown(until) });
};

const filingPath = (regulation: Regulation, unitKind: string, at: Date): Path => {
  const audience = audienceOf(regulation, unitKind);
  const window = regulation.filingWindows.find((w) => w.audience === audience);
  const path = boundPath(regulation.filingWindows, ['filingWindows'], audience, regulation.year);
  return path(window && at < windowOf(regulation, window, regulation.year).opensAt ? 'opensOn' : 'closesOn');
};

/** Nộp đơn tại cơ sở (NĐ 13/2012 Điều 5: within the time bar from the first application). */
export const file = (regulation: Regulation, given: Questions['file']): Ruling => {
  const { unitKind = 'other', firstAppliedOn, registeredAt } = given;
  const at = instantOf(given.at);
  const faults = filingFaults(regulation, {
    at,
    unitKind,
    ...(firstAppliedOn === undefined ? {} : { firstAppliedOn }),
    ...(registeredAt === undefined ? {} : { registeredAt: instantOf(registeredAt) }),
  });
  const ruling = unlessRefused('accepted', faults, (reason) => {
    if (reason?.key === 'not-registered') return ['registration', 'required'];
    return reason?.key === 'filing-window-closed' ? filingPath(regulation, unitKind, at) : ['periods', 'filing'];
  });
  const details = firstAppliedOn ? { closesAt: shown(filingDeadline(regulation, firstAppliedOn)) } : undefined;
  return details ? { ...ruling, details } : ruling;
};

const roundAt = (regulation: Regulation, given: Questions['submit'], at: Date) => {
  const { unitKind, round, year = regulation.year } = given;
  return round === undefined ? roundFor(regulation, unitKind, at) : roundWindow(regulation, round, year);
};

const roundPath = (regulation: Regulation, number: number, state: string): Path => {
  const i = regulation.rounds.findIndex((r) => r.number === number);
  const rule = regulation.rounds[i];
  if (state === 'not-yet') return ['rounds', i, 'opensOn'];
  if (state === 'late-accepted' || (state === 'closed' && rule?.lateUntil)) {
    return ['rounds', i, rule?.lateUntil ? 'lateUntil' : 'late'];
  }
  return ['rounds', i, rule?.closesOn ? 'closesOn' : 'meetsIn'];
};

/** Nộp hồ sơ cho đợt: how the round named, or the one that takes such a dossier, stands. */
export const submit = (regulation: Regulation, given: Questions['submit']): Ruling => {
  const at = instantOf(given.at);
  const window = roundAt(regulation, given, at);
  if (!window) return plain('unknown', ['rounds']);
  const state = roundState(regulation, window.number, at, window.year);
  return plain(state, roundPath(regulation, window.number, state), {
    round: window.number,
    year: window.year,
    opensAt: shown(window.opensAt),
    closesAt: shown(window.closesAt),
  });
};

const before = (due: Date | undefined, at: string, path: Path): Ruling => {
  if (!due) return plain('no-deadline', path);
  return plain(instantOf(at) < due ? 'in-time' : 'late', path, { closesAt: shown(due) });
};

/** Hạn công khai danh sách đăng ký, hạn báo cáo cấp tỉnh. */
export const deadline = (regulation: Regulation, { of, at, year }: Questions['deadline']): Ruling =>
  of === 'publish'
    ? before(publishBy(regulation, year), at, ['registration', 'publishBy'])
    : before(reportDueBefore(regulation, year), at, ['report', 'dueBefore']);

/** Thời hạn: the first day is not counted. */
export const period = ({ periods, appeals, calendar }: Regulation, { of, from, at }: Questions['period']): Ruling => {
  const isAnswer = of === 'appealAnswer';
  const allowed = isAnswer ? appealAnswerPeriod({ appeals, periods }) : periods[of];
  const path = isAnswer ? (appeals ? ['appeals', 'answer'] : ['periods', 'appeal']) : ['periods', of];
  const ruling = before(periodEnd(from, allowed, calendar), at, path);
  return { ...ruling, details: { ...ruling.details, lastDay: addPeriod(from, allowed, calendar) } };
};

const extensionBound = (reason: Reason | undefined) =>
  reason?.key === 'extension-too-often' ? ['times'] : reason?.key === 'extension-not-allowed' ? [] : ['days'];

/** Gia hạn. */
export const extension = (regulation: Regulation, { of, before: times, days }: Questions['extension']): Ruling =>
  unlessRefused('accepted', extensionFaults(regulation, of, { before: times, days }), (reason) => [
    'extensions',
    of,
    ...extensionBound(reason),
  ]);

/** Trả lời đề nghị gia hạn. */
export const extensionAnswer = (regulation: Regulation, { of, from, at }: Questions['extension-answer']): Ruling => {
  const path =
    of === 'supplement' && regulation.extensions?.supplement?.answer
      ? ['extensions', of, 'answer']
      : ['periods', 'answer'];
  return before(extensionAnswerBy(regulation, of, instantOf(`${from}T00:00`)), at, path);
};

/** Gửi tài liệu họp. */
export const papers = (regulation: Regulation, given: Questions['papers']): Ruling =>
  plain(arePapersInTime(regulation, given.level, given) ? 'in-time' : 'late', [
    'councils',
    given.level,
    'papersWorkingDaysAhead',
  ]);

/** Tên gọi cấp công nhận on a day. */
export const term = (regulation: Regulation, { level, on }: Questions['term']): Ruling => {
  const found = levelTerm(regulation, level, on);
  const i = regulation.levels[level].findIndex((t) => t === found);
  if (!found) return plain('no-term', ['levels', level]);
  return plain(found.label, ['levels', level, i], {
    authority: found.authority,
    on: localDate(instantOf(`${on}T00:00`)),
  });
};
