import type { ReminderKind } from '#lib/regulation/regulation.js';

/** What somebody may owe: how a letter calls it, where it is done, and whether a missed one is still owed. */
export const obligationKinds = {
  register: { vi: 'Đăng ký sáng kiến của đơn vị', path: '/campaigns', lapses: true },
  file: { vi: 'Nộp đơn yêu cầu công nhận và báo cáo sáng kiến', path: '/initiatives', lapses: true },
  confirm: { vi: 'Xác nhận hiệu quả áp dụng, phạm vi ảnh hưởng và cam kết', path: '/initiatives', lapses: false },
  decide: { vi: 'Quyết định công nhận sáng kiến cấp cơ sở', path: '/initiatives', lapses: false },
  prepare: { vi: 'Hoàn thiện hồ sơ để đơn vị trình vào đợt tiếp nhận', path: '/initiatives', lapses: true },
  submit: { vi: 'Trình hồ sơ vào đợt tiếp nhận', path: '/initiatives', lapses: true },
  'answer-intake': { vi: 'Kiểm tra thể thức và trả lời hồ sơ', path: '/initiatives', lapses: false },
  supplement: { vi: 'Bổ sung, hoàn thiện hồ sơ', path: '/initiatives', lapses: true },
  'answer-extension': { vi: 'Trả lời đề nghị gia hạn bổ sung hồ sơ', path: '/initiatives', lapses: false },
  'lapse-notice': { vi: 'Xem thông báo quá hạn bổ sung hồ sơ', path: '/initiatives', lapses: true },
  score: { vi: 'Gửi phiếu chấm', path: '/assessments', lapses: false },
  explain: { vi: 'Giải trình phiếu chấm lệch so với hội đồng', path: '/assessments', lapses: false },
  attend: { vi: 'Dự họp hội đồng sáng kiến', path: '/meetings', lapses: true },
  sign: { vi: 'Ký quyết định công nhận', path: '/initiatives', lapses: false },
  'publish-list': { vi: 'Công khai danh sách đăng ký sáng kiến', path: '/campaigns', lapses: false },
  'follow-up': { vi: 'Trả lời tồn tại còn được khắc phục hay không', path: '/follow-ups', lapses: false },
  'review-recurrence': {
    vi: 'Xem xét tồn tại tái diễn sau khi sáng kiến được công nhận',
    path: '/recurrences',
    lapses: false,
  },
  'recurrence-notice': { vi: 'Tồn tại mà sáng kiến đã giải quyết lại tái diễn', path: '/recurrences', lapses: true },
  'answer-appeal': { vi: 'Giải quyết khiếu nại, kiến nghị về việc không công nhận', path: '/appeals', lapses: false },
  'appeal-upheld': {
    vi: 'Khiếu nại, kiến nghị được chấp nhận; sáng kiến được xem xét lại',
    path: '/appeals',
    lapses: true,
  },
  'appeal-dismissed': {
    vi: 'Khiếu nại, kiến nghị không được chấp nhận; xem lý do trong hệ thống',
    path: '/appeals',
    lapses: true,
  },
  report: { vi: 'Báo cáo hoạt động sáng kiến với cấp trên', path: '/reports', lapses: false },
  'review-rewards': { vi: 'Tổng kết, đề nghị khen thưởng', path: '/reports', lapses: true },
  'answer-reward': { vi: 'Ghi nhận kết quả đề nghị khen thưởng', path: '/reward-proposals', lapses: false },
  'reward-letter': { vi: 'Có tờ trình đề nghị khen thưởng gửi qua cơ quan', path: '/reward-letters', lapses: true },
  'reward-proposed': { vi: 'Tác giả được đề nghị khen thưởng', path: '/reward-proposals', lapses: true },
  'reward-granted': { vi: 'Tác giả được khen thưởng', path: '/reward-proposals', lapses: true },
  'reward-not-granted': {
    vi: 'Đề nghị khen thưởng không được chấp nhận; xem lý do trong hệ thống',
    path: '/reward-proposals',
    lapses: true,
  },
} as const satisfies Record<ReminderKind, { vi: string; path: string; lapses: boolean }>;

export type ObligationKind = ReminderKind;
export const obligationKindNames = Object.keys(obligationKinds) as ObligationKind[];

/** Kinds that nobody owes any more once their deadline has passed. */
export const lapsingKinds = obligationKindNames.filter((kind) => obligationKinds[kind].lapses);
