/** Reasons that the evaluation service gives about meetings, votes and minutes. */
export const meetingReasons = {
  'quorum-not-met': {
    vi: 'Chưa đủ túc số: có mặt {present}/{base}, cần ít nhất {needed}.',
    en: 'There is no quorum: {present} of {base} present, {needed} needed.',
  },
  'not-a-voter': {
    vi: 'Bạn không có tên trong số người được phát phiếu.',
    en: 'You were not given a ballot for this vote.',
  },
  'already-voted': { vi: 'Bạn đã bỏ phiếu.', en: 'You have voted already.' },
  'vote-open': { vi: 'Còn lượt biểu quyết chưa kiểm phiếu.', en: 'A vote is open and not counted.' },
  'vote-counted': {
    vi: 'Hồ sơ này đã biểu quyết và kiểm phiếu trong cuộc họp; không biểu quyết lại.',
    en: 'The vote on this dossier was counted in this meeting; it is not held again.',
  },
  'vote-not-open': {
    vi: 'Không có lượt biểu quyết nào đang mở cho hồ sơ này.',
    en: 'No vote on this dossier is open.',
  },
  'vote-again': {
    vi: 'Số phiếu bằng ngưỡng: quy chế yêu cầu biểu quyết lại.',
    en: 'The vote is tied at the threshold; the regulation asks to vote again.',
  },
  'meeting-in-past': { vi: 'Thời gian họp đã qua.', en: 'The time of the meeting has passed.' },
  'meeting-kind-unknown': {
    vi: 'Quy chế không quy định túc số cho loại cuộc họp này.',
    en: 'The regulation gives no quorum for this kind of meeting.',
  },
  'papers-too-late': {
    vi: 'Chưa đủ số ngày làm việc gửi tài liệu trước cuộc họp theo quy chế; nếu họp gấp phải nêu lý do.',
    en: 'The papers would be out later than the regulation asks; give a reason for short notice.',
  },
  'not-for-this-council': {
    vi: 'Hồ sơ «{title}» không thuộc việc đang đánh giá của hội đồng này.',
    en: "'{title}' is not under assessment by this council.",
  },
  'attendance-unclear': {
    vi: 'Một người vừa ghi có mặt vừa ghi vắng mặt.',
    en: 'Someone is listed as both present and absent.',
  },
  'agenda-unclear': {
    vi: 'Chương trình họp phải nêu tên hồ sơ hoặc nêu cách sắp xếp, một trong hai.',
    en: 'Name the dossiers of the agenda or say by which rule it is made, one of the two.',
  },
  'agenda-reason-missing': {
    vi: 'Thêm hoặc bớt nội dung của chương trình họp phải nêu lý do.',
    en: 'Give a reason for adding to the agenda or removing from it.',
  },
  'nothing-to-hear': {
    vi: 'Không có hồ sơ nào đã mở điểm mà chưa đưa vào cuộc họp khác.',
    en: 'No dossier whose scores are open is waiting for a meeting.',
  },
  'online-not-allowed': {
    vi: 'Quy chế không cho phép dự họp trực tuyến.',
    en: 'The regulation does not allow being present online.',
  },
  'already-so': { vi: 'Điểm danh đã ghi như vậy.', en: 'The attendance says so already.' },
  'stand-in-not-allowed': {
    vi: 'Quy chế không cho phép ủy viên dự khuyết thay ghế vắng.',
    en: 'The regulation does not let an alternate take the seat of an absent member.',
  },
  'seat-not-absent': {
    vi: 'Chỉ thay được ghế của thành viên đã điểm danh vắng mặt.',
    en: 'Only the seat of a member who is absent can be taken.',
  },
  'seat-taken': {
    vi: 'Ghế này đã có người thay, hoặc ủy viên dự khuyết đã thay ghế khác.',
    en: 'The seat is taken already, or the alternate sits in another.',
  },
  'not-a-vice-chair': {
    vi: 'Chỉ ủy quyền chủ trì cho phó chủ tịch hội đồng.',
    en: 'Only a vice-chair can be asked to preside.',
  },
  'delegates-to-oneself': {
    vi: 'Không thể tự ghi ủy quyền cho chính mình.',
    en: 'Nobody can record a delegation to themselves.',
  },
  'not-live': {
    vi: 'Cuộc họp đang ở nội dung khác.',
    en: 'The meeting is at another item.',
  },
  'not-present': { vi: 'Bạn không có mặt tại cuộc họp.', en: 'You are not present at the meeting.' },
  'not-presiding': {
    vi: 'Chỉ người đang chủ trì mới quyết định khi số phiếu ngang nhau.',
    en: 'Only the member who presides may end a tie.',
  },
  'tie-awaits-chair': {
    vi: 'Số phiếu ngang nhau: chờ ý kiến của người chủ trì.',
    en: 'The vote is tied: the presiding member has yet to decide.',
  },
  'no-tie-to-end': {
    vi: 'Không có lượt biểu quyết nào ngang phiếu đang chờ người chủ trì quyết định.',
    en: 'No tied vote is waiting for the presiding member.',
  },
  'notes-frozen': {
    vi: 'Biểu quyết đã mở, không ghi thêm ý kiến thảo luận.',
    en: 'The vote was opened; the discussion is closed.',
  },
  'not-concluded-here': {
    vi: 'Hồ sơ chưa được kết luận trong cuộc họp này.',
    en: 'This meeting has not concluded on the dossier.',
  },
  'secretary-signs-first': {
    vi: 'Thư ký ký biên bản trước, người chủ trì ký sau.',
    en: 'The secretary signs the minutes before who presided.',
  },
  'already-signed': { vi: 'Biên bản đã ký.', en: 'The minutes are signed already.' },
  'signs-twice': {
    vi: 'Một người không ký cả hai chữ ký của biên bản.',
    en: 'One person cannot give both signatures.',
  },
  'minutes-not-final': {
    vi: 'Biên bản chưa đủ hai chữ ký, chưa thể đính chính.',
    en: 'The minutes do not have both signatures yet and cannot be corrected.',
  },
  'minutes-damaged': {
    vi: 'Biên bản không còn khớp với mã băm khi lập; không thể ký.',
    en: 'The minutes no longer match their hash and cannot be signed.',
  },
  'not-on-agenda': { vi: 'Hồ sơ không có trong chương trình họp.', en: 'The dossier is not on the agenda.' },
} as const;
