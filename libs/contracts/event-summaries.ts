import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import type { Sentence } from './reasons.js';

const ofStates = Object.entries(initiativeStates).map(([state, { vi, contract }]): [string, Sentence] => [
  `initiative.${state}.v1`,
  { vi: `Sáng kiến: ${vi}`, en: contract },
]);

/** What each event tells, by its type. */
export const eventSummaries: Readonly<Record<string, Sentence>> = {
  'unit.changed.v1': { vi: 'Đơn vị được lập, sửa, sáp nhập', en: 'A unit as it is now; the highest version wins.' },
  'person.changed.v1': {
    vi: 'Người dùng và các vai trò của họ',
    en: 'A person and every role they hold, as they are now; the highest version wins.',
  },
  'regulation.published.v1': {
    vi: 'Ban hành quy chế của một địa phương, một năm',
    en: 'The whole regulation of a locality and a year; initiatives keep the version they started under.',
  },
  'signing-key.published.v1': {
    vi: 'Công bố khóa công khai để kiểm tra phiên đăng nhập',
    en: 'The public key that access tokens are verified with.',
  },
  'clock.moved.v1': {
    vi: 'Đồng hồ trình diễn được chuyển',
    en: 'Only in demo mode: every service sets its clock.',
  },
  'campaign.launched.v1': {
    vi: 'Phát động đăng ký sáng kiến của năm',
    en: "A locality's call for initiatives, with the deadline of each audience.",
  },
  'registered-list.published.v1': {
    vi: 'Công khai danh sách đăng ký sáng kiến',
    en: "The list of the campaign's registered initiatives is public.",
  },
  ...Object.fromEntries(ofStates),
  'initiative.amended.v1': {
    vi: 'Nội dung sáng kiến được sửa',
    en: 'The content of an initiative changed, its state did not.',
  },
  'fact.refused.v1': {
    vi: 'Một việc không được ghi nhận vì trái quy trình',
    en: 'A fact that the lifecycle refused; the service that told it shows the reasons or undoes what it did.',
  },
  'intake.received.v1': {
    vi: 'Cấp giấy biên nhận hồ sơ (TT 18/2013 Điều 6)',
    en: 'The intake office has the dossier and names its answer date.',
  },
  'intake.accepted.v1': {
    vi: 'Hồ sơ hợp lệ, được tiếp nhận',
    en: 'The formal check is passed; the council must conclude before `decideBy`.',
  },
  'intake.returned.v1': {
    vi: 'Trả lại hồ sơ để bổ sung',
    en: 'What is to be mended, and until when.',
  },
  'intake.refused.v1': { vi: 'Từ chối tiếp nhận hồ sơ', en: 'The intake office refuses the dossier, with its reason.' },
  'assessment.opened.v1': {
    vi: 'Mở việc đánh giá của hội đồng',
    en: 'A council takes up the dossier.',
  },
  'assessment.assigned.v1': {
    vi: 'Phân công thành viên hội đồng chấm hồ sơ',
    en: 'A member owes a score sheet until `dueAt`.',
  },
  'score-sheet.sent.v1': {
    vi: 'Thành viên đã gửi phiếu chấm',
    en: 'A score sheet is sent and locked; the event says nothing of the scores.',
  },
  'meeting.scheduled.v1': {
    vi: 'Triệu tập họp hội đồng',
    en: 'A meeting of the council: when, where, who and about which initiatives.',
  },
  'meeting.cancelled.v1': {
    vi: 'Hủy cuộc họp hội đồng đã triệu tập',
    en: 'A meeting that was called will not be held; one that is moved is scheduled again under the same id.',
  },
  'assessment.concluded.v1': {
    vi: 'Kết luận của hội đồng về một hồ sơ',
    en: "The council's conclusion and the rule of the regulation that decided it.",
  },
  'effect.confirmed.v1': {
    vi: 'Thủ trưởng xác nhận hiệu quả áp dụng, phạm vi ảnh hưởng và cam kết',
    en: 'The unit head confirms effect and scope and commits to mending the shortcoming for good.',
  },
  'effect.declined.v1': {
    vi: 'Thủ trưởng không xác nhận',
    en: 'The unit head does not confirm, with the reason.',
  },
  'decision.issued.v1': {
    vi: 'Quyết định về một sáng kiến được ban hành',
    en: 'A numbered decision recognizes or declines the initiative; one event for each initiative it covers.',
  },
  'recognition.revoked.v1': {
    vi: 'Hủy bỏ công nhận sáng kiến',
    en: 'A recognition is revoked, with reason and basis.',
  },
  'nomination.made.v1': { vi: 'Đề cử sáng kiến lên tỉnh', en: 'The initiative is nominated to the province.' },
  'nomination.answered.v1': {
    vi: 'Tỉnh trả lời về sáng kiến được đề cử',
    en: 'The province recognizes the nominated initiative or declines it.',
  },
};
