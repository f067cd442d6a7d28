/** Why the lifecycle refuses a step: the guards of its table, beside those that the regulation words. */
export const lifecycleReasons = {
  'registration-closed': {
    vi: 'Đã hết hoặc chưa đến thời gian đăng ký của đơn vị.',
    en: "The registration window of the unit's audience is not open.",
  },
  'shortcoming-missing': {
    vi: 'Chưa nêu tồn tại, khó khăn vướng mắc mà sáng kiến giải quyết.',
    en: 'The shortcoming it answers is missing.',
  },
  'field-not-fitting': {
    vi: 'Chưa khẳng định nội dung phù hợp lĩnh vực phụ trách và vị trí việc làm.',
    en: "It is not declared to fit the author's field and post.",
  },
  'category-missing': { vi: 'Chưa chọn nội dung theo danh mục của quy chế.', en: 'The category is missing.' },
  'report-incomplete': {
    vi: 'Báo cáo mô tả chưa đủ: thực trạng, tính mới, các bước, điều kiện, phạm vi.',
    en: 'The report is incomplete: status quo, novelty, steps, conditions, scope.',
  },
  'benefit-missing': {
    vi: 'Chưa nêu lợi ích: đo được nếu đã áp dụng, dự kiến nếu áp dụng thử.',
    en: 'The benefit is missing: measured when applied, expected when tried.',
  },
  'pilot-unjustified': {
    vi: 'Chưa có phê duyệt thí điểm, cũng chưa nêu hiệu quả rõ rệt và không trái pháp luật.',
    en: 'Neither an approved pilot nor clearly effective and lawful.',
  },
  'conditions-unaffirmed': {
    vi: 'Chưa khẳng định đủ các điều kiện công nhận của quy chế: tính mới, khả thi, lợi ích.',
    en: 'Not every condition of the regulation is affirmed: novelty, feasibility, benefit.',
  },
  'declarations-missing': {
    vi: 'Chưa cam đoan: không trái trật tự công cộng, đạo đức; không thuộc đối tượng được bảo hộ sở hữu trí tuệ.',
    en: 'The two declarations are missing: public order and morals; no intellectual property protection.',
  },
  'unit-dossier-incomplete': {
    vi: 'Hồ sơ cấp cơ sở còn thiếu thành phần bắt buộc.',
    en: 'The dossier for the unit lacks a mandatory component.',
  },
  'district-dossier-incomplete': {
    vi: 'Hồ sơ trình cấp trên còn thiếu thành phần bắt buộc.',
    en: 'The dossier for the level above lacks a mandatory component.',
  },
  'unit-council-pending': { vi: 'Hội đồng cơ sở chưa kết luận.', en: "The unit's council has not concluded." },
  'effect-missing': { vi: 'Chưa xác nhận hiệu quả áp dụng.', en: 'The effect is not confirmed.' },
  'scope-missing': { vi: 'Chưa xác nhận phạm vi ảnh hưởng.', en: 'The scope is not confirmed.' },
  'commitment-missing': { vi: 'Chưa có cam kết khắc phục tồn tại, vướng mắc.', en: 'The commitment is missing.' },
  'unit-cannot-recognize': {
    vi: 'Đơn vị ra quyết định không phải cơ sở có thẩm quyền công nhận.',
    en: 'The issuing unit is not the one that may recognize it.',
  },
  'managing-consent-missing': {
    vi: 'Sáng kiến dùng ngân sách, vật tư của Nhà nước và tác giả là thủ trưởng: chưa có văn bản đồng ý của cơ quan chủ quản.',
    en: 'State funds were used and an author heads the unit: the consent of the managing body is missing.',
  },
  'decision-number-missing': { vi: 'Quyết định chưa có số, ngày.', en: 'The decision has no number and date.' },
  'unit-recognition-missing': {
    vi: 'Chưa có công nhận sáng kiến còn hiệu lực ở cấp cơ sở.',
    en: 'There is no valid unit recognition.',
  },
  'already-recognized': { vi: 'Đã được công nhận ở cấp này.', en: 'It is already recognized at that level.' },
  'round-closed': { vi: 'Đợt tiếp nhận chưa mở hoặc đã đóng.', en: 'The round is not open.' },
  'letter-missing': { vi: 'Chưa có tờ trình.', en: 'The submission letter is missing.' },
  'defects-missing': {
    vi: 'Phải liệt kê nội dung cần bổ sung, hoàn thiện.',
    en: 'What is to be mended must be listed.',
  },
  'supplement-overdue': { vi: 'Đã quá hạn bổ sung hồ sơ.', en: 'The time to complete the dossier is over.' },
  'reason-missing': { vi: 'Phải nêu lý do.', en: 'A reason is required.' },
  'basis-missing': { vi: 'Phải nêu căn cứ.', en: 'A legal basis is required.' },
  'not-overdue': { vi: 'Chưa đến hạn.', en: 'The deadline has not passed.' },
  'not-declined-there': {
    vi: 'Không phải bước đã không công nhận sáng kiến này.',
    en: 'It was not declined at that step.',
  },
} as const;
