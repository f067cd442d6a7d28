import { conflict, invalid } from '#lib/contracts/errors.js';
import { lapseNoticeIssued } from '#lib/contracts/registration.events.js';
import type { ActedBy, RoundRef } from '#lib/contracts/shared.js';
import { startOfLocalDay } from '#lib/regulation/calendar.js';
import { filingDeadline } from '#lib/regulation/eligibility.js';
import { amendableUntil, audienceOf, registrationWindow, roundFor, roundState } from '#lib/regulation/windows.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { fold } from '#lib/service-kit/text.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import type {
  Attachment,
  Author,
  DuplicateFinding,
  Initiative,
  LateAdmission,
  Letter,
  ManagingConsent,
} from './initiative.entity.js';
import { isPending } from './initiative.facts.js';
import type { LapseNotice, UnansweredExtension } from './lapse-notice.entity.js';
import { amended, move, type Occasioned } from './initiative.move.js';

/** What its authors write of an initiative. */
export type Content = Pick<
  Initiative,
  | 'title'
  | 'sector'
  | 'kinds'
  | 'category'
  | 'targetLevel'
  | 'shortcomingId'
  | 'shortcoming'
  | 'fitsFieldOfWork'
  | 'authors'
  | 'sponsor'
  | 'stateFunded'
  | 'helpers'
  | 'conditions'
  | 'declarations'
  | 'pilot'
  | 'report'
  | 'confidential'
>;

/** Where it belongs, fixed when it is drafted. */
export type Origin = Pick<
  Initiative,
  | 'localityId'
  | 'regulationYear'
  | 'regulationVersion'
  | 'campaignId'
  | 'unitId'
  | 'unitPath'
  | 'unitKind'
  | 'recognizingUnitId'
>;

const authorsOf = (authors: readonly Author[]) => ({ authors, authorIds: authors.map((author) => author.personId) });
export const titled = (title: string) => ({ title, titleFolded: fold(title) });

/** End of the year, calendar or school, in which a registered initiative is to be applied. */
const yearEnds = (rules: Regulation, unitKind: string, year: number): Date => {
  const audience = rules.audiences[audienceOf(rules, unitKind) ?? ''];
  return startOfLocalDay(`${String(year + 1)}-${audience?.yearStartsOn ?? rules.yearStartsOn}`);
};

/**
 * When drafts of this kind of unit lapse: no registration in time is no need in that year. One that is drafted or
 * admitted after the window waits until the year ends.
 */
const draftEnds = (rules: Regulation, unitKind: string, year: number, at: Date, admitted = false): Date | null => {
  const window = registrationWindow(rules, unitKind, year);
  if (!rules.registration.required || !rules.registration.lapse || !window) return null;
  return at < window.closesAt && !admitted ? window.closesAt : yearEnds(rules, unitKind, year);
};

/** Lập bản nháp. */
export const draft = (
  origin: Origin,
  content: Content & Pick<Initiative, 'headIsAuthor'>,
  rules: Regulation,
  by: ActedBy,
  at: Date,
): Change<Initiative> => ({
  action: 'draft',
  by,
  set: {
    ...origin,
    ...content,
    ...titled(content.title),
    ...authorsOf(content.authors),
    state: 'draft',
    registrationRequired: rules.registration.required,
    application: null,
    firstAppliedOn: null,
    attachments: [],
    registeredAt: null,
    managingConsent: null,
    lateAdmission: null,
    lateFiling: null,
    filedAt: null,
    unitCouncil: null,
    confirmation: null,
    round: null,
    letter: null,
    defects: [],
    extensions: [],
    duplicateFindings: [],
    recognitions: [],
    declinedFrom: null,
    dueAt: draftEnds(rules, origin.unitKind, origin.regulationYear, at),
    createdAt: at,
    updatedAt: at,
  },
  events: [],
});

const registeredContent: readonly (keyof Content)[] = [
  'title',
  'authors',
  'sector',
  'shortcomingId',
  'category',
  'targetLevel',
];

/** What was registered can change until the day that the regulation names; in a returned dossier, what a defect names. */
function refuseLocked(initiative: Initiative, content: Partial<Content>, { rules, at }: Occasioned): void {
  const { state, unitKind, regulationYear, registeredAt, defects } = initiative;
  const touched = registeredContent.filter((field) => content[field] !== undefined);
  const until = amendableUntil(rules, unitKind, regulationYear);
  const isLocked =
    state === 'returned'
      ? touched.some((field) => !defects.some((defect) => defect.field === field))
      : touched.length > 0 && registeredAt && until && at >= until;
  if (isLocked) throw conflict('locked-after-registration');
}

/** Shares are the lead author's to say, who agrees by saying them; the others consent. */
function refuseOthersShares({ authors: [lead] }: Initiative, { authors }: Partial<Content>, { by }: Occasioned): void {
  if (!authors || !lead) return;
  if (by.personId !== lead.personId) throw conflict({ key: 'not-lead-author', field: 'authors' });
  if (authors[0]?.personId !== lead.personId) throw invalid({ key: 'lead-author-missing', field: 'authors' });
}

/**
 * Sửa nội dung. Shares that changed need their authors' consent anew.
 * Throws `locked-after-registration`, `not-lead-author`, `lead-author-missing`.
 */
export function amend(
  initiative: Initiative,
  content: Partial<Content & Pick<Initiative, 'headIsAuthor'>>,
  occasion: Occasioned,
): Change<Initiative> {
  refuseLocked(initiative, content, occasion);
  refuseOthersShares(initiative, content, occasion);
  return amended(initiative, 'amend', occasion, {
    ...content,
    ...(content.title === undefined ? {} : titled(content.title)),
    ...(content.authors === undefined ? {} : authorsOf(content.authors)),
  });
}

/** Đồng tác giả xác nhận tỷ lệ đóng góp của mình. Throws `not-an-author`. */
export function consent(initiative: Initiative, occasion: Occasioned): Change<Initiative> {
  const { by, at } = occasion;
  if (!initiative.authorIds.includes(by.personId ?? '')) throw conflict('not-an-author');
  const authors = initiative.authors.map((author) =>
    author.personId === by.personId ? { ...author, consentedAt: at.toISOString() } : author,
  );
  return amended(initiative, 'consent', occasion, { authors });
}

/** Cho phép đăng ký muộn, by name and with a reason. */
export function admitLate(initiative: Initiative, admission: LateAdmission, occasion: Occasioned): Change<Initiative> {
  if (!admission.reason.trim()) throw invalid({ key: 'reason-missing', field: 'reason' });
  const { unitKind, regulationYear } = initiative;
  const dueAt = draftEnds(occasion.rules, unitKind, regulationYear, occasion.at, true);
  return amended(initiative, 'admit-late', occasion, { lateAdmission: admission, dueAt }, admission.reason);
}

/** Cho phép nộp đơn ngoài thời gian nộp của đối tượng, by name and with a reason; the year from first application stays. */
export function admitLateFiling(i: Initiative, admission: LateAdmission, occasion: Occasioned): Change<Initiative> {
  if (!admission.reason.trim()) throw invalid({ key: 'reason-missing', field: 'reason' });
  return amended(i, 'admit-late-filing', occasion, { lateFiling: admission }, admission.reason);
}

/** Ghi văn bản đồng ý của cơ quan chủ quản (NĐ 13/2012 Điều 7 khoản 2). Throws `attachment-unknown`. */
export function recordManagingConsent(i: Initiative, paper: ManagingConsent, occasion: Occasioned): Change<Initiative> {
  const { attachmentId } = paper;
  if (attachmentId && !i.attachments.some(({ id }) => id === attachmentId))
    throw invalid({ key: 'attachment-unknown', field: 'attachmentId' });
  return amended(i, 'record-managing-consent', occasion, { managingConsent: paper });
}

/**
 * Kết luận về trùng lặp, by a person who compared the two. With `duplicate` of one filed before it is not accepted;
 * only a new finding, by name and with a reason, lets it through. Throws `finding-of-office` to a unit head where the
 * office or the council's secretary found the two to be duplicates.
 */
export function decideDuplicate(i: Initiative, decided: DuplicateFinding, occasion: Occasioned): Change<Initiative> {
  if (!decided.reason.trim()) throw invalid({ key: 'reason-missing', field: 'reason' });
  const { role } = occasion.by;
  const before = i.duplicateFindings.find(({ otherId }) => otherId === decided.otherId);
  if (role === 'unit-head' && before?.finding === 'duplicate' && before.role !== role)
    throw conflict('finding-of-office');
  const duplicateFindings = [...i.duplicateFindings.filter((each) => each !== before), { ...decided, role }];
  return amended(i, 'decide-duplicate', occasion, { duplicateFindings }, decided.reason);
}

/** Đính kèm một thành phần hồ sơ. */
export const attach = (initiative: Initiative, attachment: Attachment, occasion: Occasioned): Change<Initiative> =>
  amended(initiative, 'attach', occasion, { attachments: [...initiative.attachments, attachment] });

/** Bỏ một tệp đính kèm; its content stays under its hash for as long as the history names it. */
export const detach = (initiative: Initiative, attachmentId: string, occasion: Occasioned): Change<Initiative> =>
  amended(initiative, 'detach', occasion, {
    attachments: initiative.attachments.filter((attachment) => attachment.id !== attachmentId),
  });

/** A campaign that does not call for the province's level takes none that aims at it. */
export const isCalledFor = ({ targetLevel }: Initiative, campaign: Pick<Campaign, 'targetLevels'> | null): boolean =>
  targetLevel !== 'province' || !campaign || campaign.targetLevels.includes(targetLevel);

/** Đăng ký, in the campaign it was drafted for or, drafted before the launch, in the one launched since. */
export function register(
  initiative: Initiative,
  campaign: Pick<Campaign, 'id' | 'targetLevels'> | null,
  occasion: Occasioned,
): Change<Initiative> {
  const { unitKind, regulationYear } = initiative;
  if (!isCalledFor(initiative, campaign)) throw conflict({ key: 'target-level-not-called', field: 'targetLevel' });
  return move(initiative, 'register', occasion, {
    campaignId: campaign?.id ?? null,
    registeredAt: occasion.at,
    dueAt: yearEnds(occasion.rules, unitKind, regulationYear),
  });
}

/** Áp dụng lần đầu hoặc áp dụng thử. */
export const apply = (
  initiative: Initiative,
  { application, firstAppliedOn }: { application: 'full' | 'trial'; firstAppliedOn: string },
  occasion: Occasioned,
): Change<Initiative> =>
  move(initiative, 'apply', occasion, {
    application,
    firstAppliedOn,
    dueAt: filingDeadline(occasion.rules, firstAppliedOn),
  });

/** Nộp đơn yêu cầu công nhận và báo cáo; who heads the unit on that day is what counts. */
export const file = (initiative: Initiative, headIsAuthor: boolean, occasion: Occasioned): Change<Initiative> =>
  move(initiative, 'file', occasion, { filedAt: occasion.at, headIsAuthor });

/**
 * The round that takes the dossier: the one that is asked for or, where that is over and its regulation carries late
 * dossiers over, the one that takes it now.
 */
export function roundTaking(asked: RoundRef, unitKind: string, at: Date, rules: Regulation | undefined): RoundRef {
  if (!rules || roundState(rules, asked.number, at, asked.year) !== 'next-round') return asked;
  const next = roundFor(rules, unitKind, at);
  return next ? { year: next.year, number: next.number } : asked;
}

/** Lựa chọn và trình hồ sơ lên cấp trên theo đợt; what is late goes where the regulation sends it. */
export const submit = (
  initiative: Initiative,
  { round: asked, letter = null, note }: { round: RoundRef; letter?: Letter | null; note?: string },
  occasion: Occasioned,
): Change<Initiative> => {
  const { at, roundRules } = occasion;
  const round = roundTaking(asked, initiative.unitKind, at, roundRules);
  const isOnTime = roundRules && roundState(roundRules, round.number, at, round.year) === 'open';
  // A reason for being late is one only where it is late: it is listed among what was let through.
  const set = { round, letter, defects: [], extensions: [] };
  return move(initiative, 'submit', occasion, set, isOnTime ? undefined : note);
};

/** Nộp lại hồ sơ đã bổ sung. */
export const complete = (initiative: Initiative, note: string, occasion: Occasioned): Change<Initiative> =>
  move(initiative, 'complete', occasion, {}, note);

/** Rút: the initiative, or only its dossier from the round. */
export const withdraw = (initiative: Initiative, reason: string, occasion: Occasioned): Change<Initiative> =>
  move(initiative, 'withdraw', occasion, { defects: [] }, reason);

/** The unit moved or was merged: who is above it follows, and who recognizes in the place of one that was merged. */
export function followUnit(
  initiative: Initiative,
  unitPath: string[],
  successor: string | undefined,
  occasion: Occasioned,
): Change<Initiative> {
  const { unitId, recognizingUnitId, recognitions } = initiative;
  const isSucceeded = successor !== undefined && recognizingUnitId === unitId && recognitions.length === 0;
  const recognizing = isSucceeded ? { recognizingUnitId: successor } : {};
  return amended(initiative, 'follow-unit', occasion, { unitPath, ...recognizing });
}

/** Quá hạn; of a returned dossier a notice in writing goes with it. */
export function lapse(initiative: Initiative, occasion: Occasioned, notice?: LapseNotice): Change<Initiative> {
  const silence = notice?.unanswered ? '; đề nghị gia hạn không được trả lời trong thời hạn' : '';
  const change = move(initiative, 'lapse', occasion, {}, `quá hạn của trạng thái ${initiative.state}${silence}`);
  if (!notice) return change;
  const { id: noticeId, initiativeId, title, defects, authorIds, unanswered } = notice;
  const { localityId, unitId } = initiative;
  const data = {
    noticeId,
    initiativeId,
    localityId,
    unitId,
    title,
    defects,
    authorIds,
    unanswered: unanswered !== null,
  };
  const told = lapseNoticeIssued.make(initiativeId, { ...data, dueAt: notice.dueAt.toISOString() }, occasion.at);
  return { ...change, events: [...change.events, told] };
}

const unansweredOf = ({ extensions }: Initiative): UnansweredExtension | null => {
  const asked = extensions.find(isPending);
  return asked ? { at: asked.at, reason: asked.reason, until: asked.until, answerBy: asked.answerBy } : null;
};

/** Thông báo quá hạn bổ sung of a returned dossier; undefined in any other state. */
export const lapseNoticeOf = (id: string, initiative: Initiative, at: Date): LapseNotice | undefined =>
  initiative.state === 'returned' && initiative.dueAt
    ? {
        id,
        initiativeId: initiative.id,
        issuedAt: at,
        dueAt: initiative.dueAt,
        title: initiative.title,
        defects: [...initiative.defects],
        authorIds: [...initiative.authorIds],
        unanswered: unansweredOf(initiative),
      }
    : undefined;
