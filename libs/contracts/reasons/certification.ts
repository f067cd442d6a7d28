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
  'unit-unknown': { vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  'deputy-is-head': { vi: 'Thủ trưởng không tự giao cho mình.', en: 'The head does not delegate to themself.' },
  'deputy-not-of-unit': {
    vi: 'Người được giao ký thay phải đang công tác tại đơn vị.',
    en: 'The deputy must be working in the unit.',
  },
  'delegation-ends-before-start': {
    vi: 'Ngày kết thúc trước ngày bắt đầu.',
    en: 'The delegation ends before it starts.',
  },
  'delegation-overlaps': {
    vi: 'Việc này đã giao cho {deputy} từ {validFrom} đến {validTo}.',
    en: 'The same act is given to {deputy} from {validFrom} to {validTo}.',
  },
  'delegation-not-started': {
    vi: 'Việc giao ký thay chỉ có hiệu lực từ ngày {validFrom}.',
    en: 'The delegation takes effect on {validFrom}.',
  },
  'delegation-over': { vi: 'Việc giao ký thay đã hết hạn ngày {validTo}.', en: 'The delegation ended on {validTo}.' },
  'delegation-revoked': { vi: 'Thủ trưởng đã thôi giao ký thay.', en: 'The head has revoked the delegation.' },
  'delegating-head-not-in-office': {
    vi: 'Người giao ký thay không còn là thủ trưởng, hoặc là tác giả của sáng kiến.',
    en: 'Who gave the delegation heads the unit no more, or is an author of the initiative.',
  },
  'evidence-missing': {
    vi: 'Phải nêu căn cứ hoặc kèm bằng chứng cho câu trả lời.',
    en: 'The answer needs words or evidence that show it.',
  },
  'replication-register-not-kept': {
    vi: 'Quy chế của địa phương không lập sổ nhân rộng.',
    en: 'The regulation keeps no replication register.',
  },
  'replication-own-unit': {
    vi: 'Đơn vị của tác giả không tự xác nhận nhân rộng.',
    en: 'The unit it comes from is no other unit.',
  },
  'already-replicated': {
    vi: 'Đơn vị đã xác nhận đang áp dụng sáng kiến này.',
    en: 'The unit has already confirmed that it applies it.',
  },
  'applied-in-future': { vi: 'Ngày bắt đầu áp dụng ở tương lai.', en: 'It is applied from a day in the future.' },
  'applied-before-origin': {
    vi: 'Ngày bắt đầu áp dụng trước ngày đơn vị của tác giả áp dụng lần đầu.',
    en: 'It is applied from before its own unit first did.',
  },
  'title-unknown': { vi: 'Quy chế không có danh hiệu này.', en: 'The regulation has no such title.' },
  'title-out-of-years': {
    vi: 'Công nhận năm {recognizedIn} chỉ được bảo lưu {carriedYears} năm.',
    en: 'The recognition of {recognizedIn} carries {carriedYears} further years.',
  },
  'level-too-low': {
    vi: 'Danh hiệu này cần công nhận từ cấp «{level}».',
    en: "The title needs a recognition of the level '{level}' at least.",
  },
  'title-already-served': {
    vi: 'Sáng kiến này đã được dùng cho danh hiệu ấy trong năm.',
    en: 'It already served this title that year.',
  },
  'initiative-already-used': {
    vi: 'Quy chế chỉ cho dùng một sáng kiến cho một danh hiệu; sáng kiến này đã dùng.',
    en: 'An initiative serves one title only, and this one already has.',
  },
  'recognition-not-held': {
    vi: 'Người này không có giấy chứng nhận còn hiệu lực ở cấp đó.',
    en: 'The person holds no valid certificate of that level.',
  },
  'selection-not-asked': {
    vi: 'Quy chế không giao đơn vị lựa chọn: sáng kiến được công nhận đều được trình.',
    en: 'The regulation asks for no selection by the unit: what it recognized may be submitted.',
  },
  'not-to-submit': {
    vi: 'Sáng kiến chưa được công nhận cấp cơ sở, hoặc đã trình.',
    en: 'It is not recognized by the unit, or already submitted.',
  },
  'scope-within-unit': {
    vi: 'Sáng kiến chỉ đăng ký phạm vi cơ sở.',
    en: 'It was registered for the scope of the unit only.',
  },
  'intake-office-unknown': {
    vi: 'Không tìm thấy cơ quan tiếp nhận lĩnh vực «{sector}» cũng như cơ quan thường trực trong danh mục đơn vị; đề nghị quản trị viên cập nhật.',
    en: "Neither the intake office of the sector '{sector}' nor the standing office is among the units; the administrator has to enter it.",
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
  'line-unsettled': {
    vi: 'Còn dòng của quyết định chưa được ghi nhận; thử lại sau ít phút.',
    en: 'A line of the decision has not been recorded yet; try again in a few minutes.',
  },
  'decision-not-standing': {
    vi: 'Quyết định đã được thay thế, hoặc không còn dòng nào có hiệu lực.',
    en: 'The decision was replaced, or no line of it is in force.',
  },
  'line-not-standing': {
    vi: 'Sáng kiến không có trong quyết định, hoặc dòng ấy không còn hiệu lực.',
    en: 'The decision has no line on this initiative that is in force.',
  },
  'author-not-listed': {
    vi: 'Quyết định không ghi người này là tác giả.',
    en: 'The decision does not list this person as an author.',
  },
  'nothing-corrected': {
    vi: 'Quyết định đã ghi đúng như vậy; không có gì để đính chính.',
    en: 'The decision reads like this already; there is nothing to correct.',
  },
  'number-renumbered': {
    vi: 'Đính chính không đổi được số thứ tự của văn bản {number}, chỉ đổi được ký hiệu.',
    en: 'A correction mends how {number} is written, not which number it is.',
  },
  'signed-on-out-of-year': {
    vi: 'Ngày ký phải trong năm {year} của số văn bản và không ở tương lai.',
    en: 'The date must be in {year}, which the number runs in, and not in the future.',
  },
  'certificate-not-valid': {
    vi: 'Giấy chứng nhận số {number} không còn hiệu lực nên không cấp lại.',
    en: 'The certificate {number} is not valid and so is not reissued.',
  },
  'name-not-corrected': {
    vi: 'Phải nêu họ và tên đúng, khác với tên đã ghi trên giấy.',
    en: 'The name as it should be, other than on the certificate, is missing.',
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
  'already-proposed': {
    vi: 'Tác giả này đã được đề nghị khen thưởng cho sáng kiến ở cấp đó.',
    en: 'The author was already proposed for a reward for it at this level.',
  },
  'reward-form-unknown': {
    vi: 'Quy chế không có hình thức khen thưởng này.',
    en: 'The regulation has no such form of reward.',
  },
  'reward-level-too-low': {
    vi: 'Hình thức khen thưởng này cần công nhận từ cấp «{level}».',
    en: "The form of reward needs a recognition of the level '{level}' at least.",
  },
  'answered-before-letter': {
    vi: 'Ngày trả lời trước ngày tờ trình.',
    en: 'The answer is dated before the letter.',
  },
  'rank-missing': { vi: 'Chưa có thứ tự ưu tiên.', en: 'It has no rank.' },
  'rank-tied': {
    vi: 'Trùng thứ tự ưu tiên; nếu cố ý đồng hạng thì nêu rõ.',
    en: 'Another has the same rank; say so where the tie is meant.',
  },
} as const;
