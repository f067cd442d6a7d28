/** Reasons that the certification service gives beside those of the lifecycle. */
export const certificationReasons = {
  'not-filed': {
    vi: 'Sáng kiến không ở bước chờ thủ trưởng xác nhận.',
    en: "It does not wait for the unit head's word.",
  },
  'proof-missing': {
    vi: 'Chưa chứng minh tồn tại, vướng mắc đã nêu được khắc phục.',
    en: 'The proof that the named shortcoming is fixed is missing.',
  },
  'initiative-unknown': { vi: 'Không có sáng kiến này.', en: 'There is no such initiative.' },
  'initiative-withdrawn': { vi: 'Tác giả đã rút trước khi ký.', en: 'Its author had withdrawn it before the signing.' },
  'not-confirmed': {
    vi: 'Thủ trưởng chưa xác nhận hiệu quả, phạm vi và cam kết, hoặc đã có quyết định.',
    en: 'The unit head has not confirmed it, or it is already decided.',
  },
  'not-recommended': {
    vi: 'Hội đồng chưa đề nghị công nhận, hoặc đã có quyết định.',
    en: 'The council has not recommended it, or it is already decided.',
  },
  'outside-jurisdiction': {
    vi: 'Sáng kiến không thuộc địa bàn của cơ quan ban hành.',
    en: 'It does not belong to a unit below the issuing body.',
  },
  'already-decided': { vi: 'Đã có quyết định khác ở cấp này.', en: 'Another decision of this level covers it.' },
  'not-in-force': {
    vi: 'Không có công nhận đang có hiệu lực để hủy bỏ.',
    en: 'There is no recognition in force to revoke.',
  },
  'already-nominated': { vi: 'Đã được đề cử.', en: 'It is already nominated.' },
  'not-district-recognized': {
    vi: 'Chưa được công nhận ở cấp dưới tỉnh, hoặc đã chuyển bước khác.',
    en: 'It does not rest with a recognition of the level below the province.',
  },
  'not-nominated-yet': { vi: 'Việc đề cử chưa được ghi nhận.', en: 'The nomination has not been recorded yet.' },
  'answered-in-future': { vi: 'Ngày trả lời ở tương lai.', en: 'The date of the answer is in the future.' },
  'answered-before-nomination': {
    vi: 'Ngày trả lời trước ngày đề cử.',
    en: 'The answer is dated before the nomination.',
  },
  'period-reversed': { vi: 'Kỳ báo cáo kết thúc trước khi bắt đầu.', en: 'The period ends before it begins.' },
  'not-appealable': {
    vi: 'Không có kết quả không công nhận nào để khiếu nại, kiến nghị ở đây.',
    en: 'There is no declined outcome to appeal here.',
  },
  'appeal-period-over': { vi: 'Đã hết thời hạn khiếu nại, kiến nghị.', en: 'The time to appeal is over.' },
  'already-appealed': { vi: 'Đã có khiếu nại, kiến nghị về kết quả này.', en: 'This outcome is already appealed.' },
  'not-selected': {
    vi: 'Không ở danh sách lựa chọn, hoặc đã trình bằng tờ trình khác.',
    en: 'It is not selected, or went with another letter.',
  },
  'other-year': { vi: 'Thuộc năm khác.', en: 'It belongs to another year.' },
  'recognition-flagged': {
    vi: 'Công nhận làm căn cứ đã bị hủy bỏ, cần xem lại.',
    en: 'A recognition that it stands on was revoked.',
  },
  'rank-missing': { vi: 'Chưa có thứ tự ưu tiên.', en: 'It has no rank.' },
  'rank-tied': {
    vi: 'Trùng thứ tự ưu tiên; nếu cố ý đồng hạng thì nêu rõ.',
    en: 'Another has the same rank; say so where the tie is meant.',
  },
} as const;
