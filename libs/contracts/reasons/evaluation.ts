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
  'panel-twice': { vi: 'Có hai tổ cùng tên «{name}».', en: "Two panels are called '{name}'." },
  'panel-member-unknown': {
    vi: 'Tổ «{name}» có người không phải thành viên hội đồng.',
    en: "Someone in panel '{name}' is not a member of the council.",
  },
  'in-place-of-nobody': {
    vi: 'Chỉ thay được người đang trong hội đồng và rời hội đồng theo quyết định này; mỗi người một người thay.',
    en: 'Only someone who is on the council and leaves it with this decision can be replaced, by one person.',
  },
  'not-an-alternate': {
    vi: 'Người này không phải ủy viên dự khuyết của hội đồng.',
    en: 'That person is not an alternate of the council.',
  },
  'not-seated': { vi: 'Người này không giữ ghế trong hội đồng.', en: 'That person has no seat on the council.' },
  'trade-union-member-missing': {
    vi: 'Hội đồng chưa có đại diện công đoàn, mà tác giả là đoàn viên công đoàn (TT 18/2013 Điều 8).',
    en: 'The council has no trade-union member, which is asked where an author is one.',
  },
  'declaration-missing': {
    vi: 'Trước khi xem hồ sơ này, bạn phải khai báo có hay không có xung đột lợi ích với hồ sơ.',
    en: 'Before you see this dossier, declare whether you are in conflict of interest with it.',
  },
  'already-declared': {
    vi: 'Bạn đã khai báo không có xung đột với hồ sơ này; nếu nay có, hãy khai báo có xung đột và nêu lý do.',
    en: 'You have declared that you are free of conflict with this dossier; if you are in conflict now, declare that, with the reason.',
  },
  'conflict-already-declared': {
    vi: 'Bạn đã khai báo xung đột với hồ sơ này; khai báo đã được ghi lại, không cần khai thêm.',
    en: 'You have declared your conflict with this dossier already, and it is recorded.',
  },
  'conflict-reason-missing': {
    vi: 'Phải nêu lý do xung đột lợi ích.',
    en: 'Say why you are in conflict.',
  },
  'conflict-as-author': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn là tác giả hoặc đồng tác giả.',
    en: 'You are in conflict with this dossier because you are an author of it.',
  },
  'conflict-as-kin': {
    vi: 'Bạn có xung đột với hồ sơ này vì tác giả là người thân đã được khai báo.',
    en: 'You are in conflict with this dossier because an author is declared kin.',
  },
  'conflict-as-unit-head': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn là thủ trưởng đơn vị của tác giả.',
    en: 'You are in conflict with this dossier because you head the unit of an author.',
  },
  'conflict-as-line-manager': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn là thủ trưởng cấp trên trực tiếp của đơn vị tác giả.',
    en: "You are in conflict with this dossier because you head the unit above an author's.",
  },
  'conflict-as-same-unit': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn cùng đơn vị với tác giả.',
    en: 'You are in conflict with this dossier because you are in the unit of an author.',
  },
  'conflict-as-same-name': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn trùng họ tên với tác giả; nếu không phải một người, hãy báo thư ký hội đồng.',
    en: "You are in conflict with this dossier because you bear an author's name; tell the secretary if you are not one person.",
  },
  'conflict-as-recused': {
    vi: 'Bạn có xung đột với hồ sơ này vì bạn đã khai báo xung đột hoặc từ chối tham gia.',
    en: 'You are in conflict with this dossier because you declared so or recused.',
  },
  'vacancy-unknown': {
    vi: 'Không có chỗ khuyết nào của người này cần thay.',
    en: 'That person left no vacancy to fill.',
  },
  'kin-is-oneself': { vi: 'Không khai báo chính mình là người thân.', en: 'One is not kin of oneself.' },
  'kin-declared': { vi: 'Bạn đã khai báo người thân này.', en: 'You have declared that person as kin already.' },
  'load-bounds-out-of-order': {
    vi: 'Số hồ sơ tối thiểu mỗi người ({min}) lớn hơn tối đa ({max}).',
    en: 'The least load ({min}) is above the most ({max}).',
  },
  'assessments-or-round': {
    vi: 'Chọn các hồ sơ, hoặc cả một đợt, không phải cả hai.',
    en: 'Name the assessments, or a whole round, not both.',
  },
  'nothing-to-plan': {
    vi: 'Không có hồ sơ nào đang chấm để phân công.',
    en: 'There is no assessment in scoring to assign.',
  },
  'plan-out-of-date': {
    vi: 'Từ khi lập phương án, việc phân công, xung đột hoặc thành viên đã thay đổi ({title}); hãy lập phương án mới.',
    en: 'Assignments, conflicts or members changed since the plan was made ({title}); make a new one.',
  },
  'swap-already-assigned': { vi: 'Người thay đã chấm hồ sơ này.', en: 'They score this dossier already.' },
  'swap-conflict': {
    vi: 'Người thay có xung đột với hồ sơ hoặc đã được phân công từ trước.',
    en: 'They are in conflict with the dossier, or were assigned before.',
  },
  'swap-at-maximum': { vi: 'Người thay đã đủ số hồ sơ tối đa.', en: 'They have the most dossiers allowed.' },
  'swap-outside-panel': {
    vi: 'Người thay không thuộc tổ chuyên môn của lĩnh vực này.',
    en: 'They are outside the panel of its field.',
  },
  'swap-doubtful': { vi: 'Người thay có dấu hiệu xung đột cần cân nhắc.', en: 'A doubt speaks against them.' },
  'swap-unbalanced': { vi: 'Số hồ sơ mỗi người sẽ kém cân bằng.', en: 'Loads would be less even.' },
  'swap-without-expertise': {
    vi: 'Người thay không có chuyên môn của lĩnh vực này.',
    en: 'They lack the expertise of its field.',
  },
  'not-in-plan': { vi: 'Hồ sơ không có trong phương án.', en: 'The dossier is not in the plan.' },
  'plan-sheet-sent': {
    vi: 'Đã có {sent} phiếu chấm của phương án được gửi, không hoàn tác được.',
    en: '{sent} sheets of this plan were sent; it cannot be undone.',
  },
} as const;
