import { addDays, addPeriod, localDate, periodEnd, startOfLocalDay } from '../calendar.js';
import { extendablePeriods, periodKinds, type Level, type Regulation, type WindowRule } from '../regulation.js';
import {
  amendableUntil,
  dateInYear,
  filingWindow,
  publishBy,
  reportDueBefore,
  roundWindow,
  windowOf,
} from '../windows.js';
import type { Path } from '../yaml-lines.js';
import { periodLabels } from './labels.js';
import { probe, type Probe } from './probe.js';
import type { Question } from './question.js';
import type { Ruling } from './ruling.js';

const momentOf = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19);
const secondBefore = (at: Date): Date => new Date(at.getTime() - 1000);
const is =
  (...verdicts: string[]) =>
  (ruling: Ruling) =>
    verdicts.includes(ruling.verdict);
const gives = (key: string) => (ruling: Ruling) => ruling.reasons.some((r) => r.key === key);

/** A kind of unit that falls to an audience. */
export const kindFor = ({ audiences }: Regulation, name?: string): string => {
  const named = Object.values(audiences).flatMap((a) => a.kinds);
  const unnamed = ['other', 'any-other', 'none-of-these'].find((kind) => !named.includes(kind)) ?? 'other';
  return audiences[name ?? '']?.kinds.find((kind) => kind !== '*') ?? unnamed;
};

type Ask = (at: string) => Question;

const closing = (
  path: Path,
  label: string,
  closesAt: Date,
  ask: Ask,
  passes: Probe['passes'],
  fails?: Probe['fails'],
) => probe(path, label, [ask(momentOf(closesAt)), ask(momentOf(secondBefore(closesAt)))], passes, fails);

const opening = (path: Path, label: string, opensAt: Date, ask: Ask, passes: Probe['passes'], fails?: Probe['fails']) =>
  probe(path, label, [ask(momentOf(secondBefore(opensAt))), ask(momentOf(opensAt))], passes, fails);

const windowProbes = (
  regulation: Regulation,
  windows: readonly WindowRule[],
  within: Path,
  what: string,
  ask: (kind: string, year: number) => Ask,
  [passes, fails]: [Probe['passes'], Probe['fails']?],
): Probe[] =>
  windows.flatMap((window, i) => {
    const label = `${what} của «${regulation.audiences[window.audience]?.label ?? window.audience}»`;
    const kind = kindFor(regulation, window.audience);
    const years = [...new Set([regulation.year, ...Object.keys(window.exceptions ?? {}).map(Number)])];
    const own = years.flatMap((year): Probe[] => {
      const { opensAt, closesAt } = windowOf(regulation, window, year);
      const exception = window.exceptions?.[String(year)];
      const at = (bound: 'opensOn' | 'closesOn'): Path =>
        exception?.[bound] === undefined ? [...within, i, bound] : [...within, i, 'exceptions', String(year), bound];
      const opens = (exception?.opensOn ?? window.opensOn) !== undefined;
      return [
        ...(opens ? [opening(at('opensOn'), `bắt đầu ${what}`, opensAt, ask(kind, year), passes, fails)] : []),
        closing(at('closesOn'), `hết hạn ${label}, năm ${String(year)}`, closesAt, ask(kind, year), passes, fails),
      ];
    });
    const overridden = window.exceptions?.[String(regulation.year)]?.closesOn !== undefined;
    return overridden
      ? [...own, ...recurring(regulation, window, [...within, i], label, ask(kind, regulation.year + 1))]
      : own;
  });

/** The day that comes back, where the year of the regulation has one of its own. */
const recurring = (regulation: Regulation, window: WindowRule, path: Path, label: string, ask: Ask): Probe[] => {
  const year = regulation.year + 1;
  const { closesAt } = windowOf(regulation, window, year);
  const isOnce = window.closesOn.length === 10 || window.exceptions?.[String(year)] !== undefined;
  return isOnce
    ? []
    : [closing([...path, 'closesOn'], `hết hạn ${label}, năm ${String(year)}`, closesAt, ask, is('open'))];
};

const registering = (regulation: Regulation): Probe[] =>
  windowProbes(
    regulation,
    regulation.registration.windows,
    ['registration', 'windows'],
    'đăng ký',
    (unitKind, year) => (at) => ({ kind: 'register', given: { unitKind, at, year } }),
    [is('open'), is('not-yet', 'closed')],
  );

const filingOf =
  (unitKind: string): Ask =>
  (at) => ({
    kind: 'file',
    given: { unitKind, at, firstAppliedOn: at.slice(0, 10), registeredAt: `${at.slice(0, 10)}T00:00` },
  });

const filing = (regulation: Regulation): Probe[] => [
  ...windowProbes(regulation, regulation.filingWindows, ['filingWindows'], 'nộp đơn tại cơ sở', filingOf, [
    is('accepted'),
    gives('filing-window-closed'),
  ]),
  ...(regulation.registration.required ? [registeredFirst(regulation)] : []),
];

/** A day on which a unit of a kind may file: in its window, or in the middle of the year. */
const filingDay = (regulation: Regulation, unitKind: string): string => {
  const window = filingWindow(regulation, unitKind);
  return window ? localDate(window.opensAt) : `${String(regulation.year)}-06-15`;
};

const registeredFirst = (regulation: Regulation): Probe => {
  const unitKind = kindFor(regulation);
  const on = filingDay(regulation, unitKind);
  const facts = { unitKind, at: `${on}T10:00`, firstAppliedOn: on };
  return probe(
    ['registration', 'required'],
    'đăng ký là điều kiện để nộp đơn',
    [
      { kind: 'file', given: facts },
      { kind: 'file', given: { ...facts, registeredAt: `${on}T08:00` } },
    ],
    is('accepted'),
    gives('not-registered'),
  );
};

const amending = (regulation: Regulation): Probe[] => {
  const unitKind = kindFor(regulation);
  const until = regulation.registration.amendableUntil && amendableUntil(regulation, unitKind);
  const ask: Ask = (at) => ({ kind: 'amend', given: { unitKind, at } });
  return until
    ? [closing(['registration', 'amendableUntil'], 'hạn sửa nội dung đã đăng ký', until, ask, is('open'))]
    : [];
};

const due = (regulation: Regulation): Probe[] => {
  const ask =
    (of: 'publish' | 'report'): Ask =>
    (at) => ({ kind: 'deadline', given: { of, at } });
  const publish = publishBy(regulation);
  return [
    ...(publish
      ? [
          closing(
            ['registration', 'publishBy'],
            'hạn công khai danh sách đăng ký',
            publish,
            ask('publish'),
            is('in-time'),
          ),
        ]
      : []),
    closing(['report', 'dueBefore'], 'hạn báo cáo cấp trên', reportDueBefore(regulation), ask('report'), is('in-time')),
  ];
};

const lateRound = (regulation: Regulation, i: number, ask: Ask): Probe[] => {
  const { lateUntil, late, name } = regulation.rounds[i] ?? {};
  if (!lateUntil || late !== 'accept-with-reason') return [];
  const after = startOfLocalDay(addDays(dateInYear(lateUntil, regulation.year, regulation.yearStartsOn), 1));
  return [closing(['rounds', i, 'lateUntil'], `hạn nhận muộn của ${String(name)}`, after, ask, is('late-accepted'))];
};

const roundProbes = (regulation: Regulation): Probe[] =>
  regulation.rounds.flatMap((rule, i): Probe[] => {
    const window = roundWindow(regulation, rule.number);
    if (!window) return [];
    const unitKind = kindFor(regulation, rule.audience);
    const ask: Ask = (at) => ({ kind: 'submit', given: { unitKind, at, round: rule.number } });
    const path = ['rounds', i];
    return [
      ...(rule.opensOn ? [opening([...path, 'opensOn'], `mở ${rule.name}`, window.opensAt, ask, is('open'))] : []),
      closing([...path, rule.closesOn ? 'closesOn' : 'meetsIn'], `đóng ${rule.name}`, window.closesAt, ask, is('open')),
      ...lateRound(regulation, i, ask),
    ];
  });

const periods = (regulation: Regulation): Probe[] => {
  const from = `${String(regulation.year)}-03-15`;
  const isProvedByFiling = filingBar(regulation).length > 0;
  return periodKinds
    .filter((of) => of !== 'filing' || !isProvedByFiling)
    .map((of) => {
      const end = periodEnd(from, regulation.periods[of], regulation.calendar);
      return closing(
        ['periods', of],
        `thời hạn ${periodLabels[of]}`,
        end,
        (at) => ({ kind: 'period', given: { of, from, at } }),
        is('in-time'),
      );
    });
};

/** Giải quyết khiếu nại: the body that declined owes its answer until then. */
const appealAnswer = ({ year, appeals, calendar }: Regulation): Probe[] => {
  if (!appeals) return [];
  const from = `${String(year)}-03-15`;
  const ask: Ask = (at) => ({ kind: 'period', given: { of: 'appealAnswer', from, at } });
  const end = periodEnd(from, appeals.answer, calendar);
  return [closing(['appeals', 'answer'], `thời hạn ${periodLabels.appealAnswer}`, end, ask, is('in-time'))];
};

const filingBar = (regulation: Regulation): Probe[] => {
  const unitKind = kindFor(regulation);
  if (filingWindow(regulation, unitKind)) return [];
  const firstAppliedOn = `${String(regulation.year)}-03-15`;
  const end = periodEnd(firstAppliedOn, regulation.periods.filing, regulation.calendar);
  const registeredAt = `${firstAppliedOn}T00:00`;
  const ask: Ask = (at) => ({ kind: 'file', given: { unitKind, at, firstAppliedOn, registeredAt } });
  return [closing(['periods', 'filing'], 'thời hiệu nộp đơn', end, ask, is('accepted'), gives('filing-period-over'))];
};

const extensions = (regulation: Regulation): Probe[] =>
  extendablePeriods.flatMap((of): Probe[] => {
    const rule = regulation.extensions?.[of];
    if (!rule) return [];
    const ask = (before: number, days: number): Question => ({ kind: 'extension', given: { of, before, days } });
    const { times, days, answer } = rule;
    const from = `${String(regulation.year)}-03-15`;
    return [
      probe(
        ['extensions', of, 'times'],
        `số lần gia hạn ${periodLabels[of]}`,
        [ask(times, 1), ask(times - 1, 1)],
        is('accepted'),
      ),
      probe(
        ['extensions', of, 'days'],
        `số ngày gia hạn ${periodLabels[of]}`,
        [ask(0, days + 1), ask(0, days)],
        is('accepted'),
      ),
      ...(answer
        ? [
            closing(
              ['extensions', of, 'answer'],
              `thời hạn trả lời đề nghị gia hạn ${periodLabels[of]}`,
              periodEnd(from, answer, regulation.calendar),
              (at) => ({ kind: 'extension-answer', given: { of, from, at } }),
              is('in-time'),
            ),
          ]
        : []),
    ];
  });

const papers = (regulation: Regulation): Probe[] =>
  (['unit', 'district'] as const).flatMap((level): Probe[] => {
    const amount = regulation.councils[level].papersWorkingDaysAhead;
    if (amount === 0) return [];
    const sentOn = `${String(regulation.year)}-06-03`;
    const earliest = addPeriod(sentOn, { amount, unit: 'working-days', rolling: false }, regulation.calendar);
    const ask = (meetsOn: string): Question => ({ kind: 'papers', given: { level, sentOn, meetsOn } });
    const path = ['councils', level, 'papersWorkingDaysAhead'];
    return [
      probe(path, 'số ngày làm việc gửi tài liệu trước', [ask(addDays(earliest, -1)), ask(earliest)], is('in-time')),
    ];
  });

const terms = ({ levels }: Regulation): Probe[] =>
  (Object.keys(levels) as Level[]).flatMap((level) =>
    levels[level].flatMap(({ label, validFrom, validTo }, i): Probe[] => {
      const path: Path = ['levels', level, i];
      const ask = (on: string): Question => ({ kind: 'term', given: { level, on } });
      const isThis = (ruling: Ruling) => ruling.decidedBy.join('.') === path.join('.');
      const from = validFrom && [ask(addDays(validFrom, -1)), ask(validFrom)];
      const to = validTo && [ask(addDays(validTo, 1)), ask(validTo)];
      return [
        ...(from ? [probe([...path, 'validFrom'], `tên gọi «${label}» bắt đầu`, from, isThis)] : []),
        ...(to ? [probe([...path, 'validTo'], `tên gọi «${label}» kết thúc`, to, isThis)] : []),
      ];
    }),
  );

/** Probes of every rule of dates. */
export const datedProbes = (regulation: Regulation): Probe[] =>
  [
    registering,
    amending,
    filing,
    filingBar,
    due,
    roundProbes,
    periods,
    appealAnswer,
    extensions,
    papers,
    terms,
  ].flatMap((of) => of(regulation));
