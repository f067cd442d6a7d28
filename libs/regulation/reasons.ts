/** Every reason this library gives, in the words of people; `{name}` stands for a parameter, `basis` for the law. */
export const regulationReasons = {
  'authors-missing': { vi: 'Chưa có tác giả.', en: 'There is no author.', basis: 'TT 18/2013 Điều 5' },
  'too-many-authors': {
    vi: 'Quá số tác giả, đồng tác giả được phép[ (có {given}, tối đa {max})].',
    en: 'There are more authors than allowed[ ({given}, at most {max})].',
  },
  'authors-not-in-same-unit': {
    vi: 'Các đồng tác giả phải cùng một đơn vị.',
    en: 'Co-authors must belong to one unit.',
  },
  'coauthor-consent-missing': {
    vi: 'Còn đồng tác giả chưa xác nhận tỷ lệ đóng góp.',
    en: 'A co-author has not agreed to the shares yet.',
  },
  'shares-not-100': {
    vi: 'Tổng tỷ lệ đóng góp phải đúng 100%, mỗi người lớn hơn 0[ (hiện là {total}%)].',
    en: 'Shares must each be above 0 and sum to exactly 100 %[ (now {total} %)].',
    basis: 'TT 18/2013 Điều 5, Phụ lục I',
  },
  'share-below-minimum': {
    vi: 'Tỷ lệ đóng góp của một tác giả thấp hơn mức tối thiểu[ ({given}%, tối thiểu {minimum}%)].',
    en: "An author's share is below the minimum[ ({given} %, at least {minimum} %)].",
  },
  'share-above-maximum': {
    vi: 'Tỷ lệ đóng góp của một tác giả cao hơn mức tối đa[ ({given}%, tối đa {maximum}%)].',
    en: "An author's share is above the maximum[ ({given} %, at most {maximum} %)].",
  },
  'channel-not-offered': {
    vi: 'Quy chế không nhận hồ sơ theo cách này (chỉ nhận: {offered}).',
    en: 'The regulation takes no dossiers that way (only: {offered}).',
  },
  'paper-copies-missing': {
    vi: 'Thiếu bộ hồ sơ giấy (có {given}, cần {needed}).',
    en: 'There are too few copies on paper ({given}, {needed} are needed).',
  },
  'fee-differs': {
    vi: 'Lệ phí đã thu ({given} đồng) không đúng mức quy định ({due} đồng).',
    en: 'The fee taken ({given} đồng) is not the one that is due ({due} đồng).',
  },
  'not-registered': {
    vi: 'Chưa đăng ký: đăng ký là điều kiện để nộp hồ sơ.',
    en: 'It was not registered, and registration is required.',
  },
  'application-missing': {
    vi: 'Chưa ghi ngày áp dụng lần đầu hoặc hình thức áp dụng.',
    en: 'The date or kind of the first application is missing.',
  },
  'first-applied-in-future': {
    vi: 'Ngày áp dụng lần đầu ở tương lai.',
    en: 'The date of the first application is in the future.',
  },
  'filing-period-over': {
    vi: 'Đã quá thời hiệu nộp đơn kể từ ngày áp dụng lần đầu[ ({firstAppliedOn})].',
    en: 'The filing period since the first application[ ({firstAppliedOn})] is over.',
    basis: 'NĐ 13/2012 Điều 5',
  },
  'filing-window-closed': {
    vi: 'Chưa đến hoặc đã hết thời gian nộp đơn tại cơ sở.',
    en: 'The window for filing with the unit is not open.',
  },
  'component-missing': { vi: 'Thiếu thành phần hồ sơ: {label}.', en: 'The dossier lacks: {label}.' },
  'component-unknown': { vi: 'Quy chế không có thành phần hồ sơ này.', en: 'The regulation has no such component.' },
  'too-many-pages': {
    vi: 'Thành phần hồ sơ quá số trang cho phép[: {label}, {given} trang, tối đa {maxPages} trang].',
    en: 'A component of the dossier has more pages than allowed[: {label}, {given} pages, at most {maxPages}].',
  },
  'file-type-not-accepted': {
    vi: '{label}: không nhận tệp .{given}, chỉ nhận {allowed}.',
    en: '{label}: .{given} is not accepted, only {allowed}.',
  },
  'extension-not-allowed': {
    vi: 'Quy chế không cho gia hạn thời hạn này.',
    en: 'The regulation allows no extension of this period.',
  },
  'extension-too-often': {
    vi: 'Đã gia hạn đủ số lần cho phép (tối đa {times} lần).',
    en: 'It was extended as often as allowed ({times} times).',
  },
  'extension-too-long': {
    vi: 'Mỗi lần gia hạn không quá {days} ngày (đề nghị {given} ngày).',
    en: 'An extension is at most {days} days ({given} asked).',
  },
  'number-incomplete': {
    vi: 'Thiếu dữ liệu để ghi số theo mẫu {pattern}.',
    en: 'A part of the number {pattern} is missing.',
  },
  'council-size': {
    vi: 'Hội đồng có {given} thành viên; phải từ {min} đến {max}.',
    en: 'The council has {given} members; it must have {min} to {max}.',
  },
  'council-role': {
    vi: 'Hội đồng có {given} người giữ vai trò {role}; cần ít nhất {min}.',
    en: 'The council has {given} as {role}; at least {min} needed.',
    basis: 'TT 18/2013 Điều 8',
  },
  'council-member-twice': {
    vi: 'Một người được ghi hai lần trong hội đồng.',
    en: 'A person is named twice in the council.',
  },
  'head-may-not-sit': {
    vi: 'Thủ trưởng là tác giả thì không được tham gia hội đồng[ ({name})].',
    en: "The unit's head who is an author may not sit on the council[ ({name})].",
    basis: 'TT 18/2013 Điều 8',
  },
  'score-missing': { vi: 'Chưa chấm tiêu chí «{criterion}».', en: "Criterion '{criterion}' is not scored." },
  'score-out-of-range': {
    vi: 'Điểm «{criterion}» ({given}) phải từ 0 đến {max}.',
    en: "The score of '{criterion}' ({given}) must be from 0 to {max}.",
  },
  'score-off-step': {
    vi: 'Điểm «{criterion}» ({given}) phải là bội số của {step}.',
    en: "The score of '{criterion}' ({given}) must be a multiple of {step}.",
  },
  'remark-missing': {
    vi: 'Điểm «{criterion}» dưới {remarkBelow} phải có nhận xét.',
    en: "A score of '{criterion}' below {remarkBelow} needs a remark.",
  },
  'criterion-unknown': { vi: 'Quy chế không có tiêu chí này.', en: 'The regulation has no such criterion.' },
  'sheets-missing': { vi: 'Chưa có phiếu chấm nào.', en: 'There is no score sheet yet.' },
  'second-rater-missing': { vi: 'Cần phiếu của người chấm thứ hai.', en: 'A second rater is needed.' },
  'third-rater-missing': {
    vi: 'Hai phiếu lệch {difference} điểm (cho phép {allowed}): cần người chấm thứ ba.',
    en: 'Two sheets differ by {difference} (allowed {allowed}): a third rater is needed.',
  },
  'ballots-missing': { vi: 'Chưa có kết quả kiểm phiếu.', en: 'The ballots are not counted yet.' },
  'rule-met': { vi: 'Đạt điều kiện.', en: 'The rule is met.' },
  'total-below-minimum': {
    vi: 'Tổng điểm {total}, cần ít nhất {minimum}.',
    en: 'The total is {total}; at least {minimum} is needed.',
  },
  'criterion-below-floor': {
    vi: 'Tiêu chí «{criterion}» đạt {score}, cần ít nhất {floor}.',
    en: "Criterion '{criterion}' has {score}; at least {floor} is needed.",
  },
  'vote-short': {
    vi: '{agree}/{of} phiếu đồng ý, cần ít nhất {needed}.',
    en: '{agree} of {of} agree; at least {needed} are needed.',
    basis: 'TT 18/2013 Điều 8',
  },
  'eligible-short': {
    vi: '{eligible}/{of} thành viên đánh giá đạt, cần ít nhất {needed}.',
    en: '{eligible} of {of} members find it eligible; at least {needed} are needed.',
  },
  'grade-not-passing': {
    vi: 'Xếp loại {grade} (tổng điểm {total}) chưa đạt.',
    en: 'Grade {grade} (total {total}) does not pass.',
  },
  'to-improve': {
    vi: 'Tổng điểm {total} dưới {minimum}: đề nghị hoàn thiện.',
    en: 'The total of {total} is below {minimum}: to be improved.',
  },
  'scope-units-missing': {
    vi: 'Chưa nêu các đơn vị có điều kiện tương tự và đơn vị nào áp dụng được.',
    en: 'The units with the same conditions, and which of them could use it, are missing.',
  },
  'scope-below-minimum': {
    vi: 'Mới có {percent}% đơn vị có điều kiện tương tự áp dụng được; quy chế yêu cầu ít nhất {minimum}%.',
    en: 'Only {percent}% of the units with the same conditions could use it; the regulation asks for {minimum}%.',
  },
} as const;
