import type { Role } from '#lib/contracts/directory.events.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { addPeriod, localDate, periodEnd, startOfLocalDay, type LocalDate } from '#lib/regulation/calendar.js';
import { filingDeadline } from '#lib/regulation/eligibility.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { dateInYear, reportDueBefore, roundFor } from '#lib/regulation/windows.js';
import type { ObligationKind } from './obligation.kinds.js';

export type Owner =
  | { scope: 'person'; personId: string }
  | { scope: 'unit' | 'tree'; roles: Role[]; unitId: string }
  | { scope: 'locality'; roles: Role[] };

/** One thing that somebody owes. */
export interface Owed {
  kind: ObligationKind;
  subject: string;
  initiativeId?: string;
  localityId: string;
  title?: string;
  owner: Owner;
  /** The first instant that is too late. */
  dueAt: Date;
  rungs: number[];
}

/** What the snapshot does not say itself. */
export interface Circumstances {
  rules: Regulation;
  /** Kind of the lead author's unit. */
  unitKind: string;
  /** Units whose heads act for the author's unit and for the recognizing one, where their own heads are authors. */
  confirmingUnitId?: string;
  decidingUnitId?: string;
  /** Nơi nhận hồ sơ of the sector. */
  officeUnitId?: string;
  /** The receipt's answer date, where it is for this submission. */
  answerBy?: Date;
  /** When the snapshot's state began. */
  at: Date;
}

/** The regulation's days ahead for a kind of obligation. */
export const rungsOf = ({ reminders }: Regulation, kind: ObligationKind): number[] =>
  reminders[kind] ?? reminders.default ?? [];

/** A rung so far ahead that it is reached at once: the letter goes out with the notice. */
export const atOnce = 366;

type What = readonly [kind: ObligationKind, owner: Owner, dueAt: Date | undefined];
type StateRule = (snapshot: InitiativeSnapshot, circumstances: Circumstances) => What[];

const person = (personId: string): Owner => ({ scope: 'person', personId });
const role = (unitId: string, ...roles: Role[]): Owner => ({ scope: 'unit', roles, unitId });

/** When the unit must have decided (TT 18/2013 Điều 7), counted from the filing. */
const unitDecisionDue = ({ filedAt }: InitiativeSnapshot, { rules, at }: Circumstances): Date =>
  periodEnd(localDate(filedAt ? new Date(filedAt) : at), rules.periods.decision, rules.calendar);

const byState: Partial<Record<InitiativeSnapshot['state'], StateRule>> = {
  applied: (s, { rules }) =>
    s.authors.map(({ personId }) => [
      'file',
      person(personId),
      s.firstAppliedOn ? filingDeadline(rules, s.firstAppliedOn) : undefined, // NĐ 13/2012 Điều 5
    ]),
  filed: (s, c) => [['confirm', role(c.confirmingUnitId ?? s.unitId, 'unit-head'), unitDecisionDue(s, c)]],
  confirmed: (s, c) => [['decide', role(c.decidingUnitId ?? s.recognizingUnitId, 'unit-head'), unitDecisionDue(s, c)]],
  'unit-recognized': (s, { rules, unitKind, at }) => {
    if (s.targetLevel === 'unit') return [];
    const closesAt = roundFor(rules, unitKind, at)?.closesAt;
    const told = rules.submission.authorsTold ? s.authors : [];
    return [
      ['submit', role(s.recognizingUnitId, 'unit-secretary'), closesAt],
      ...told.map(({ personId }): What => ['prepare', person(personId), closesAt]),
    ];
  },
  submitted: (_, { rules, at, answerBy, officeUnitId }) =>
    officeUnitId
      ? [
          [
            'answer-intake',
            role(officeUnitId, 'intake-officer'),
            answerBy ?? periodEnd(localDate(at), rules.periods.formalCheck, rules.calendar), // TT 18/2013 Điều 6
          ],
        ]
      : [],
  returned: (s, { officeUnitId }) => {
    const due = s.dueAt ? new Date(s.dueAt) : undefined;
    const authors = s.authors.map(({ personId }): What => ['supplement', person(personId), due]);
    const answer: What[] =
      s.extensionAsked && officeUnitId
        ? [
            [
              'answer-extension',
              role(officeUnitId, 'intake-officer'),
              s.extensionAnswerBy ? new Date(s.extensionAnswerBy) : due,
            ],
          ]
        : [];
    return [...authors, ['supplement', role(s.unitId, 'unit-secretary'), due], ...answer];
  },
  recommended: (s, { rules, at }) => [
    [
      'sign',
      { scope: 'tree', roles: ['district-chair'], unitId: s.recognizingUnitId },
      periodEnd(localDate(at), rules.periods.decision, rules.calendar),
    ],
  ],
};

/** Kinds that follow from an initiative's state; what its state no longer asks for is closed. */
export const kindsOfStates: ObligationKind[] = [
  'file',
  'confirm',
  'decide',
  'prepare',
  'submit',
  'answer-intake',
  'supplement',
  'answer-extension',
  'sign',
];

/** Everything that is owed because the initiative is where it is. */
export function owedFor(snapshot: InitiativeSnapshot, circumstances: Circumstances): Owed[] {
  const { initiativeId, localityId, state } = snapshot;
  const wanted = byState[state]?.(snapshot, circumstances) ?? [];
  return wanted.flatMap(([kind, owner, dueAt]) =>
    dueAt
      ? [
          {
            kind,
            subject: initiativeId,
            initiativeId,
            localityId,
            owner,
            dueAt,
            rungs: rungsOf(circumstances.rules, kind),
          },
        ]
      : [],
  );
}

/** Under which name it is remembered until when an initiative was with a council. */
export const leftCouncil = (initiativeId: string) => `left council ${initiativeId}`;

/** The yearly report of a locality (regulation: report). */
export const reportOwed = (rules: Regulation): Owed => ({
  kind: 'report',
  subject: `${rules.id}/${String(rules.year)}`,
  localityId: rules.id,
  title: `${rules.name}: gửi ${rules.report.to}`,
  owner: { scope: 'locality', roles: ['standing-officer'] },
  dueAt: reportDueBefore(rules),
  rungs: rungsOf(rules, 'report'),
});

/** Tổng kết, đề nghị khen thưởng: as often as the regulation says, from the start of its year to the end of it. */
export const reviewsOwed = (rules: Regulation, proposedThrough: string): Owed[] => {
  const { id: localityId, year, yearStartsOn, rewards, calendar } = rules;
  const [start, end] = [dateInYear(yearStartsOn, year, yearStartsOn), dateInYear(yearStartsOn, year + 1, yearStartsOn)];
  const due: LocalDate[] = [];
  for (let from = start; from < end; from = due.at(-1) ?? end) due.push(addPeriod(from, rewards.reviewEvery, calendar));
  return due.map((day, i) => ({
    kind: 'review-rewards',
    subject: `${localityId}/${String(year)}/${String(i + 1)}`,
    localityId,
    title: `${rules.name}: đề nghị qua ${proposedThrough}`,
    owner: { scope: 'locality', roles: ['standing-officer'] },
    dueAt: startOfLocalDay(day),
    rungs: rungsOf(rules, 'review-rewards'),
  }));
};
