import type { Assessment, Fraction } from './assessment.js';
import type { Closing, Day, DeadlineRule, LocalDate, Period, WorkCalendar } from './calendar.js';

/** Cấp công nhận; `district` is the recognizing level between the unit and the province, whatever its name is. */
export type Level = 'unit' | 'district' | 'province';

/** How a level is called, and who decides there, while the dates hold (both days included). */
export interface LevelTerm {
  label: string;
  authority: string;
  validFrom?: LocalDate;
  validTo?: LocalDate;
}

/** Đối tượng: the units that share deadlines; the kind `*` stands for every kind that no other audience names. */
export interface Audience {
  label: string;
  kinds: string[];
  /** Year of this audience where it differs, such as `09-01` for a school year. */
  yearStartsOn?: Day;
}

/** Thời gian đăng ký of one audience; a day without a year comes back every year. */
export interface WindowRule extends Closing {
  audience: string;
  /** Start of the year where silent. */
  opensOn?: Day;
  closesOn: Day;
  /** What one year does differently. */
  exceptions?: Record<string, Pick<WindowRule, 'opensOn' | 'exclusive'> & { closesOn?: Day }>;
}

/** Đăng ký: whether it is a condition for filing, when, and what happens to those who did not. */
export interface Registration {
  required: boolean;
  windows: WindowRule[];
  /** Office (unit code) that compiles and publishes the list. */
  compiledBy: string;
  publishBy?: DeadlineRule;
  publishedOn?: string;
  /** When registered titles and authors stop being amendable; the close of the window where silent. */
  amendableUntil?: DeadlineRule;
  /** Drafts that were not registered in time lapse: no need in that year. */
  lapse: boolean;
  /** Every registration answers a shortcoming of the unit's yearly report. */
  shortcomingRequired: boolean;
  /** The content must fit the author's field and post. */
  fittingRequired: boolean;
}

export type LatePolicy = 'refuse' | 'accept-with-reason' | 'next-round';

/** Đợt tiếp nhận; one that names only the month the council meets in takes dossiers until the end of that month. */
export interface RoundRule extends Closing {
  number: number;
  name: string;
  /** Every audience where silent. */
  audience?: string;
  /** The close of the round before, or the start of the year, where silent. */
  opensOn?: Day;
  closesOn?: Day;
  late: LatePolicy;
  /** Last day on which a late dossier is taken with a reason. */
  lateUntil?: Day;
  /** Month, 1 to 12. */
  meetsIn?: number;
}

/** Nơi nhận hồ sơ for a sector; `*` is every other sector. */
export interface IntakeOffice {
  sector: string;
  /** Unit code. */
  office: string;
  label: string;
  /** `collecting` compiles for its sector and reports to the council through the standing office. */
  role: 'standing' | 'collecting';
}

/** Cách nộp: trực tuyến, trực tiếp, qua bưu chính. */
export const intakeChannels = ['online', 'counter', 'post'] as const;
export type IntakeChannel = (typeof intakeChannels)[number];

export interface Intake {
  offices: IntakeOffice[];
  channels: IntakeChannel[];
  /** Bộ hồ sơ giấy, for what is not handed in online. */
  paperCopies: number;
  /** Lệ phí for a dossier, in đồng; none where silent. */
  fee?: number;
}

/** Tác giả, đồng tác giả. */
export interface AuthorRules {
  /** No limit where silent. */
  maxAuthors?: number;
  /** The limit counts the main author too; otherwise it is for the others. */
  countsMainAuthor: boolean;
  sameUnitRequired: boolean;
  /** Percent, each of several authors. */
  minimumShare?: number;
  /** Percent, each of several authors. */
  maximumShare?: number;
  /** Every author has to agree to the shares. */
  groupConsent: boolean;
}

/** A thing with a stable key and the words people read. */
export interface Labelled {
  key: string;
  label: string;
}

/** Hình thức áp dụng: what proof of benefit it asks for. */
export interface ApplicationKind {
  label: string;
  benefit: 'measured' | 'expected';
  /** An approved pilot, or clear effect and lawfulness without one. */
  pilotApproval: 'not-asked' | 'approved-or-clearly-effective';
}

/** Thành phần hồ sơ; what the `system` composes itself is never missing. */
export interface DossierComponent extends Labelled {
  source: 'system' | 'upload';
  mandatory: boolean;
  /** Mẫu: the form it follows, such as `Mẫu 01`. */
  template?: string;
  maxPages?: number;
  /** File name extensions in lower case. */
  fileTypes?: string[];
}

export const periodKinds = ['filing', 'answer', 'formalCheck', 'supplement', 'decision', 'appeal'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Thủ trưởng xác nhận: what the unit's head states, and what is asked again in later years. */
export interface Confirmation {
  effect: boolean;
  scope: boolean;
  commitment: boolean;
  /** Whether the shortcoming is still fixed is asked this often, so many times; not asked where silent. */
  followUp?: { every: Period; times: number };
}

export interface QuorumRule extends Fraction {
  /** `entitled` leaves out who is recused; `members` does not. */
  of: 'members' | 'entitled';
}

/** Tổ chuyên môn of a council, for the sectors it judges; `*` is every other sector. */
export interface PanelRule extends Labelled {
  sectors: string[];
}

export type CouncilRole = 'chair' | 'vice-chair' | 'secretary' | 'member';

/** Kinds of conflict of interest that are worked out, beside authorship, which always blocks. */
export const conflictKinds = ['kin', 'unit-head', 'line-manager', 'same-unit', 'same-name'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Which kinds keep a member out of a dossier, and which only warn; a kind in neither list is not looked for. */
export interface ConflictRules {
  block: ConflictKind[];
  warn: ConflictKind[];
}

/** Hội đồng of a level. */
export interface CouncilRules {
  required: boolean;
  size: { min: number; max: number };
  roles: { role: CouncilRole; min: number; max?: number }[];
  quorum: Record<string, QuorumRule>;
  papersWorkingDaysAhead: number;
  /** A unit's head who is an author may sit on it. */
  headMaySit: boolean;
  /** A trade-union member is asked where an author is one. */
  tradeUnionMember: boolean;
  /** The whole council judges every sector where silent. */
  panels?: PanelRule[];
  /** What it means that there is none: a warning where silent. */
  withoutTradeUnionMember?: 'warn' | 'block';
  /** The national reading where silent. */
  conflicts?: ConflictRules;
  /** An alternate may take the seat of an absent member for a meeting; not where silent. */
  alternatesStandIn?: boolean;
  /** A member may be present online; not where silent. */
  onlinePresence?: boolean;
}

/** Periods that somebody may ask to make longer: only that of a returned dossier is the authors' own. */
export const extendablePeriods = ['supplement'] as const;
export type ExtendablePeriod = (typeof extendablePeriods)[number];

/** Gia hạn: how often, and by how many days each time, a period may be made longer. */
export interface ExtensionRule {
  times: number;
  days: number;
  /** For the office to answer a request, which holds the deadline no longer than that; `periods.answer` where silent. */
  answer?: Period;
}

/** What each list can show of an initiative; a note is an empty column to write in. */
export const listColumns = {
  /** Danh sách đăng ký được công khai. */
  registered: [
    ...(['sequence', 'title', 'authors', 'shares', 'unit', 'sector', 'category'] as const),
    ...(['target-level', 'registered-on', 'note'] as const),
  ],
  /** Danh sách kèm theo quyết định công nhận. */
  recognized: [
    ...(['sequence', 'title', 'authors', 'shares', 'unit', 'sector', 'category', 'shortcoming'] as const),
    ...(['first-applied-on', 'decision-number', 'decision-date', 'certificate-number', 'note'] as const),
  ],
  /** Danh sách đề cử lên tỉnh. */
  nominated: [
    ...(['sequence', 'title', 'authors', 'shares', 'unit', 'decision-number', 'decision-date'] as const),
    ...(['reason', 'rank', 'letter-number', 'nominated-on', 'result', 'answer-number'] as const),
    ...(['answered-on', 'answer-reason', 'note'] as const),
  ],
} as const;
export type ListKind = keyof typeof listColumns;
export type ListColumn<K extends ListKind> = (typeof listColumns)[K][number];

/** Cột của danh sách, and what stands above it. */
export interface ListHeading<K extends ListKind> {
  /** What the column shows. */
  key: ListColumn<K>;
  /** Its heading. */
  label: string;
}

/** Mẫu danh sách: the columns in order, headed as the locality heads them. */
export type ListTemplate<K extends ListKind> = ListHeading<K>[];

export const paperKinds = [
  'receipt',
  'minutes',
  'letter',
  'unit-decision',
  'unit-certificate',
  'district-decision',
  'district-certificate',
  'nomination-letter',
  'report',
] as const;
/** Kinds that a regulation may leave out, as those do that were published before there were such papers. */
export const laterPaperKinds = ['replication-confirmation', 'correction', 'revocation', 'reward-letter'] as const;
export type LaterPaperKind = (typeof laterPaperKinds)[number];
export type PaperKind = (typeof paperKinds)[number] | LaterPaperKind;

/** Đánh số văn bản: a pattern per kind of paper, and where a body (unit code) does it its own way. */
export interface Numbering {
  patterns: Record<(typeof paperKinds)[number], string> & Partial<Record<LaterPaperKind, string>>;
  byBody: Record<string, Partial<Record<PaperKind, string>>>;
}

/** Danh hiệu: which recognition serves it and for how many further years. */
export interface TitleRule extends Labelled {
  level: Level;
  carriedYears: number;
}

/** What people are reminded of, by the kind of what they owe. */
export const reminderKinds = [
  ...(['register', 'file', 'confirm', 'decide', 'prepare', 'submit', 'answer-intake', 'supplement'] as const),
  ...(['answer-extension', 'lapse-notice', 'score', 'attend', 'sign', 'publish-list', 'follow-up'] as const),
  ...(['review-recurrence', 'recurrence-notice', 'answer-appeal', 'report', 'review-rewards'] as const),
  ...(['explain', 'appeal-upheld', 'appeal-dismissed'] as const),
  ...(['answer-reward', 'reward-letter', 'reward-proposed', 'reward-granted', 'reward-not-granted'] as const),
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Hình thức khen thưởng, and the level that a recognition needs at least to be proposed for it. */
export interface RewardForm extends Labelled {
  level: Level;
}

/** Khen thưởng tác giả sáng kiến. */
export interface RewardRules {
  /** Office (unit code) that letters go through on their way to who decides. */
  proposedThrough: string;
  reviewEvery: Period;
  /** Nơi quyết định khen thưởng, whom letters are addressed to; that very office where silent. */
  to?: string;
  /** Nothing is proposed where silent, as in regulations that were published before there were such letters. */
  forms?: RewardForm[];
}

/** Quy chế of a locality for a year: everything two localities may differ on. */
export interface Regulation {
  /** Locality, such as `thanh-tri`. */
  id: string;
  year: number;
  name: string;
  province: string;
  /** `01-01`, or the start of a school year. */
  yearStartsOn: Day;
  /** Holds in a later year too, dated anew, until that year has its own; `false` where silent. */
  carryOver?: boolean;
  /** What a deadline means where it does not say so itself. */
  deadlines: { exclusive: boolean; graceMinutes: number };
  /** Days that differ from the national calendar. */
  calendar: WorkCalendar;
  levels: Record<Level, LevelTerm[]>;
  legalBases: string[];
  audiences: Record<string, Audience>;
  campaign: { theme?: string; themeLabel?: string; targetLevels: Level[] };
  registration: Registration;
  /** When authors hand their request to their unit; at any time for an audience without one. */
  filingWindows: WindowRule[];
  rounds: RoundRule[];
  intake: Intake;
  authors: AuthorRules;
  solutionKinds: Labelled[];
  contentCategories: Labelled[];
  conditions: Labelled[];
  declarations: Labelled[];
  applicationKinds: { full: ApplicationKind; trial: ApplicationKind };
  dossier: { unit: DossierComponent[]; district: DossierComponent[] };
  periods: Record<PeriodKind, Period>;
  /** No extension of a period that is not named. */
  extensions?: Partial<Record<ExtendablePeriod, ExtensionRule>>;
  /** As each list usually looks where silent. */
  listTemplates?: { [K in ListKind]?: ListTemplate<K> };
  confirmation: Confirmation;
  /** Within what the body that declined answers an appeal; as long as the appeal itself may take where silent. */
  appeals?: { answer: Period };
  /** State funds and an author who heads the unit: what is then asked. */
  stateFunded: { consentRequired: boolean; councilRequired: boolean };
  /** One certificate for each author, or one for all. */
  recognition: { certificatePerAuthor: boolean };
  councils: { unit: CouncilRules; district: CouncilRules };
  assessment: Assessment;
  /** How the unit's council assesses, where not as above. */
  unitAssessment?: Assessment;
  /** Share of the units with the same conditions that could use it. */
  scopeTest: { minimumPercent: number };
  /** Percent of overlap that warns, and that alarms; never a refusal by itself. */
  duplicates: { againstRecognized: boolean; firstFiledWins: boolean; warnAt: number; alarmAt: number };
  numbering: Numbering;
  titles: { onePerInitiative: boolean; kinds: TitleRule[] };
  submission: { selectedByUnit: boolean; letterRequired: boolean; authorsTold: boolean };
  nominations: { to: string; through?: string; selectedBy: string };
  report: { dueBefore: DeadlineRule; to: string; through?: string };
  rewards: RewardRules;
  /** Whether the unit that applies another's initiative confirms so in a register. */
  dissemination: { replicationRegister: boolean };
  /** Điểm chỉ số cải cách hành chính. */
  cchc: {
    enabled: boolean;
    pointsPerInitiative: number;
    maxPoints: number;
    /** Content categories that count; all where silent. */
    categories?: string[];
  };
  /** Days ahead of a deadline, per kind of obligation; `default` for the rest. */
  reminders: Partial<Record<ReminderKind | 'default', number[]>>;
}
