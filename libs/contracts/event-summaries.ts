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
  'lapse-notice.issued.v1': {
    vi: 'Thông báo bằng văn bản: hồ sơ quá hạn bổ sung',
    en: 'A returned dossier lapsed: what was to be mended, until when, and to whom it is told in writing.',
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
  'assessment.released.v1': {
    vi: 'Thôi phân công một thành viên chấm hồ sơ',
    en: 'A member no longer owes a score sheet, and why; they may not read the dossier for it any more.',
  },
  'conflict.declared.v1': {
    vi: 'Thành viên khai báo có hay không có xung đột lợi ích với hồ sơ',
    en: 'Before first seeing a dossier a member says whether they are in conflict with it; never the reason.',
  },
  'score-sheet.sent.v1': {
    vi: 'Thành viên đã gửi phiếu chấm',
    en: 'A score sheet is sent and locked; the event says nothing of the scores.',
  },
  'score-sheet.reopened.v1': {
    vi: 'Phiếu chấm được mở lại, thành viên phải gửi lại',
    en: 'A score sheet is handed back to its member, who owes it again until `dueAt`.',
  },
  'explanations.asked.v1': {
    vi: 'Yêu cầu giải trình phiếu chấm lệch; danh sách rỗng là không còn ai phải giải trình',
    en: 'Everyone whose sheet stands apart and who has yet to say why; told again as a whole whenever it changes.',
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
  'decision.corrected.v1': {
    vi: 'Đính chính quyết định (NĐ 30/2020 Điều 18)',
    en: 'A paper corrects how a signed decision reads; one event for each initiative it touches.',
  },
  'decision.replaced.v1': {
    vi: 'Thay thế quyết định (NĐ 30/2020 Điều 18)',
    en: 'A decision takes the place of another, with the same verdict; one event for each initiative.',
  },
  'certificate.reissued.v1': {
    vi: 'Cấp lại giấy chứng nhận',
    en: 'A certificate takes the place of one that was lost, damaged or misspelt.',
  },
  'nomination.made.v1': { vi: 'Đề cử sáng kiến lên tỉnh', en: 'The initiative is nominated to the province.' },
  'shortcoming.recurred.v1': {
    vi: 'Tồn tại, vướng mắc cũ lại có trong báo cáo của đơn vị',
    en: "The unit's report names again what an earlier one named.",
  },
  'follow-up.opened.v1': {
    vi: 'Đến kỳ thủ trưởng trả lời tồn tại còn được khắc phục hay không',
    en: 'The head is to say by `dueAt` whether the shortcoming is still fixed.',
  },
  'follow-up.settled.v1': {
    vi: 'Thủ trưởng đã trả lời, hoặc không còn phải trả lời',
    en: 'The head answered, or the question is no longer asked.',
  },
  'recurrence.flagged.v1': {
    vi: 'Tồn tại mà sáng kiến được công nhận đã giải quyết lại tái diễn',
    en: 'A shortcoming that a recognized initiative answered came back.',
  },
  'recurrence.reviewed.v1': {
    vi: 'Cấp trên đã xem xét tồn tại tái diễn',
    en: 'The level above has looked into the recurrence.',
  },
  'appeal.lodged.v1': {
    vi: 'Tác giả khiếu nại, kiến nghị về việc không công nhận',
    en: 'An author appeals a declined outcome; who answers, and until when.',
  },
  'appeal.settled.v1': {
    vi: 'Giải quyết khiếu nại, kiến nghị',
    en: 'The appeal is upheld, and the initiative decided anew; or dismissed, withdrawn or overtaken.',
  },
  'delegation.changed.v1': {
    vi: 'Thủ trưởng giao cấp phó ký thay (KT.), hoặc thôi giao (NĐ 30/2020 Điều 13)',
    en: 'What a head lets a deputy do, from which day to which, as it is now; the highest version wins.',
  },
  'reward.proposed.v1': {
    vi: 'Đề nghị khen thưởng tác giả đã đi cùng tờ trình',
    en: 'An author is proposed for a reward by a signed letter, through the office that the regulation names.',
  },
  'reward.settled.v1': {
    vi: 'Kết quả đề nghị khen thưởng',
    en: 'The reward is granted or not, or the proposal withdrawn because its recognition was revoked.',
  },
  'report.issued.v1': {
    vi: 'Ban hành báo cáo hoạt động sáng kiến của năm',
    en: "The locality's yearly report is numbered and frozen under its hash.",
  },
  'nomination.answered.v1': {
    vi: 'Tỉnh trả lời về sáng kiến được đề cử',
    en: 'The province recognizes the nominated initiative or declines it.',
  },
};
