import { assessment } from './assessment.schema.js';
import type { DeadlineRule, Period } from './calendar.js';
import {
  listColumns,
  conflictKinds,
  extendablePeriods,
  intakeChannels,
  laterPaperKinds,
  paperKinds,
  periodKinds,
  reminderKinds,
  type ApplicationKind,
  type Audience,
  type ConflictRules,
  type CouncilRules,
  type DossierComponent,
  type ExtendablePeriod,
  type ExtensionRule,
  type IntakeOffice,
  type Labelled,
  type LevelTerm,
  type ListColumn,
  type ListKind,
  type ListTemplate,
  type PaperKind,
  type PanelRule,
  type PeriodKind,
  type QuorumRule,
  type Regulation,
  type ReminderKind,
  type RewardForm,
  type RewardRules,
  type RoundRule,
  type TitleRule,
  type WindowRule,
} from './regulation.js';
import {
  date,
  day,
  dictionary,
  flag,
  integer,
  key,
  list,
  mapping,
  maybe,
  number,
  oneOf,
  text,
  timeOfDay,
  type Check,
} from './shape.js';

const level = oneOf('unit', 'district', 'province');
const percent = number(0, 100);

const period = mapping<Period>({
  amount: integer(1, 1000),
  unit: oneOf('days', 'working-days', 'months', 'years'),
  rolling: flag,
});

const graceMinutes = integer(0, 10_080);
const deadline = mapping<DeadlineRule>({
  on: day,
  exclusive: maybe(flag),
  timeOfDay: maybe(timeOfDay),
  graceMinutes: maybe(graceMinutes),
});
const closing = { exclusive: maybe(flag), timeOfDay: maybe(timeOfDay), graceMinutes: maybe(graceMinutes) };

const term = mapping<LevelTerm>({ label: text, authority: text, validFrom: maybe(date), validTo: maybe(date) });
const kind: Check<string> = (value, path, report) => (value === '*' ? undefined : key(value, path, report));
const audience = mapping<Audience>({ label: text, kinds: list(kind, 1), yearStartsOn: maybe(day) });

const datedWindow = mapping<WindowRule>({
  audience: key,
  opensOn: maybe(day),
  closesOn: day,
  ...closing,
  exceptions: maybe(
    dictionary(
      mapping<NonNullable<WindowRule['exceptions']>[string]>({
        opensOn: maybe(day),
        closesOn: maybe(day),
        exclusive: maybe(flag),
      }),
      /^\d{4}$/,
    ),
  ),
});

const round = mapping<RoundRule>({
  number: integer(1, 50),
  name: text,
  audience: maybe(key),
  opensOn: maybe(day),
  closesOn: maybe(day),
  ...closing,
  late: oneOf('refuse', 'accept-with-reason', 'next-round'),
  lateUntil: maybe(day),
  meetsIn: maybe(integer(1, 12)),
});

const office = mapping<IntakeOffice>({
  sector: kind,
  office: key,
  label: text,
  role: oneOf('standing', 'collecting'),
});

const labelled = mapping<Labelled>({ key, label: text });

const application = mapping<ApplicationKind>({
  label: text,
  benefit: oneOf('measured', 'expected'),
  pilotApproval: oneOf('not-asked', 'approved-or-clearly-effective'),
});

const component = mapping<DossierComponent>({
  key,
  label: text,
  source: oneOf('system', 'upload'),
  mandatory: flag,
  template: maybe(text),
  maxPages: maybe(integer(1, 1000)),
  fileTypes: maybe(list(key, 1)),
});

const quorumRule = mapping<QuorumRule>({
  numerator: integer(0, 1000),
  denominator: integer(1, 1000),
  strict: flag,
  of: oneOf('members', 'entitled'),
});

const council = mapping<CouncilRules>({
  required: flag,
  size: mapping<CouncilRules['size']>({ min: integer(1, 100), max: integer(1, 100) }),
  roles: list(
    mapping<CouncilRules['roles'][number]>({
      role: oneOf('chair', 'vice-chair', 'secretary', 'member'),
      min: integer(0, 100),
      max: maybe(integer(0, 100)),
    }),
  ),
  quorum: dictionary(quorumRule),
  papersWorkingDaysAhead: integer(0, 60),
  headMaySit: flag,
  tradeUnionMember: flag,
  panels: maybe(list(mapping<PanelRule>({ key, label: text, sectors: list(kind, 1) }), 1)),
  withoutTradeUnionMember: maybe(oneOf('warn', 'block')),
  conflicts: maybe(
    mapping<ConflictRules>({ block: list(oneOf(...conflictKinds)), warn: list(oneOf(...conflictKinds)) }),
  ),
  alternatesStandIn: maybe(flag),
  onlinePresence: maybe(flag),
});

const everyOf = <K extends string, T>(names: readonly K[], check: Check<T>): Check<Record<K, T>> =>
  mapping(Object.fromEntries(names.map((name) => [name, check])) as never);
const someOf = <K extends string, T>(names: readonly K[], check: Check<T>): Check<Partial<Record<K, T>>> =>
  mapping(Object.fromEntries(names.map((name) => [name, maybe(check)])) as never);

const extension = mapping<ExtensionRule>({ times: integer(1, 20), days: integer(1, 366), answer: maybe(period) });
const listTemplate = <K extends ListKind>(kind: K): Check<ListTemplate<K>> =>
  list(mapping<ListTemplate<K>[number]>({ key: oneOf<ListColumn<K>>(...listColumns[kind]), label: text } as never), 1);

const title = mapping<TitleRule>({ key, label: text, level, carriedYears: integer(0, 20) });

/** What a regulation looks like once the national rules are merged in. */
export const regulationShape: Check<Regulation> = mapping<Regulation>({
  id: key,
  year: integer(2000, 2100),
  name: text,
  province: text,
  yearStartsOn: day,
  carryOver: maybe(flag),
  deadlines: mapping<Regulation['deadlines']>({ exclusive: flag, graceMinutes }),
  calendar: mapping<Regulation['calendar']>({ holidays: list(date), workingDays: list(date) }),
  levels: mapping<Regulation['levels']>({ unit: list(term, 1), district: list(term, 1), province: list(term, 1) }),
  legalBases: list(text),
  audiences: dictionary(audience),
  campaign: mapping<Regulation['campaign']>({
    theme: maybe(key),
    themeLabel: maybe(text),
    targetLevels: list(level, 1),
  }),
  registration: mapping<Regulation['registration']>({
    required: flag,
    windows: list(datedWindow, 1),
    compiledBy: key,
    publishBy: maybe(deadline),
    publishedOn: maybe(text),
    amendableUntil: maybe(deadline),
    lapse: flag,
    shortcomingRequired: flag,
    fittingRequired: flag,
  }),
  filingWindows: list(datedWindow),
  rounds: list(round, 1),
  intake: mapping<Regulation['intake']>({
    offices: list(office, 1),
    channels: list(oneOf(...intakeChannels), 1),
    paperCopies: integer(0, 20),
    fee: maybe(integer(0, 100_000_000)),
  }),
  authors: mapping<Regulation['authors']>({
    maxAuthors: maybe(integer(1, 100)),
    countsMainAuthor: flag,
    sameUnitRequired: flag,
    minimumShare: maybe(percent),
    maximumShare: maybe(percent),
    groupConsent: flag,
  }),
  solutionKinds: list(labelled, 1),
  contentCategories: list(labelled),
  conditions: list(labelled),
  declarations: list(labelled),
  applicationKinds: mapping<Regulation['applicationKinds']>({ full: application, trial: application }),
  dossier: mapping<Regulation['dossier']>({ unit: list(component), district: list(component) }),
  periods: everyOf<PeriodKind, Period>(periodKinds, period),
  extensions: maybe(someOf<ExtendablePeriod, ExtensionRule>(extendablePeriods, extension)),
  listTemplates: maybe(
    mapping<NonNullable<Regulation['listTemplates']>>({
      registered: maybe(listTemplate('registered')),
      recognized: maybe(listTemplate('recognized')),
      nominated: maybe(listTemplate('nominated')),
    }),
  ),
  confirmation: mapping<Regulation['confirmation']>({
    effect: flag,
    scope: flag,
    commitment: flag,
    followUp: maybe(
      mapping<NonNullable<Regulation['confirmation']['followUp']>>({ every: period, times: integer(1, 20) }),
    ),
  }),
  appeals: maybe(mapping<NonNullable<Regulation['appeals']>>({ answer: period })),
  stateFunded: mapping<Regulation['stateFunded']>({ consentRequired: flag, councilRequired: flag }),
  recognition: mapping<Regulation['recognition']>({ certificatePerAuthor: flag }),
  councils: mapping<Regulation['councils']>({ unit: council, district: council }),
  assessment,
  unitAssessment: maybe(assessment),
  scopeTest: mapping<Regulation['scopeTest']>({ minimumPercent: percent }),
  duplicates: mapping<Regulation['duplicates']>({
    againstRecognized: flag,
    firstFiledWins: flag,
    warnAt: percent,
    alarmAt: percent,
  }),
  numbering: mapping<Regulation['numbering']>({
    patterns: mapping<Regulation['numbering']['patterns']>({
      ...Object.fromEntries(paperKinds.map((name) => [name, text])),
      ...Object.fromEntries(laterPaperKinds.map((name) => [name, maybe(text)])),
    } as never),
    byBody: dictionary(someOf<PaperKind, string>([...paperKinds, ...laterPaperKinds], text)),
  }),
  titles: mapping<Regulation['titles']>({ onePerInitiative: flag, kinds: list(title) }),
  submission: mapping<Regulation['submission']>({ selectedByUnit: flag, letterRequired: flag, authorsTold: flag }),
  nominations: mapping<Regulation['nominations']>({ to: text, through: maybe(text), selectedBy: key }),
  report: mapping<Regulation['report']>({ dueBefore: deadline, to: text, through: maybe(text) }),
  rewards: mapping<RewardRules>({
    proposedThrough: key,
    reviewEvery: period,
    to: maybe(text),
    forms: maybe(list(mapping<RewardForm>({ key, label: text, level }), 1)),
  }),
  dissemination: mapping<Regulation['dissemination']>({ replicationRegister: flag }),
  cchc: mapping<Regulation['cchc']>({
    enabled: flag,
    pointsPerInitiative: number(),
    maxPoints: number(),
    categories: maybe(list(key, 1)),
  }),
  reminders: someOf<ReminderKind | 'default', number[]>([...reminderKinds, 'default'], list(integer(0, 366))),
});
