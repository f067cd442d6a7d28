import type { LocalDate } from '../calendar.js';
import type { CouncilRole, Level, PaperKind, PeriodKind } from '../regulation.js';
import type { Path } from '../yaml-lines.js';

export type CouncilLevel = 'unit' | 'district';

/** By Vietnam's clock, such as `2024-08-14T23:59`, unless it names its offset. */
export type Moment = string;

/** Of a council's sheets and ballots; what a rule does not read may be left out. */
export interface Judged {
  level?: CouncilLevel;
  /** Kind of the meeting: its quorum is asked first. */
  meeting?: string;
  members: number;
  present?: number;
  recused?: number;
  agree?: number;
  disagree?: number;
  blank?: number;
  chairAgrees?: boolean;
  sheets?: GivenSheet[];
}

/** Phiếu chấm; `times` says how many members handed in the same. */
export interface GivenSheet {
  scores: Record<string, number>;
  eligible?: boolean;
  times?: number;
}

/** Every sheet by itself. */
export const everySheet = (sheets: readonly GivenSheet[] = []): GivenSheet[] =>
  sheets.flatMap(({ times = 1, ...sheet }) => Array.from({ length: times }, () => sheet));

/** What can be asked of a regulation, and what each question has to say. */
export interface Questions {
  /** Đăng ký. */
  register: { unitKind: string; at: Moment; year?: number };
  /** Sửa nội dung đã đăng ký. */
  amend: { unitKind: string; at: Moment; year?: number };
  /** Nộp đơn tại cơ sở. */
  file: { unitKind?: string; at: Moment; firstAppliedOn?: LocalDate; registeredAt?: Moment };
  /** Nộp hồ sơ cho đợt; the round that takes it is found where none is named. */
  submit: { unitKind: string; at: Moment; round?: number; year?: number };
  /** Hạn công khai danh sách, hạn báo cáo tỉnh. */
  deadline: { of: 'publish' | 'report'; at: Moment; year?: number };
  /** Thời hạn. */
  period: { of: PeriodKind | 'appealAnswer'; from: LocalDate; at: Moment };
  /** Gia hạn: so often before, by so many days now. */
  extension: { of: PeriodKind; before: number; days: number };
  /** Trả lời đề nghị gia hạn: asked for on one day, answered at a moment; until then the request holds the deadline. */
  'extension-answer': { of: PeriodKind; from: LocalDate; at: Moment };
  /** Gửi tài liệu họp. */
  papers: { level: CouncilLevel; sentOn: LocalDate; meetsOn: LocalDate };
  authors: { unit?: string; share: number | string; consented?: boolean }[];
  /** Thành phần hồ sơ. */
  dossier: { level: CouncilLevel; components: { key: string; pages?: number; fileType?: string }[] };
  /** Thành phần hội đồng. */
  council: { level: CouncilLevel; members: { role: CouncilRole; isHeadAndAuthor?: boolean }[] };
  /** Có phải lập hội đồng không. */
  hearing: { level: CouncilLevel; stateFunded?: boolean; authorHeadsUnit?: boolean };
  quorum: { level: CouncilLevel; meeting: string; members: number; present: number; recused?: number };
  /** Phiếu chấm of one member. */
  sheet: { level?: CouncilLevel; scores: Record<string, number>; remarks?: Record<string, string> };
  /** Kết luận. */
  judge: Judged;
  scope: { sameConditions: number; using: number };
  duplicate: { percent: number };
  title: { title: string; level: Level; year: number; inYear: number };
  /** Số văn bản. */
  number: { paper: PaperKind; sequence: number; year?: number; body?: string; unit?: string; bodyCode?: string };
  intake: { sector: string };
  panel: { level: CouncilLevel; sector: string };
  /** Tên gọi cấp công nhận. */
  term: { level: Level; on: LocalDate };
  /** Điểm chỉ số cải cách hành chính. */
  cchc: { recognized: number };
}

export type QuestionKind = keyof Questions;

export type Question = { [K in QuestionKind]: { kind: K; given: Questions[K] } }[QuestionKind];

/** The instant that is meant. */
export const instantOf = (moment: Moment): Date =>
  new Date(/(Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}+07:00`);

/** Tình huống: a question about a regulation, and what its author expects to hear. */
export interface Case {
  name: string;
  question: Question;
  /** The verdict's key. */
  expect?: string;
  /** Keys of the reasons, all of them. */
  because?: string[];
  /** Where the rule stands that decides, such as `registration.windows.0.closesOn`, or a path above it. */
  decidedBy?: string;
  /** Where it stands in its file. */
  path: Path;
}
