import type { CouncilRole, Level, PaperKind, PeriodKind } from '../regulation.js';

/** Vietnamese words for the keys of a regulation, as the examples speak of them. */
export const levelLabels: Record<Level, string> = { unit: 'cơ sở', district: 'huyện, xã', province: 'tỉnh' };

export const roleLabels: Record<CouncilRole, string> = {
  chair: 'chủ tịch',
  'vice-chair': 'phó chủ tịch',
  secretary: 'thư ký',
  member: 'ủy viên',
};

export const periodLabels: Record<PeriodKind | 'appealAnswer', string> = {
  filing: 'nộp đơn',
  answer: 'trả lời',
  formalCheck: 'kiểm tra thể thức',
  supplement: 'bổ sung hồ sơ',
  decision: 'ra quyết định',
  appeal: 'khiếu nại',
  appealAnswer: 'giải quyết khiếu nại',
};

export const paperLabels: Record<PaperKind, string> = {
  receipt: 'giấy biên nhận',
  minutes: 'biên bản họp',
  letter: 'tờ trình',
  'unit-decision': 'quyết định cấp cơ sở',
  'unit-certificate': 'giấy chứng nhận cấp cơ sở',
  'district-decision': 'quyết định cấp huyện, xã',
  'district-certificate': 'giấy chứng nhận cấp huyện, xã',
  'nomination-letter': 'tờ trình đề cử cấp tỉnh',
  report: 'báo cáo',
  'replication-confirmation': 'giấy xác nhận áp dụng sáng kiến',
  correction: 'văn bản đính chính',
  revocation: 'quyết định hủy bỏ công nhận',
  'reward-letter': 'tờ trình đề nghị khen thưởng',
};

const meetingLabels: Readonly<Record<string, string>> = { regular: 'thường kỳ', extraordinary: 'bất thường' };

/** A kind of meeting; a locality may have kinds of its own. */
export const meetingLabel = (kind: string): string => meetingLabels[kind] ?? `«${kind}»`;

/** What a ruling computed on the way. */
export const detailLabels: Readonly<Record<string, string>> = {
  total: 'tổng điểm',
  dropped: 'bỏ phiếu số',
  apart: 'phiếu lệch số',
  base: 'tính trên',
  needed: 'cần',
  present: 'có mặt',
  opensAt: 'mở từ',
  closesAt: 'hết hạn',
  lastDay: 'ngày cuối',
  percent: 'phần trăm',
  label: 'nơi nhận',
  authority: 'thẩm quyền',
  on: 'vào ngày',
  round: 'đợt',
  year: 'năm',
};
