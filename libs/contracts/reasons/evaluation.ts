/** Reasons that the evaluation service gives beside those of the lifecycle and the regulation. */
export const evaluationReasons = {
  'defect-unknown': {
    vi: 'Nội dung bổ sung không thuộc danh mục của quy chế.',
    en: 'What is to be mended is not on the list.',
  },
  'term-out-of-order': { vi: 'Nhiệm kỳ kết thúc trước khi bắt đầu.', en: 'The term ends before it begins.' },
  'council-not-in-term': {
    vi: 'Ngày này nằm ngoài nhiệm kỳ của hội đồng ({validFrom} đến {validTo}).',
    en: 'That day is outside the term of the council ({validFrom} to {validTo}).',
  },
  'council-not-competent': {
    vi: 'Hội đồng này không có thẩm quyền với hồ sơ của đơn vị đó.',
    en: 'The council is not competent for a dossier of that unit.',
  },
  'dossier-state': {
    vi: 'Hồ sơ đang ở trạng thái «{state}», hội đồng chưa thể xem xét (cần «{needed}»).',
    en: "The dossier is '{state}'; a council can only take it up when '{needed}'.",
  },
  'already-heard': { vi: 'Hội đồng cơ sở đã kết luận.', en: "The unit's council has already concluded." },
  'assessment-exists': {
    vi: 'Hồ sơ này đang được một hội đồng cùng cấp đánh giá.',
    en: 'A council of that level is already assessing this dossier.',
  },
  'member-conflicted': {
    vi: 'Thành viên có xung đột lợi ích với hồ sơ, không được phân công.',
    en: 'The member is in conflict with the dossier and cannot be assigned.',
  },
  'due-in-past': { vi: 'Hạn chấm đã qua.', en: 'The deadline for scoring has passed.' },
  'nobody-to-assign': { vi: 'Không còn thành viên nào để phân công.', en: 'There is nobody left to assign.' },
  'not-assigned': {
    vi: 'Thành viên không được phân công hồ sơ này.',
    en: 'The member is not assigned to this dossier.',
  },
  'already-assigned': { vi: 'Thành viên đã được phân công hồ sơ này.', en: 'The member is already assigned.' },
  'already-recused': {
    vi: 'Thành viên đã thôi tham gia hồ sơ này.',
    en: 'The member is already recused from this dossier.',
  },
  'vote-begun': {
    vi: 'Đã biểu quyết về hồ sơ này, không thể thôi tham gia nữa.',
    en: 'Voting on this dossier has begun; it is too late to recuse.',
  },
  'sheets-pending': {
    vi: 'Còn {missing} thành viên được phân công chưa gửi phiếu chấm.',
    en: '{missing} assigned members have not sent their score sheet.',
  },
  'sheet-sent': { vi: 'Phiếu chấm đã gửi, không sửa được.', en: 'The score sheet was sent and cannot change.' },
  'sheet-keyed': {
    vi: 'Phiếu giấy của thành viên đã được nhập, đang chờ người thứ hai đối chiếu.',
    en: "The member's paper sheet was keyed and waits for a second officer.",
  },
  'sheet-not-keyed': {
    vi: 'Không có phiếu giấy nào đang chờ đối chiếu.',
    en: 'There is no keyed paper sheet to confirm.',
  },
  'sheet-not-sent': { vi: 'Phiếu chưa gửi, không cần mở lại.', en: 'The sheet was not sent; nothing to reopen.' },
  'keyed-for-oneself': {
    vi: 'Không nhập phiếu giấy cho chính mình; hãy chấm trực tuyến.',
    en: 'Nobody keys a paper sheet of their own; score online.',
  },
  'confirm-by-another': {
    vi: 'Người đối chiếu phải khác người nhập phiếu.',
    en: 'Who keyed the sheet does not confirm it.',
  },
  'keyed-total-differs': {
    vi: 'Tổng điểm trên phiếu giấy khác tổng điểm đã nhập.',
    en: 'The total on the paper is not that of the keyed sheet.',
  },
  'second-rater-needed': {
    vi: 'Quy chế cần hai người chấm: hãy phân công thêm.',
    en: 'The regulation asks for two raters: assign one more.',
  },
  'third-rater-needed': {
    vi: 'Hai người chấm lệch nhau quá mức quy chế cho phép: phân công người chấm thứ ba.',
    en: 'The two raters disagree by more than the regulation allows: assign a third.',
  },
  'not-an-outlier': {
    vi: 'Phiếu của bạn không thuộc diện phải giải trình.',
    en: 'Your sheet does not stand apart; nothing to explain.',
  },
  'outlier-unexplained': {
    vi: 'Còn {missing} phiếu lệch chưa được thành viên giải trình.',
    en: '{missing} sheets that stand apart are not explained by their members.',
  },
  'workbook-unreadable': {
    vi: 'Tệp không phải bảng tính .xlsx đọc được.',
    en: 'The file is not an .xlsx workbook that can be read.',
  },
  'workbook-too-large': {
    vi: 'Bảng tính quá lớn[ (tối đa {max})].',
    en: 'The workbook is too large[ (at most {max})].',
  },
  'workbook-foreign': {
    vi: 'Không có dòng nào của phiếu chấm: hãy dùng bảng tính tải về từ hệ thống.',
    en: 'No row of a score sheet: use the workbook that this system made.',
  },
  'cell-formula': {
    vi: 'Ô {cell} chứa công thức; chỉ nhập số hoặc chữ.',
    en: 'Cell {cell} holds a formula; enter a number or words.',
  },
  'cell-not-eligible-word': {
    vi: 'Ô {cell} phải ghi «đạt» hoặc «không đạt».',
    en: "Cell {cell} must say 'đạt' or 'không đạt'.",
  },
  'row-twice': {
    vi: 'Hồ sơ này đã có ở dòng {first} của bảng tính.',
    en: 'The dossier is already in row {first} of the workbook.',
  },
  'row-stale': {
    vi: 'Phiếu đã đổi trên mạng sau khi tải bảng tính (bản trong tệp: {expectedVersion}, hiện nay: {currentVersion}).',
    en: 'The sheet changed online since the workbook was made (in the file: {expectedVersion}, now: {currentVersion}).',
  },
  'eligible-missing': {
    vi: 'Phải đánh giá đạt hoặc không đạt.',
    en: 'Say whether you find it eligible.',
  },
  'scores-hidden': {
    vi: 'Điểm của các thành viên được giữ kín đến khi chủ tịch hội đồng mở điểm.',
    en: "The members' scores stay hidden until the chair opens them.",
  },
  'not-a-member': {
    vi: 'Người này không phải thành viên hội đồng.',
    en: 'That person is not a member of the council.',
  },
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
  'not-on-agenda': { vi: 'Hồ sơ không có trong chương trình họp.', en: 'The dossier is not on the agenda.' },
} as const;
