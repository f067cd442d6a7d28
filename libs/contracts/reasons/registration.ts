/** Reasons that the registration service gives beside those of the lifecycle and the regulation. */
export const registrationReasons = {
  'campaign-missing': {
    vi: 'Chưa có đợt phát động nào đang mở cho năm này.',
    en: 'No campaign of that year has been launched.',
  },
  'target-level-not-called': {
    vi: 'Cấp đăng ký không nằm trong đợt phát động.',
    en: 'The campaign does not call for this level.',
  },
  'author-unknown': { vi: 'Không có người này trong danh bạ.', en: 'This author is not in the directory.' },
  'author-twice': { vi: 'Một người được ghi hai lần trong danh sách tác giả.', en: 'An author is listed twice.' },
  'lead-author-missing': {
    vi: 'Tác giả chính lập bản đăng ký và đứng đầu danh sách tác giả.',
    en: 'The lead author drafts it and comes first among its authors.',
  },
  'not-lead-author': {
    vi: 'Chỉ tác giả chính sửa được danh sách tác giả và tỷ lệ đóng góp.',
    en: 'Only the lead author changes the authors and their shares.',
  },
  'campaign-unknown': {
    vi: 'Đợt phát động này không thuộc địa phương và năm đăng ký.',
    en: 'This campaign is not one of the locality and the year.',
  },
  'shortcoming-unknown': {
    vi: 'Không có tồn tại, vướng mắc này trong báo cáo của đơn vị.',
    en: 'The unit names no such shortcoming.',
  },
  'shortcoming-not-earlier': {
    vi: 'Tồn tại được cho là tái diễn phải thuộc báo cáo năm trước.',
    en: 'What came back must be of an earlier year.',
  },
  'already-recurring': {
    vi: 'Tồn tại này đã được ghi là tái diễn.',
    en: 'It is already said which earlier one came back.',
  },
  'condition-unknown': { vi: 'Quy chế không có điều kiện này.', en: 'The regulation has no such condition.' },
  'declaration-unknown': { vi: 'Quy chế không có cam đoan này.', en: 'The regulation has no such declaration.' },
  'category-unknown': {
    vi: 'Nội dung không thuộc danh mục của quy chế.',
    en: 'The category is not one of the regulation.',
  },
  'kind-unknown': { vi: 'Loại giải pháp không thuộc NĐ 13/2012 Điều 3.', en: 'The kind of solution is unknown.' },
  'locked-after-registration': {
    vi: 'Tên, tác giả không sửa được sau hạn sửa đăng ký.',
    en: 'Title and authors cannot change after the amendment deadline.',
  },
  'attachment-empty': { vi: 'Tệp rỗng.', en: 'The file is empty.' },
  'attachment-too-large': { vi: 'Tệp lớn hơn {maxMegabytes} MB.', en: 'The file is larger than {maxMegabytes} MB.' },
  'attachment-type': {
    vi: 'Nội dung tệp ({found}) không thuộc loại được nhận: {allowed}.',
    en: 'The content of the file ({found}) is not one of {allowed}.',
  },
  'attachment-locked': {
    vi: 'Tệp PDF có mật khẩu nên người thẩm định không mở được; hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The PDF opens with a password only: remove it and send the file again.',
  },
  'attachment-unreadable': {
    vi: 'Không đọc được tệp PDF: tệp hỏng, tải lên chưa hết hoặc quá phức tạp; hãy xuất hoặc quét lại rồi gửi.',
    en: 'The PDF cannot be read: it is damaged, cut off or too complex. Export or scan it again.',
  },
  'component-unknown': { vi: 'Quy chế không có thành phần hồ sơ này.', en: 'The regulation has no such component.' },
  'list-published': {
    vi: 'Danh sách đăng ký đã được công khai và từ đó không thay đổi.',
    en: 'The registered list was published, and nothing has changed since.',
  },
  'round-unknown': { vi: 'Quy chế năm này không có đợt đó.', en: 'The regulation has no such round.' },
  'nothing-selected': { vi: 'Chưa chọn sáng kiến nào.', en: 'No initiative is selected.' },
  'attachment-unknown': { vi: 'Hồ sơ không có tệp đính kèm này.', en: 'The dossier has no such attachment.' },
  'campaign-unit-not-top': {
    vi: 'Chỉ phát động cho cả địa phương, bởi đơn vị cấp cao nhất của địa phương.',
    en: "A campaign is the whole locality's: only its own top unit launches one.",
  },
  'extension-pending': {
    vi: 'Đã có đề nghị gia hạn đang chờ trả lời.',
    en: 'An extension was asked for and is not answered yet.',
  },
  'extension-too-short': {
    vi: 'Ngày gia hạn phải sau hạn hiện tại.',
    en: 'The new day must be after the present deadline.',
  },
  'extension-not-asked': {
    vi: 'Không có đề nghị gia hạn nào đang chờ trả lời.',
    en: 'No extension waits for an answer.',
  },
  'duplicate-found': {
    vi: 'Đã có kết luận trùng với sáng kiến nộp trước[ (lúc {at})][, {name}: {reason}]; không tiếp nhận khi chưa có kết luận khác.',
    en: 'It was found to duplicate one that was filed earlier[ (at {at})][, {name}: {reason}]; it is not accepted while that stands.',
    basis: 'NĐ 13/2012 Điều 4',
  },
  'finding-of-office': {
    vi: 'Kết luận trùng do nơi tiếp nhận hoặc thư ký hội đồng ghi; chỉ họ được kết luận lại.',
    en: 'The office or the secretary of the council found them to be duplicates; only they can find otherwise.',
  },
  'duplicate-of-itself': { vi: 'Phải so sánh với một sáng kiến khác.', en: 'Compare it with another initiative.' },
  'identical-filed-earlier': {
    vi: 'Nội dung giống hệt một sáng kiến đã nộp trước[ (lúc {at})]; bản nộp trước được xét.',
    en: 'The content is identical with one that was filed earlier[ (at {at})]; the first filed wins.',
    basis: 'NĐ 13/2012 Điều 4',
  },
  'identical-filed-together': {
    vi: 'Nội dung giống hệt một sáng kiến nộp cùng thời điểm; cần người xem xét.',
    en: 'The content is identical with one that was filed in the same second; a person has to look.',
    basis: 'NĐ 13/2012 Điều 4',
  },
  'overlaps-recognized': {
    vi: '{percent}% nội dung trùng với «{title}».',
    en: "{percent} % of the content is found in '{title}'.",
    basis: 'NĐ 13/2012 Điều 4',
  },
  'not-an-author': { vi: 'Bạn không phải là tác giả của sáng kiến này.', en: 'You are not one of its authors.' },
} as const;
